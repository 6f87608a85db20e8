package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowEvent;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.http.PackitException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the steps of one branch, tells the listener, and turns an exception into a result. */
final class StepRunner {

  private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);

  private final String packageName;
  private final String branch;
  private final WorkflowListener listener;

  StepRunner(String packageName, String branch, WorkflowListener listener) {
    this.packageName = packageName;
    this.branch = branch;
    this.listener = listener;
  }

  BranchResult branch(Supplier<BranchResult> work) {
    start();
    BranchResult result =
        attempt(() -> Optional.of(work.get()))
            .orElseThrow(() -> new IllegalStateException("A branch without a result"));
    finish(result);
    return result;
  }

  void start() {
    tell(new WorkflowEvent.BranchStarted(packageName, branch));
  }

  /** Runs some of a branch's steps; a failure of one is the result. */
  Optional<BranchResult> attempt(Supplier<Optional<BranchResult>> work) {
    try {
      return work.get();
    } catch (StepFailure e) {
      return Optional.of(
          new BranchResult.Failed(
              packageName, branch, e.step, e.failure, PackitException.mayPassByItself(e.failure)));
    }
  }

  void finish(BranchResult result) {
    tell(new WorkflowEvent.BranchFinished(packageName, branch, result));
  }

  <T> T step(Step step, Supplier<T> work, Function<T, String> detail) {
    tell(new WorkflowEvent.StepStarted(packageName, branch, step));
    T result;
    try {
      result = work.get();
    } catch (RuntimeException e) {
      LOG.warn("{} {}: {} failed", packageName, branch, step, e);
      tell(new WorkflowEvent.StepFailed(packageName, branch, step, e));
      throw new StepFailure(step, e);
    }
    tell(new WorkflowEvent.StepSucceeded(packageName, branch, step, detail.apply(result)));
    return result;
  }

  private void tell(WorkflowEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException e) {
      LOG.warn("A listener failed on {}", event, e);
    }
  }

  /** Carries a failure from its step to the end of its branch. */
  private static final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Step step;
    private final RuntimeException failure;

    StepFailure(Step step, RuntimeException failure) {
      super(failure);
      this.step = step;
      this.failure = failure;
    }
  }
}
