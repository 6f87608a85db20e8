package io.github.packit4j.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureTest {

  private static final RuntimeException CAUSE = new IllegalStateException("no luck");

  @Test
  void failedJobsAndFailedBranchesCount() {
    assertThat(
            Failure.of(
                List.of(
                    new JobOutcome.NotRun("koji_build", "a", JobOutcome.Reason.NO_JOB, "none"),
                    new JobOutcome.Failed("koji_build", "b", CAUSE, true),
                    new JobOutcome.Released(
                        "propose_downstream",
                        "c",
                        new ReleaseReport(
                            "1.0",
                            List.of(
                                new BranchResult.Pushed("c", "f45", "abc"),
                                new BranchResult.Failed("c", "f44", Step.PUSH, CAUSE, false)))))))
        .containsExactly(
            new Failure("b", Optional.empty(), Optional.empty(), "no luck", true),
            new Failure("c", Optional.of("f44"), Optional.of(Step.PUSH), "no luck", false));
  }

  @Test
  void whatSaysNothingIsCalledByItsKind() {
    assertThat(Failure.text(new IllegalStateException(" "))).isEqualTo("IllegalStateException");
    assertThat(Failure.text(new IllegalStateException())).isEqualTo("IllegalStateException");
    assertThat(Failure.text(CAUSE)).isEqualTo("no luck");
  }
}
