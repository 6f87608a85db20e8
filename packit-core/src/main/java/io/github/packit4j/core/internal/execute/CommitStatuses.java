package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.WorkflowEvent;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.internal.text.Failure;
import io.github.packit4j.core.internal.text.Markdown;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.distgit.forge.CommitState;
import io.github.packit4j.distgit.forge.CommitStatus;
import io.github.packit4j.distgit.forge.ForgeProject;
import java.util.Optional;

/**
 * Shows on the released commit how far each branch is, as a status {@code
 * propose-downstream:<branch>}. Whatever a status leads to, the next listener is told first, and an
 * exception is for who tells listeners.
 */
public final class CommitStatuses implements WorkflowListener {

  private final ForgeProject project;
  private final String commit;
  private final boolean severalPackages;
  private final WorkflowListener next;

  private CommitStatuses(
      ForgeProject project, String commit, boolean severalPackages, WorkflowListener next) {
    this.project = project;
    this.commit = commit;
    this.severalPackages = severalPackages;
    this.next = next;
  }

  /**
   * Creates a listener for one release.
   *
   * @param project the upstream project
   * @param plan the plan that will be carried out
   * @param next is told of everything, too
   * @return the listener; {@code next} itself for a release without a commit
   */
  public static WorkflowListener of(ForgeProject project, ReleasePlan plan, WorkflowListener next) {
    long packages = plan.branches().stream().map(branch -> branch.packageName()).distinct().count();
    return plan.commit()
        .<WorkflowListener>map(commit -> new CommitStatuses(project, commit, packages > 1, next))
        .orElse(next);
  }

  @Override
  public void on(WorkflowEvent event) {
    next.on(event);
    if (event instanceof WorkflowEvent.BranchStarted) {
      set(event, CommitState.PENDING, "Starting propose downstream...", Optional.empty());
    } else if (event instanceof WorkflowEvent.BranchFinished finished) {
      finished(finished);
    }
  }

  private void finished(WorkflowEvent.BranchFinished event) {
    BranchResult result = event.result();
    if (result instanceof BranchResult.Failed failed) {
      set(
          event,
          CommitState.FAILURE,
          "Propose downstream failed: " + Markdown.line(Failure.text(failed.cause())),
          Optional.empty());
    } else if (result instanceof BranchResult.Skipped skipped) {
      // Forges have no neutral state, and a rule that holds is nothing to repair.
      set(
          event,
          CommitState.SUCCESS,
          "Propose downstream skipped: " + skipped.reason().message(),
          Optional.empty());
    } else {
      set(
          event,
          CommitState.SUCCESS,
          "Propose downstream finished successfully.",
          pullRequest(result));
    }
  }

  private static Optional<PullRequestRef> pullRequest(BranchResult result) {
    if (result instanceof BranchResult.Proposed proposed) {
      return Optional.of(proposed.pullRequest());
    }
    if (result instanceof BranchResult.Updated updated) {
      return Optional.of(updated.pullRequest());
    }
    return result instanceof BranchResult.UpToDate same ? same.pullRequest() : Optional.empty();
  }

  private void set(
      WorkflowEvent event, CommitState state, String text, Optional<PullRequestRef> page) {
    // In a monorepo several packages have the same branches.
    String context =
        "propose-downstream:" + event.branch() + (severalPackages ? ":" + event.packageName() : "");
    CommitStatus status = CommitStatus.of(context, state, text);
    project.setCommitStatus(
        commit, page.map(PullRequestRef::url).map(status::withUrl).orElse(status));
  }
}
