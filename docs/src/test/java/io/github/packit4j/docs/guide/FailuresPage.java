package io.github.packit4j.docs.guide;

import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.http.PackitException;
import java.time.Duration;
import java.util.function.Consumer;

/** The code of {@code docs/failures.md}. Never called: that it compiles is the test. */
final class FailuresPage {

  private FailuresPage() {}

  static void again(ReleaseWorkflow workflow, ReleaseRequest request, Consumer<Duration> again) {
    try {
      ReleaseReport report = workflow.release(request);
      if (report.failures().stream().anyMatch(failed -> failed.retryable())) {
        again.accept(Duration.ofMinutes(5)); // the same request: what is done is found
      }
    } catch (PackitException e) {
      if (!e.mayPassByItself()) {
        throw e;
      }
      again.accept(e.retryAfter().orElse(Duration.ofMinutes(5)));
    }
  }

  static boolean worthAnotherTry(RuntimeException failure) {
    return PackitException.mayPassByItself(failure); // of any exception, also one of others
  }
}
