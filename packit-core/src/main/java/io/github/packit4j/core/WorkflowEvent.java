package io.github.packit4j.core;

import java.time.Duration;

/**
 * What a {@link WorkflowListener} is told. Planning a branch is the one step {@link Step#PLAN}. A
 * branch that is carried out follows the grammar {@code BranchStarted (StepStarted (StepSucceeded |
 * StepFailed))* BranchFinished}. A build and an update are one step each. Branches may interleave.
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
   * @param bytes how much of the archives it has downloaded ({@link Step#PLAN}) or uploaded ({@link
   *     Step#UPLOAD_SOURCES})
   * @param took how long it took
   */
  record StepSucceeded(
      String packageName, String branch, Step step, String detail, long bytes, Duration took)
      implements WorkflowEvent {}

  /**
   * A step has failed, and with it the branch.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param step the step
   * @param cause what went wrong
   * @param took how long it took
   */
  record StepFailed(
      String packageName, String branch, Step step, RuntimeException cause, Duration took)
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
