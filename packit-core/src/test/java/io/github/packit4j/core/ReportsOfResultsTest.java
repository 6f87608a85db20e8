package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.SkipReason;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What reports make of the results in them. */
class ReportsOfResultsTest {

  private static final PullRequestRef PULL_REQUEST =
      new PullRequestRef(1, URI.create("https://src.fedoraproject.org/rpms/hello/pull-request/1"));
  private static final BranchResult PUSHED = new BranchResult.Pushed("hello", "f44", "abc");
  private static final BranchResult.Failed FINAL = failed(false);
  private static final BranchResult.Failed PASSING = failed(true);

  @Test
  void aReleaseSucceedsIfNoBranchFailed() {
    assertThat(report(PUSHED).succeeded()).isTrue();
    assertThat(report(PUSHED).failures()).isEmpty();
    assertThat(report(FINAL, PUSHED, PASSING).succeeded()).isFalse();
    assertThat(report(FINAL, PUSHED, PASSING).failures()).containsExactly(FINAL, PASSING);
  }

  @Test
  void whatHasWarningsIsDoubtful() {
    List<String> warnings = List.of("look at this");
    BranchResult proposed = new BranchResult.Proposed("hello", "f44", PULL_REQUEST, warnings);
    BranchResult updated = new BranchResult.Updated("hello", "f43", PULL_REQUEST, warnings);
    BranchResult there =
        new BranchResult.UpToDate("hello", "f42", Optional.of(PULL_REQUEST), warnings);
    BranchResult plain = new BranchResult.Proposed("hello", "f41", PULL_REQUEST, List.of());
    assertThat(report(proposed, PUSHED, updated, plain, there, FINAL).doubtful())
        .containsExactly(proposed, updated, there);
  }

  @Test
  void anEventSucceedsIfNoJobAndNoBranchFailed() {
    assertThat(event(job(false)).succeeded()).isFalse();
    assertThat(event(released(FINAL)).succeeded()).isFalse();
    assertThat(event(released(PUSHED), notRun()).succeeded()).isTrue();
    assertThat(event(notRun(), released(PUSHED, PASSING)).succeeded()).isFalse();
    assertThat(event().succeeded()).isTrue();
  }

  @Test
  void anEventIsWorthAnotherTryIfAnyFailureMayPass() {
    assertThat(event(job(false), job(true)).retryable()).isTrue();
    assertThat(event(released(FINAL, PASSING)).retryable()).isTrue();
    assertThat(event(job(false), released(FINAL), notRun()).retryable()).isFalse();
    assertThat(event(released(PUSHED)).retryable()).isFalse();
  }

  @Test
  void whatNeedsNoWorkEndsAsPlanned() {
    SkipReason reason = new SkipReason.Retired("f44");
    RuntimeException cause = new IllegalStateException("no luck");
    assertThat(BranchResult.of(new BranchPlan.Skipped("hello", "f44", reason)))
        .isEqualTo(new BranchResult.Skipped("hello", "f44", reason));
    assertThat(BranchResult.of(new BranchPlan.Failed("hello", "f44", cause, true)))
        .isEqualTo(new BranchResult.Failed("hello", "f44", Step.PLAN, cause, true));
    assertThat(BranchResult.of(new BranchPlan.UpToDate("hello", "f44")))
        .isEqualTo(new BranchResult.UpToDate("hello", "f44", Optional.empty(), List.of()));
  }

  private static BranchResult.Failed failed(boolean retryable) {
    return new BranchResult.Failed(
        "hello", "f44", Step.PUSH, new IllegalStateException("no luck"), retryable);
  }

  private static ReleaseReport report(BranchResult... results) {
    return new ReleaseReport("1.0", List.of(results));
  }

  private static EventReport event(JobOutcome... outcomes) {
    return new EventReport(Events.RELEASE, List.of(outcomes));
  }

  private static JobOutcome job(boolean retryable) {
    return new JobOutcome.Failed(
        "koji_build", "hello", new IllegalStateException("no luck"), retryable);
  }

  private static JobOutcome notRun() {
    return new JobOutcome.NotRun("koji_build", "hello", JobOutcome.Reason.NO_JOB, "none");
  }

  private static JobOutcome released(BranchResult... results) {
    return new JobOutcome.Released("propose_downstream", "hello", report(results));
  }
}
