package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.sandbox.FileTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Koji announces a build before it has its tag, and Bodhi takes it only then. */
class WaitingForBodhiTest {

  private static final RetryPolicy THREE_TIMES =
      new RetryPolicy(3, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1));

  private static final String CONFIG =
      """
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      jobs:
        - job: koji_build
          trigger: commit
          allowed_committers: [alice]
          dist_git_branches: [f44]
        - job: bodhi_update
          trigger: commit
          dist_git_branches: [f44]
      """;

  @TempDir Path work;

  @Test
  void handlingWaitsUntilBodhiTakesTheBuild() {
    try (Fedora fedora = Fedora.empty(work.resolve("fedora"))) {
      PackitEvent built = untagged(fedora);
      AtomicInteger tries = new AtomicInteger();
      OkHttpClient http =
          fedora
              .sandbox()
              .httpClient()
              .newBuilder()
              .addInterceptor(
                  chain -> {
                    Response answer = chain.proceed(chain.request());
                    if (chain.request().method().equals("POST")
                        && chain.request().url().encodedPath().equals("/updates/")
                        && tries.incrementAndGet() == 2) {
                      fedora.sandbox().koji().releaseTagging();
                    }
                    return answer;
                  })
              .build();
      try (Fedora patient =
          fedora.elsewhere(http, work, builder -> builder.updateWait(THREE_TIMES))) {
        assertThat(patient.workflow().handle(built).outcomes())
            .hasSize(1)
            .hasOnlyElementsOfType(JobOutcome.UpdateCreated.class);
      }
      assertThat(tries).hasValue(3);
      assertThat(fedora.sandbox().bodhi().updates()).hasSize(1);
    }
  }

  @Test
  void aProgramWithAQueueHandlesTheEventAgain() {
    try (Fedora fedora = Fedora.empty(work, builder -> builder.updateWait(RetryPolicy.none()))) {
      PackitEvent built = untagged(fedora);

      EventReport early = fedora.workflow().handle(built);
      assertThat(early.succeeded()).isFalse();
      assertThat(early.retryable()).isTrue();
      assertThat(fedora.sandbox().bodhi().updates()).isEmpty();

      fedora.sandbox().koji().releaseTagging();
      assertThat(fedora.workflow().handle(built).outcomes())
          .hasSize(1)
          .hasOnlyElementsOfType(JobOutcome.UpdateCreated.class);
    }
  }

  /** Builds the package, which is complete then and has no tag yet. */
  private static PackitEvent untagged(Fedora fedora) {
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", CONFIG));
    fedora.sandbox().koji().holdTagging();
    assertThat(fedora.workflow().handle(Events.push(fedora, "alice")).outcomes())
        .hasOnlyElementsOfType(JobOutcome.BuildSubmitted.class);
    fedora.sandbox().koji().finishBuilds();
    return Story.events(fedora.sandbox(), 0).stream()
        .filter(
            event ->
                event instanceof BuildStateChanged build
                    && build.state() == BuildStateChanged.COMPLETE)
        .findFirst()
        .orElseThrow();
  }
}
