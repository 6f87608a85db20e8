package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.BuildUntagged;
import io.github.packit4j.core.event.PackitEvent.CheckRerun;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.PackitEvent.CommitCommented;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.Ignored;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.PullRequestClosed;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import io.github.packit4j.core.event.PackitEvent.UpdateChanged;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;
import io.github.packit4j.core.event.PackitEvent.VersionsDropped;
import io.github.packit4j.core.event.PackitEvent.VersionsFound;
import java.net.URI;
import java.time.Instant;
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

  private static final Origin ORIGIN =
      new Origin(Optional.of("72d3162e"), Optional.of(Instant.parse("2026-09-21T10:00:00.5Z")));

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
        new BuildTagged(1, "ogr-1-1", "ogr", "f44", "me").at(PROJECT),
        new NewVersions("ogr", List.of("2"), Set.of(), OptionalLong.empty(), OptionalLong.of(7))
            .in("Fedora"),
        new CommentPosted(PROJECT, 1, true, 2, "me", "/packit help", Optional.of("d".repeat(40))),
        new PullRequestChanged(PROJECT, 7, "e".repeat(40)),
        new ScratchBuildChanged(8, "CLOSED", "packit", "git+https://a/b#c", "f44"),
        new UpdateTested("FEDORA-2026-1", "packit", List.of("ogr-1-1")),
        new VersionsFound(
            7,
            "ogr",
            List.of("2"),
            Set.of("2"),
            List.of(new VersionsFound.Mapping("Fedora", "python-ogr")),
            2,
            ORIGIN),
        new VersionsDropped("ogr", List.of("2"), "not newer", ORIGIN),
        new BuildUntagged(1, "ogr-1-1", "ogr", "f44", "me", ORIGIN),
        new UpdateChanged("FEDORA-2026-1", "edit", "packit", List.of(), ORIGIN),
        new PullRequestClosed(PROJECT, 7, true, ORIGIN),
        new CommitCommented(PROJECT, "f".repeat(40), 2, "me", "Nice", ORIGIN),
        new CheckRerun(
            PROJECT, "f", Optional.of("x"), Optional.empty(), Optional.of("bot"), "me", ORIGIN),
        new Ignored("GitHub webhook 'ping'", "nothing", ORIGIN));
  }

  /** As programs have stored it before events had an origin. */
  @Test
  void anEventWithoutAnOriginIsRead() {
    assertThat(
            EventJson.read(
                "{\"event\":\"release\",\"project\":\"https://github.com/packit/ogr\",\"tag\":\"1\"}"))
        .isEqualTo(new ReleasePublished(PROJECT, "1"));
  }

  /** As programs have stored it before events said of which hub or distribution they are. */
  @Test
  void whatIsToldSinceIsMissedInNoOlderText() {
    for (PackitEvent event :
        List.of(
            new BuildTagged(1, "ogr-1-1", "ogr", "f44", "me"),
            new NewVersions(
                "ogr", List.of("2"), Set.of(), OptionalLong.empty(), OptionalLong.empty()))) {
      String older =
          EventJson.write(event).replace(",\"hub\":null", "").replace(",\"distribution\":null", "");
      assertThat(older).isNotEqualTo(EventJson.write(event));
      assertThat(EventJson.read(older)).isEqualTo(event);
    }
  }

  @Test
  void theOriginIsKept() {
    PackitEvent event = new ReleasePublished(PROJECT, "1", ORIGIN);
    assertThat(EventJson.read(EventJson.write(event)).id()).contains("72d3162e");
    assertThat(EventJson.read(EventJson.write(event)).time())
        .contains(Instant.parse("2026-09-21T10:00:00.5Z"));
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
