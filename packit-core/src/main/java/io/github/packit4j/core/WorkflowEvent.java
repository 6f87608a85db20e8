package io.github.packit4j.core;

/**
 * What a {@link WorkflowListener} is told. For each package and branch the events follow the
 * grammar {@code BranchStarted (StepStarted (StepSucceeded | StepFailed))* BranchFinished};
 * branches may interleave.
 */
public sealed interface WorkflowEvent {

  /**
   * Names the dist-git package.
   *
   * @return the package name
   */
  String packageName();

  /**
   * Names the dist-git branch.
   *
   * @return the branch
   */
  String branch();

  /**
   * Work on a branch begins.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   */
  record BranchStarted(String packageName, String branch) implements WorkflowEvent {}

  /**
   * A step begins.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param step the step
   */
  record StepStarted(String packageName, String branch, Step step) implements WorkflowEvent {}

  /**
   * A step has ended well.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param step the step
   * @param detail what it did, in a few words
   */
  record StepSucceeded(String packageName, String branch, Step step, String detail)
      implements WorkflowEvent {}

  /**
   * A step has failed, and with it the branch.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param step the step
   * @param cause what went wrong
   */
  record StepFailed(String packageName, String branch, Step step, RuntimeException cause)
      implements WorkflowEvent {}

  /**
   * Work on a branch has ended.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param result how
   */
  record BranchFinished(String packageName, String branch, BranchResult result)
      implements WorkflowEvent {}
}
