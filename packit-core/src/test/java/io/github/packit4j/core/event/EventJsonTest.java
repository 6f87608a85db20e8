package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

  private static final URI PROJECT = URI.create("https://github.com/packit/ogr");

  private static List<PackitEvent> events() {
    return List.of(
        new ReleasePublished(PROJECT, "v1\n\"'\u202E\0"),
        new NewVersions(
            "ogr", List.of("2", "1"), Set.of("1"), OptionalLong.of(5), OptionalLong.empty()),
        new DistGitPush(
            "rpms",
            "ogr",
            "f44",
            "c".repeat(40),
            "me",
            OptionalInt.of(3),
            Optional.of(Set.of("a", "b")),
            true,
            Optional.of(PROJECT),
            false),
        new DistGitPush(
            "rpms",
            "ogr",
            "f44",
            "c".repeat(40),
            "me",
            OptionalInt.empty(),
            Optional.empty(),
            false),
        new BuildStateChanged(
            1, OptionalLong.of(2), "ogr-1-1", 1, "me", Optional.of("git"), Optional.empty()),
        new BuildTagged(Long.MAX_VALUE, "ogr-1-1", "ogr", "f44", "me"),
        new CommentPosted(PROJECT, 1, true, 2, "me", "/packit help", Optional.of("d".repeat(40))),
        new PullRequestChanged(PROJECT, 7, "e".repeat(40)),
        new ScratchBuildChanged(8, "CLOSED", "packit", "git+https://a/b#c", "f44"),
        new UpdateTested("FEDORA-2026-1", "packit", List.of("ogr-1-1")));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsReadAsItWas(PackitEvent event) {
    String json = EventJson.write(event);
    assertThat(json).doesNotContain("\n");
    assertThat(EventJson.read(json)).isEqualTo(event);
  }

  @Test
  void everyKindOfEventIsAmongThese() {
    assertThat(events().stream().map(Object::getClass).distinct().toList())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList(PackitEvent.class.getPermittedSubclasses()));
  }

  /** Sets have no order of their own. */
  @Test
  void equalEventsHaveEqualTexts() {
    assertThat(EventJson.write(push(new String[] {"AaAa", "BBBB", "c"})))
        .isEqualTo(EventJson.write(push(new String[] {"c", "BBBB", "AaAa"})));
  }

  private static PackitEvent push(String[] files) {
    return new DistGitPush(
        "rpms", "ogr", "f44", "c", "me", OptionalInt.empty(), Optional.of(Set.of(files)), false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"event\":\"other\"}",
        "{\"event\":\"release\"}",
        "{\"event\":\"release\",\"project\":null,\"tag\":\"1\"}",
        "{\"event\":\"release\",\"project\":\"https://a\",\"tag\":\"1\",\"tag\":\"2\"}",
        "{\"event\":\"java.lang.Object\"}"
      })
  void whatIsNoEventIsRefused(String json) {
    assertThatThrownBy(() -> EventJson.read(json)).isInstanceOf(EventFormatException.class);
  }
}
