package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.WorkflowEvent;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.internal.text.Failure;
import io.github.packit4j.core.internal.text.Markdown;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.forge.CommitState;
import io.github.packit4j.distgit.forge.CommitStatus;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeProject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows on the released commit how far each branch is, as a status {@code
 * propose-downstream:<branch>}. What is shown already is not set again, and where there is nothing
 * to be done nothing is shown. Whatever a status leads to, the next listener is told first, and an
 * exception is for who tells listeners.
 */
public final class CommitStatuses implements WorkflowListener {

  private static final Logger LOG = LoggerFactory.getLogger(CommitStatuses.class);

  /** How forges' clients end a description that is too long for the forge. */
  private static final String CUT = "…";

  private final ForgeProject project;
  private final String commit;
  private final boolean severalPackages;
  private final Set<String> settled;
  private final WorkflowListener next;
  private final Once<Map<String, CommitStatus>> shown;

  private CommitStatuses(
      ForgeProject project, String commit, ReleasePlan plan, WorkflowListener next) {
    this.project = project;
    this.commit = commit;
    this.severalPackages =
        plan.branches().stream().map(BranchPlan::packageName).distinct().count() > 1;
    this.settled =
        plan.branches().stream()
            .filter(BranchPlan.Settled.class::isInstance)
            .map(branch -> context(branch.packageName(), branch.branch()))
            .collect(Collectors.toSet());
    this.next = next;
    this.shown = new Once<>(this::read);
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
    return plan.commit()
        .<WorkflowListener>map(commit -> new CommitStatuses(project, commit, plan, next))
        .orElse(next);
  }

  private Map<String, CommitStatus> read() {
    Map<String, CommitStatus> statuses = new ConcurrentHashMap<>();
    try {
      project.commits().statuses(commit).forEach(each -> statuses.put(each.context(), each));
    } catch (ForgeException e) {
      LOG.warn("Could not read the statuses of {}", commit, e);
    }
    return statuses;
  }

  @Override
  public void on(WorkflowEvent event) {
    next.on(event);
    if (event instanceof WorkflowEvent.BranchStarted) {
      started(context(event.packageName(), event.branch()));
    } else if (event instanceof WorkflowEvent.BranchFinished finished) {
      finished(context(event.packageName(), event.branch()), finished.result());
    }
  }

  /** In a monorepo several packages have the same branches. */
  private String context(String packageName, String branch) {
    return "propose-downstream:" + branch + (severalPackages ? ":" + packageName : "");
  }

  /** What was shown before stands until something else has come of it. */
  private void started(String context) {
    if (!settled.contains(context) && !shown.get().containsKey(context)) {
      set(CommitStatus.of(context, CommitState.PENDING, "Starting propose downstream..."));
    }
  }

  private void finished(String context, BranchResult result) {
    if (result instanceof BranchResult.Failed failed) {
      set(
          CommitStatus.of(
              context,
              CommitState.FAILURE,
              "Propose downstream failed: " + Markdown.line(Failure.text(failed.cause()))));
    } else if (result instanceof BranchResult.Skipped skipped) {
      // Forges have no neutral state, and a rule that holds is nothing to repair.
      if (!(skipped.reason() instanceof SkipReason.NoRelease)) {
        set(
            CommitStatus.of(
                context,
                CommitState.SUCCESS,
                "Propose downstream skipped: " + skipped.reason().message()));
      }
    } else {
      CommitStatus done =
          CommitStatus.of(
              context, CommitState.SUCCESS, "Propose downstream finished successfully.");
      pullRequest(result)
          .map(PullRequestRef::url)
          .ifPresentOrElse(url -> set(done.withUrl(url)), () -> concluded(done));
    }
  }

  /** Where there was nothing to be done, only what has not ended well is brought to its end. */
  private void concluded(CommitStatus done) {
    CommitStatus before = shown.get().get(done.context());
    if (before != null && before.state() != CommitState.SUCCESS) {
      set(done);
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

  private void set(CommitStatus status) {
    CommitStatus before = shown.get().get(status.context());
    if (before == null || !isSame(before, status)) {
      project.commits().setStatus(commit, status);
      shown.get().put(status.context(), status);
    }
  }

  private static boolean isSame(CommitStatus shown, CommitStatus wanted) {
    String text = shown.description();
    return shown.state() == wanted.state()
        && shown.url().equals(wanted.url())
        && (text.equals(wanted.description())
            || text.endsWith(CUT)
                && wanted.description().startsWith(text.substring(0, text.length() - 1)));
  }
}
