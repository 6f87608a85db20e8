package io.github.packit4j.core.internal.work;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowEvent;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.http.PackitException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the steps of one branch, tells the listener, and turns an exception into a result. */
public final class Steps {

  private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

  private final String packageName;
  private final String branch;
  private final WorkflowListener listener;

  /**
   * Creates the steps of a branch.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param listener is told of each step
   */
  public Steps(String packageName, String branch, WorkflowListener listener) {
    this.packageName = packageName;
    this.branch = branch;
    this.listener = listener;
  }

  /**
   * What a step has done.
   *
   * @param detail in a few words
   * @param bytes how much was downloaded or uploaded
   */
  public record Done(String detail, long bytes) {

    /**
     * Tells of a step that moves no archives.
     *
     * @param detail what it did, in a few words
     * @return the same without bytes
     */
    public static Done of(String detail) {
      return new Done(detail, 0);
    }
  }

  /**
   * Runs all steps of a branch that is carried out.
   *
   * @param work calls {@link #step} for each of them
   * @return the work's result, or the failure of one of its steps
   */
  public BranchResult branch(Supplier<BranchResult> work) {
    start();
    BranchResult result =
        attempt(() -> Optional.of(work.get()))
            .orElseThrow(() -> new IllegalStateException("A branch without a result"));
    finish(result);
    return result;
  }

  /** Tells that work on the branch begins. */
  public void start() {
    tell(new WorkflowEvent.BranchStarted(packageName, branch));
  }

  /**
   * Runs some of a branch's steps; a failure of one is the result.
   *
   * @param work calls {@link #step} for each of them
   * @return the work's result
   */
  public Optional<BranchResult> attempt(Supplier<Optional<BranchResult>> work) {
    try {
      return work.get();
    } catch (StepFailure e) {
      return Optional.of(
          new BranchResult.Failed(
              packageName, branch, e.step, e.failure, PackitException.mayPassByItself(e.failure)));
    }
  }

  /**
   * Tells that work on the branch has ended.
   *
   * @param result how
   */
  public void finish(BranchResult result) {
    tell(new WorkflowEvent.BranchFinished(packageName, branch, result));
  }

  /**
   * Runs a step of a branch that {@link #branch} runs.
   *
   * @param step the step
   * @param work what is done
   * @param done tells what was done
   * @return the work's result
   */
  public <T> T step(Step step, Supplier<T> work, Function<T, Done> done) {
    try {
      return told(step, work, done);
    } catch (RuntimeException e) {
      throw new StepFailure(step, e);
    }
  }

  /**
   * Runs a step that stands alone.
   *
   * @param step the step
   * @param work what is done; its exception is told and passed on
   * @param done tells what was done
   * @return the work's result
   */
  public <T> T told(Step step, Supplier<T> work, Function<T, Done> done) {
    tell(new WorkflowEvent.StepStarted(packageName, branch, step));
    long start = System.nanoTime();
    T result;
    try {
      result = work.get();
    } catch (RuntimeException e) {
      LOG.warn("{} {}: {} failed", packageName, branch, step, e);
      tell(new WorkflowEvent.StepFailed(packageName, branch, step, e, since(start)));
      throw e;
    }
    Done told = done.apply(result);
    tell(
        new WorkflowEvent.StepSucceeded(
            packageName, branch, step, told.detail(), told.bytes(), since(start)));
    return result;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
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
