package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowEvent;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.http.PackitException;
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
    tell(new WorkflowEvent.BranchStarted(packageName, branch));
    BranchResult result;
    try {
      result = work.get();
    } catch (StepFailure e) {
      result =
          new BranchResult.Failed(
              packageName, branch, e.step, e.failure, PackitException.mayPassByItself(e.failure));
    }
    tell(new WorkflowEvent.BranchFinished(packageName, branch, result));
    return result;
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
