package io.github.packit4j.core.internal.text;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One thing that failed: a branch of a release, or a job as a whole. */
public record Failure(
    String packageName,
    Optional<String> branch,
    Optional<Step> step,
    String message,
    boolean retryable) {

  public static List<Failure> of(List<JobOutcome> outcomes) {
    return outcomes.stream().flatMap(Failure::of).toList();
  }

  private static Stream<Failure> of(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.Released released) {
      return released.report().failures().stream().map(Failure::of);
    }
    if (outcome instanceof JobOutcome.Synchronized sync) {
      return sync.result() instanceof BranchResult.Failed failed
          ? Stream.of(of(failed))
          : Stream.empty();
    }
    return outcome instanceof JobOutcome.Failed failed
        ? Stream.of(
            new Failure(
                failed.packageName(),
                Optional.empty(),
                Optional.empty(),
                text(failed.cause()),
                failed.retryable()))
        : Stream.empty();
  }

  private static Failure of(BranchResult.Failed failed) {
    return new Failure(
        failed.packageName(),
        Optional.of(failed.branch()),
        Optional.of(failed.step()),
        text(failed.cause()),
        failed.retryable());
  }

  public static String text(RuntimeException cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }
}
