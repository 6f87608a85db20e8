package io.github.packit4j.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.Origin;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @TempDir Path directory;

  private Database database;
  private EventStore store;

  @BeforeEach
  void open() {
    database = Database.embedded(directory);
    store = new EventStore(database.source(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static PackitEvent tagged(long build, String packageName) {
    return new BuildTagged(build, packageName + "-1-1", packageName, "f46-build-side-1", "packit");
  }

  private StoredEvent first(String subject) {
    return store.first(subject).orElseThrow();
  }

  @Test
  void eventsOfASubjectComeInTheirOrder() {
    store.add(tagged(3, "hello"));
    store.add(tagged(1, "other"));
    assertThat(store.add(tagged(2, "hello"))).isEqualTo("hello");

    assertThat(first("hello").event()).isEqualTo(tagged(3, "hello"));
    store.end(first("hello"), true, "done");
    assertThat(first("hello").event()).isEqualTo(tagged(2, "hello"));
    assertThat(store.unattended("handle events")).containsExactlyInAnyOrder("hello", "other");
  }

  @Test
  void anEventThatWaitsIsStoredOnceAndOneThatHasEndedWaitsAgain() {
    store.add(tagged(1, "hello"));
    store.add(tagged(1, "hello"));
    store.end(first("hello"), false, "in vain");
    assertThat(store.first("hello")).isEmpty();

    store.add(tagged(1, "hello"));
    assertThat(first("hello").attempts()).isZero();
    store.end(first("hello"), true, "done");
    assertThat(store.unattended("handle events")).isEmpty();
  }

  private static PackitEvent released(String delivery) {
    return new ReleasePublished(
        URI.create("https://github.com/example/hello"),
        "1.1",
        new Origin(Optional.of(delivery), Optional.of(NOW)));
  }

  /** A forge that delivers again says so; a sweep does not know who has told of it. */
  @Test
  void whatWasDeliveredIsNotFoundAnewByASweep() {
    String subject = store.add(released("delivery-1"));
    store.add(released("delivery-1"));
    assertThat(store.addNew(SweepTest.RELEASE)).isEmpty();
    store.end(first(subject), true, "done");
    assertThat(store.first(subject)).isEmpty();
    assertThat(store.addNew(SweepTest.RELEASE)).isEmpty();

    store.add(released("delivery-2"));
    store.add(released("delivery-3"));
    store.end(first(subject), true, "done");
    assertThat(first(subject).event()).isEqualTo(released("delivery-3"));
  }

  @Test
  void whatIsPutOffKeepsItsPlace() {
    store.add(tagged(1, "hello"));
    store.add(tagged(2, "hello"));
    Instant later = NOW.plusSeconds(60);
    store.again(first("hello"), later, "not yet");

    assertThat(first("hello").event()).isEqualTo(tagged(1, "hello"));
    assertThat(first("hello").due()).isEqualTo(later);
    assertThat(first("hello").attempts()).isEqualTo(1);
  }

  @Test
  void whatIsDeliveredAgainAfterItsEndComesAfterWhatHasComeMeanwhile() {
    store.add(tagged(1, "hello"));
    store.add(tagged(2, "hello"));
    store.end(first("hello"), true, "done");
    store.add(tagged(1, "hello"));

    assertThat(first("hello").event()).isEqualTo(tagged(2, "hello"));
    store.end(first("hello"), true, "done");
    assertThat(first("hello").event()).isEqualTo(tagged(1, "hello"));
  }

  @Test
  void whatIsStoredIsThereWhenTheDatabaseIsOpenedAgain() {
    PackitEvent event =
        new NewVersions(
            "hello",
            List.of("1.1", "1.2"),
            Set.of("1.1"),
            OptionalLong.of(7),
            OptionalLong.empty());
    store.add(event);
    close();
    open();
    assertThat(first("hello").event()).isEqualTo(event);
    assertThat(first("hello").due()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'; drop table event; --", "\0", "\uD800", "ü\u202E", "%s?"})
  void hostileTextIsStoredAsItIs(String text) {
    PackitEvent event =
        new CommentPosted(
            URI.create("https://example.org/a/b"), 1, true, 2, text, text, Optional.of(text));
    String subject = store.add(event);
    store.add(tagged(1, text.isEmpty() ? "x" : text));
    assertThat(first(subject).event()).isEqualTo(event);
    assertThat(store.unattended("handle events"))
        .hasSize(2)
        .allMatch(one -> one.matches("[!-~]{1,200}"));
  }
}
