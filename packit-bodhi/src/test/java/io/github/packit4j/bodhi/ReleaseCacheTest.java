package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.model.Release;
import io.github.packit4j.bodhi.model.ReleaseQuery;
import io.github.packit4j.http.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseCacheTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private final FakeBodhi bodhi = new FakeBodhi();
  private final Hands clock = new Hands();
  private final BodhiClient client = bodhi.client().retryPolicy(RetryPolicy.none()).build();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    bodhi.close();
  }

  @Test
  void asksAgainWhenTheReleasesAreTooOld() {
    bodhi.on("GET", "/releases/", 200, Fixture.text("releases"));
    ReleaseCache cache = ReleaseCache.builder(client).clock(clock).build();

    assertThat(cache.current()).isInstanceOf(ReleaseData.Fresh.class);
    clock.forward(Duration.ofMinutes(59));
    assertThat(cache.current().fetchedAt()).isEqualTo(START);
    assertThat(bodhi.calls()).hasSize(1);
    clock.forward(Duration.ofMinutes(1));
    assertThat(cache.current().fetchedAt()).isEqualTo(START.plus(Duration.ofHours(1)));
    assertThat(cache.current().releases())
        .extracting(Release::name)
        .containsExactly("ELN", "EPEL-10.3", "F45", "F46", "F46F");
    assertThat(bodhi.calls()).hasSize(2);
  }

  @Test
  void givesOlderReleasesWhileBodhiIsDownAndSaysSo() {
    bodhi
        .on("GET", "/releases/", 200, Fixture.text("releases"))
        .on("GET", "/releases/", 503, "")
        .on("GET", "/releases/", 200, Fixture.text("releases"));
    ReleaseCache cache = ReleaseCache.builder(client).clock(clock).build();
    cache.current();
    clock.forward(Duration.ofHours(3));

    assertThat(cache.current())
        .isInstanceOfSatisfying(
            ReleaseData.Stale.class,
            stale -> {
              assertThat(stale.age()).isEqualTo(Duration.ofHours(3));
              assertThat(stale.releases()).hasSize(5);
              assertThat(stale.cause()).hasMessageContaining("503");
            });

    clock.forward(Duration.ofSeconds(59));
    assertThat(cache.current())
        .isInstanceOfSatisfying(
            ReleaseData.Stale.class,
            stale -> assertThat(stale.age()).isEqualTo(Duration.ofHours(3).plusSeconds(59)));
    assertThat(bodhi.calls()).hasSize(2);
    clock.forward(Duration.ofSeconds(1));
    assertThat(cache.current()).isInstanceOf(ReleaseData.Fresh.class);
  }

  @Test
  void givesNothingThatIsTooOld() {
    bodhi.on("GET", "/releases/", 200, Fixture.text("releases")).on("GET", "/releases/", 503, "");
    ReleaseCache cache = ReleaseCache.builder(client).clock(clock).build();
    cache.current();
    clock.forward(Duration.ofDays(7).plusSeconds(1));

    assertThatThrownBy(cache::current)
        .isInstanceOf(BodhiException.class)
        .hasMessageContaining("list releases");
  }

  @Test
  void takesAnAnswerWithoutReleasesForAFailure() {
    bodhi
        .on("GET", "/releases/", 200, Fixture.text("releases"))
        .on("GET", "/releases/", 200, "{\"releases\": [], \"pages\": 0}");
    ReleaseCache cache = ReleaseCache.builder(client).clock(clock).build();
    cache.current();
    cache.invalidate();

    assertThat(cache.current()).isInstanceOf(ReleaseData.Stale.class);
    assertThat(bodhi.calls()).hasSize(2);
  }

  @Test
  void keepsReleasesForTheNextRun() throws IOException {
    Path file = folder.resolve("cache/releases.json");
    bodhi.on("GET", "/releases/", 200, Fixture.text("releases")).on("GET", "/releases/", 503, "");
    ReleaseData first = ReleaseCache.builder(client).clock(clock).file(file).build().current();

    clock.forward(Duration.ofMinutes(10));
    assertThat(ReleaseCache.builder(client).clock(clock).file(file).build().current())
        .isEqualTo(first);
    assertThat(bodhi.calls()).hasSize(1);
    clock.forward(Duration.ofHours(2));
    assertThat(ReleaseCache.builder(client).clock(clock).file(file).build().current())
        .isInstanceOfSatisfying(
            ReleaseData.Stale.class,
            stale -> assertThat(stale.releases()).isEqualTo(first.releases()));

    Files.writeString(file, "{broken");
    assertThatThrownBy(() -> ReleaseCache.builder(client).clock(clock).file(file).build().current())
        .isInstanceOf(BodhiException.class);
  }

  @Test
  void releasesOfSevenDaysAreJustYoungEnough() {
    bodhi.on("GET", "/releases/", 200, Fixture.text("releases")).on("GET", "/releases/", 503, "");
    ReleaseCache cache = ReleaseCache.builder(client).clock(clock).build();
    cache.current();
    clock.forward(Duration.ofDays(7));

    assertThat(cache.current())
        .isInstanceOfSatisfying(
            ReleaseData.Stale.class,
            stale -> {
              assertThat(stale.age()).isEqualTo(Duration.ofDays(7));
              assertThat(stale.fetchedAt()).isEqualTo(START);
            });
  }

  @Test
  void itsTimesAndItsQueryCanBeSet() {
    bodhi.on("GET", "/releases/", 200, Fixture.text("releases")).on("GET", "/releases/", 503, "");
    ReleaseCache cache =
        ReleaseCache.builder(client)
            .clock(clock)
            .maxAge(Duration.ofSeconds(2))
            .retryAfter(Duration.ofSeconds(3))
            .maxStale(Duration.ofSeconds(8))
            .query(ReleaseQuery.all())
            .build();

    assertThat(cache.current().releases()).extracting(Release::name).contains("F42");
    clock.forward(Duration.ofSeconds(1));
    assertThat(cache.current()).isInstanceOf(ReleaseData.Fresh.class);
    clock.forward(Duration.ofSeconds(1));
    assertThat(cache.current()).isInstanceOf(ReleaseData.Stale.class);
    clock.forward(Duration.ofSeconds(2));
    assertThat(cache.current()).isInstanceOf(ReleaseData.Stale.class);
    assertThat(bodhi.calls()).hasSize(2);
    clock.forward(Duration.ofSeconds(1));
    assertThat(cache.current()).isInstanceOf(ReleaseData.Stale.class);
    assertThat(bodhi.calls()).hasSize(3);
    clock.forward(Duration.ofSeconds(4));
    assertThatThrownBy(cache::current).hasMessageContaining("503");
    assertThat(bodhi.calls().get(0).query()).containsOnlyKeys("page");
  }

  @Test
  void anInvalidatedCacheAsksAgainOnce() {
    bodhi.on("GET", "/releases/", 200, Fixture.text("releases"));
    ReleaseCache cache = ReleaseCache.builder(client).clock(clock).build();
    cache.current();

    cache.invalidate();
    cache.current();
    cache.current();

    assertThat(bodhi.calls()).hasSize(2);
  }

  @Test
  void saysThatBodhiNamesNoRelease() {
    bodhi.on("GET", "/releases/", 200, "{\"releases\": [], \"pages\": 0}");

    assertThatThrownBy(() -> ReleaseCache.builder(client).clock(clock).build().current())
        .isInstanceOfSatisfying(BodhiException.class, e -> assertThat(e.mayPassByItself()).isTrue())
        .hasMessage("Tried to list releases but failed because: Bodhi names no active one");
  }

  /** A file that cannot be used costs a question, not the answer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{broken",
        "[]",
        "{}",
        "{\"fetched_at\": \"2026-11-22T12:00:00Z\", \"releases\": []}",
        "{\"fetched_at\": \"yesterday\", \"releases\": [{\"name\": \"F1\"}]}",
        "{\"releases\": [{\"name\": \"F1\"}]}"
      })
  void aFileOfSomethingElseIsReplaced(String text) throws IOException {
    Path file = folder.resolve("releases.json");
    Files.writeString(file, text);
    bodhi.on("GET", "/releases/", 200, Fixture.text("releases"));

    assertThat(ReleaseCache.builder(client).clock(clock).file(file).build().current().releases())
        .hasSize(5);
    assertThat(new ReleaseFile(file).load()).isPresent();
  }

  @Test
  void aFileMayHaveFourMebibytes() throws IOException {
    Path file = folder.resolve("releases.json");
    String text = "{\"fetched_at\": \"2026-11-22T12:00:00Z\", \"releases\": [{\"name\": \"F1\"}]}";
    String padding = " ".repeat(4 * 1024 * 1024 - text.length());

    Files.writeString(file, text + padding);
    assertThat(new ReleaseFile(file).load())
        .hasValueSatisfying(data -> assertThat(data.fetchedAt()).isEqualTo(START));
    Files.writeString(file, text + padding + " ");
    assertThat(new ReleaseFile(file).load()).isEmpty();
    assertThat(new ReleaseFile(folder).load()).as("a folder").isEmpty();
  }

  @Test
  void releasesThatCannotBeKeptAreGivenAllTheSame() throws IOException {
    Path blocked = Files.createFile(folder.resolve("file")).resolve("releases.json");
    bodhi.on("GET", "/releases/", 200, Fixture.text("releases"));

    assertThat(ReleaseCache.builder(client).clock(clock).file(blocked).build().current())
        .isInstanceOf(ReleaseData.Fresh.class);
  }

  /** A clock moved by hand. */
  private static final class Hands extends Clock {
    private Instant now = START;

    void forward(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
