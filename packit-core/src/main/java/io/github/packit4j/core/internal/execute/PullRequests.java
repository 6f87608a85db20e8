package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.core.internal.work.ReleasePullRequests;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.client.Fork;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.NewPullRequest;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.distgit.forge.PullRequestState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The account's own pull requests to a package: never two for the same branches. They are listed
 * once for all branches before any is opened, and the open ones once afterwards.
 */
final class PullRequests {

  private static final Logger LOG = LoggerFactory.getLogger(PullRequests.class);

  private final String packageName;
  private final ForgeProject project;
  private final String account;
  private final Once<Fork> fork;
  private final MaintainerAccess maintainers;
  private final LastLook lastLook;
  private final Once<List<PullRequest>> before;
  private final Once<List<PullRequest>> after;

  /** What may have come to pass since the push, while others opened, merged and pushed. */
  interface LastLook {

    /** Tells whether the fork's branch still is what this run has put there, if it has. */
    boolean isOurs(String sourceBranch);

    /**
     * Makes sure that a branch of the package is still the one that was planned for.
     *
     * @throws MovedException if it is not, as when somebody has merged the proposal meanwhile
     */
    void requireUnmoved(String branch);
  }

  PullRequests(
      ProposalTarget target,
      String packageName,
      Once<Fork> fork,
      MaintainerAccess maintainers,
      LastLook lastLook) {
    this.packageName = packageName;
    this.project = target.project();
    this.account = target.account();
    this.fork = fork;
    this.maintainers = maintainers;
    this.lastLook = lastLook;
    this.before = new Once<>(() -> listed(PullRequestQuery.all()));
    this.after = new Once<>(() -> listed(PullRequestQuery.open()));
  }

  private List<PullRequest> listed(PullRequestQuery query) {
    return project.pullRequests().list(query.author(account)).toList();
  }

  /**
   * Sees to it that the pull request of a branch is open with these texts.
   *
   * @param pushed whether its branch has just moved
   * @param warnings what the result is to tell
   */
  BranchResult propose(
      String branch, PlannedPullRequest planned, boolean pushed, List<String> warnings) {
    return oldest(before.get(), planned)
        .map(found -> updated(branch, found, planned, pushed, warnings))
        .orElseGet(() -> created(branch, planned, pushed, warnings));
  }

  private BranchResult created(
      String branch, PlannedPullRequest planned, boolean pushed, List<String> warnings) {
    String from = fork.get().fullName();
    Optional<SkipReason> left = ReleasePullRequests.leftClosed(before.get(), planned, from);
    if (left.isPresent()) {
      return new BranchResult.Skipped(packageName, branch, left.get());
    }
    if (ReleasePullRequests.find(before.get(), planned, from, PullRequestState.MERGED)
        .isPresent()) {
      // Merged just now, or before the branch lost it again: the branch tells.
      lastLook.requireUnmoved(branch);
    }
    NewPullRequest wanted =
        NewPullRequest.builder()
            .title(planned.title())
            .description(planned.description())
            .source(fork.get().project(), planned.sourceBranch())
            .targetBranch(planned.targetBranch())
            .maintainerEdits(maintainers.wanted())
            .build();
    List<String> told = new ArrayList<>(warnings);
    told.addAll(maintainers.toFork());
    try {
      PullRequest opened = project.pullRequests().create(wanted);
      told.addAll(maintainers.toBranch(opened));
      return new BranchResult.Proposed(packageName, branch, ref(opened), told);
    } catch (ForgeException e) {
      if (e.reason() != Reason.CONFLICT && e.reason() != Reason.INVALID) {
        throw e;
      }
      // Another run opened it since the list was read, on a forge that takes only one.
      return oldest(listed(PullRequestQuery.open()), planned)
          .map(found -> updated(branch, found, planned, pushed, warnings))
          .orElseThrow(() -> e);
    }
  }

  private BranchResult updated(
      String branch,
      PullRequest found,
      PlannedPullRequest planned,
      boolean pushed,
      List<String> warnings) {
    boolean sameTexts = says(found, planned);
    if (sameTexts && !pushed) {
      return new BranchResult.UpToDate(packageName, branch, Optional.of(ref(found)), warnings);
    }
    if (!sameTexts) {
      if (!lastLook.isOurs(planned.sourceBranch())) {
        throw new MovedException(
            "Branch %s was pushed by another run meanwhile, so %s proposes something else. Run the release again."
                .formatted(planned.sourceBranch(), found.webUrl()));
      }
      project.pullRequests().update(found.id(), planned.title(), planned.description());
    }
    return new BranchResult.Updated(packageName, branch, ref(found), warnings);
  }

  /**
   * Looks again, after all branches: where another run opened the same pull request at the same
   * moment, the older one stays, and the own is closed.
   *
   * @param own what was opened
   * @return the same, or the older pull request as there already
   */
  BranchResult settled(BranchResult.Proposed own) {
    try {
      Optional<PullRequest> made =
          after.get().stream().filter(each -> each.id() == own.pullRequest().id()).findFirst();
      Optional<PullRequest> older =
          made.flatMap(each -> oldest(after.get(), each))
              .filter(oldest -> oldest.id() < own.pullRequest().id());
      if (older.isEmpty()) {
        return own;
      }
      project.pullRequests().close(own.pullRequest().id());
      return new BranchResult.UpToDate(
          packageName,
          own.branch(),
          Optional.of(ref(retold(older.get(), made.orElseThrow()))),
          own.warnings());
    } catch (ForgeException e) {
      // The pull request is open, which is worth more than the look.
      LOG.warn("Could not look for another pull request beside {}", own.pullRequest().url(), e);
      return own;
    }
  }

  /** Both are of one branch, and whoever pushed it last knows what it proposes now. */
  private PullRequest retold(PullRequest older, PullRequest own) {
    boolean same =
        older.title().equals(own.title()) && older.description().equals(own.description());
    if (!same && lastLook.isOurs(own.sourceBranch())) {
      project.pullRequests().update(older.id(), own.title(), own.description());
    }
    return older;
  }

  private Optional<PullRequest> oldest(List<PullRequest> open, PlannedPullRequest planned) {
    return oldest(
        open,
        PullRequestQuery.open()
            .sourceProject(fork.get().fullName())
            .sourceBranch(planned.sourceBranch())
            .targetBranch(planned.targetBranch()));
  }

  private static Optional<PullRequest> oldest(List<PullRequest> open, PullRequest same) {
    PullRequestQuery branches =
        PullRequestQuery.open().sourceBranch(same.sourceBranch()).targetBranch(same.targetBranch());
    return oldest(open, same.sourceProject().map(branches::sourceProject).orElse(branches));
  }

  private static Optional<PullRequest> oldest(List<PullRequest> open, PullRequestQuery wanted) {
    return open.stream().filter(wanted::matches).min(Comparator.comparingLong(PullRequest::id));
  }

  /** Tells whether a pull request is the planned one already, word for word. */
  static boolean says(PullRequest found, PlannedPullRequest planned) {
    return found.sourceBranch().equals(planned.sourceBranch())
        && found.targetBranch().equals(planned.targetBranch())
        && found.title().equals(planned.title())
        && found.description().strip().equals(planned.description().strip());
  }

  static PullRequestRef ref(PullRequest pullRequest) {
    return new PullRequestRef(pullRequest.id(), pullRequest.webUrl());
  }
}
