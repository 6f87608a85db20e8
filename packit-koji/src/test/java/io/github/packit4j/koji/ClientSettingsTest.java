package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.koji.failure.KojiDeadlineException;
import io.github.packit4j.koji.failure.KojiOfflineException;
import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.failure.KojiTransportException;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.BuildState;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.TaskId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The defaults of a client, and that each setting reaches what it is for. */
class ClientSettingsTest {
  private static final BuildInfo BUILD =
      BuildInfo.builder().id(4).nvr(Nvr.parse("a-1-1")).state(BuildState.COMPLETE).build();

  private final FakeClock clock = new FakeClock();
  private final List<Integer> readTimeouts = new ArrayList<>();
  private FakeHub hub;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub();
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private KojiClient.Builder koji() {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  readTimeouts.add(chain.readTimeoutMillis());
                  return chain.proceed(chain.request());
                })
            .build();
    return KojiClient.builder(hub.uri()).httpClient(http).clock(clock).sleeper(clock);
  }

  @ParameterizedTest
  @CsvSource({
    "https://koji.example.org/kojihub, https://koji.example.org/koji",
    "https://koji.example.org/kojihub/, https://koji.example.org/koji",
    "https://kojihub.example.org/, https://kojihub.example.org/",
  })
  void pagesAreBesideTheHub(String address, String web) {
    try (KojiClient koji = KojiClient.builder(URI.create(address)).build()) {
      assertThat(koji.builds().url(BUILD)).hasToString(web + "/buildinfo?buildID=4");
      assertThat(koji.tasks().url(TaskId.of(37))).hasToString(web + "/taskinfo?taskID=37");
    }
  }

  @Test
  void pagesMayBeElsewhere() {
    URI web = URI.create("https://web.example.org/koji");
    try (KojiClient koji = koji().webUrl(web).build()) {
      assertThat(koji.builds().url(BUILD)).hasToString(web + "/buildinfo?buildID=4");
    }
  }

  @Test
  void aClientIsPatientByDefault() {
    hub.trouble("getAPIVersion", outage(100));
    try (KojiClient koji = koji().build()) {
      assertThatThrownBy(() -> koji.call("getAPIVersion")).isInstanceOf(KojiOfflineException.class);
    }

    assertThat(clock.pauses).hasSize(30).containsOnly(Duration.ofSeconds(20));
    assertThat(readTimeouts).containsOnly(120_000);
  }

  @Test
  void patienceCanBeSet() {
    hub.trouble("getAPIVersion", outage(100));
    try (KojiClient koji =
        koji().maxOfflineWait(Duration.ofSeconds(60)).readTimeout(Duration.ofSeconds(7)).build()) {
      assertThatThrownBy(() -> koji.call("getAPIVersion")).isInstanceOf(KojiOfflineException.class);
    }

    assertThat(clock.pauses).hasSize(3);
    assertThat(readTimeouts).hasSize(4).containsOnly(7_000);
  }

  private static FakeHub.Trouble[] outage(int calls) {
    FakeHub.Trouble[] outage = new FakeHub.Trouble[calls];
    Arrays.fill(outage, FakeHub.Trouble.OFFLINE);
    return outage;
  }

  @Test
  void retriesAreThoseOfThePolicy() {
    hub.trouble("getAPIVersion", FakeHub.Trouble.UNAVAILABLE);
    try (KojiClient koji = koji().retryPolicy(RetryPolicy.none()).build()) {
      assertThatThrownBy(() -> koji.call("getAPIVersion"))
          .isInstanceOf(KojiTransportException.class);
    }
    assertThat(hub.count("getAPIVersion")).isEqualTo(1);
  }

  @Test
  void tasksAreAskedForInTheInterval() {
    hub.answer("getTaskInfo", arguments -> Map.of("id", 37, "method", "build", "state", 0));
    hub.answer("getTaskDescendents", arguments -> Map.of());
    try (KojiClient koji = koji().pollInterval(Duration.ofSeconds(30)).build()) {
      assertThatThrownBy(
              () -> koji.tasks().await(TaskId.of(37), Duration.ofMinutes(1), update -> {}))
          .isInstanceOf(KojiDeadlineException.class);
    }
    assertThat(clock.pauses).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30));
  }

  @Test
  void answersAreOfThisSizeAtMost() {
    hub.answer("getAPIVersion", arguments -> "x".repeat(1000));
    try (KojiClient koji = koji().maxResponseBytes(1000).build()) {
      assertThatThrownBy(() -> koji.call("getAPIVersion"))
          .isInstanceOf(KojiProtocolException.class)
          .hasMessageContaining("1000 bytes");
    }
    try (KojiClient koji = koji().build()) {
      assertThat(koji.call("getAPIVersion").asString()).hasSize(1000);
    }
  }
}
