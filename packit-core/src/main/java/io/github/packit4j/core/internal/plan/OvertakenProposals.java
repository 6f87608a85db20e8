package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.internal.job.BranchMacros;
import io.github.packit4j.core.internal.job.ReleaseData;
import io.github.packit4j.core.internal.text.ObsoleteText;
import io.github.packit4j.core.internal.text.ProposalTexts;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.specfile.changelog.Packager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The account's own open pull requests into a branch that was pushed to. What the branch is now
 * decides, however late the push is told of.
 */
public final class OvertakenProposals {

  private final Repositories repositories;
  private final ReleaseData releases;
  private final GitIdentity own;

  /**
   * Creates the proposals.
   *
   * @param repositories what is read
   * @param releases the distribution's releases
   * @param identity who the workflow's commits are of
   */
  public OvertakenProposals(Repositories repositories, ReleaseData releases, Packager identity) {
    this.repositories = repositories;
    this.releases = releases;
    this.own = new GitIdentity(identity.name(), identity.email());
  }

  /**
   * Plans the closing of those that have nothing to bring any more.
   *
   * @param push a push to a package
   * @param settings the package's settings, if it has a configuration in dist-git
   * @return one element a pull request that is obsolete
   */
  public List<JobPlan> by(DistGitPush push, Optional<PackageSettings> settings) {
    ReleaseBranch branch = releases.aliases().resolve(List.of(push.branch())).get(0);
    OwnPullRequests pullRequests = repositories.pullRequests(push.packageName());
    List<PullRequest> open =
        pullRequests.openTo(branch.name()).stream()
            .filter(each -> ProposalTexts.proposedBranch(each.sourceBranch()).isPresent())
            .filter(each -> !merges(push, each))
            .toList();
    if (open.isEmpty()) {
      return List.of();
    }
    Set<String> branches = new TreeSet<>(Set.of(branch.name()));
    open.forEach(each -> branches.add(sourceOf(each)));
    try (PackageRepository repository =
        repositories.distGit(
            push.packageName(),
            pullRequests,
            branches,
            open.stream().map(PullRequest::sourceBranch).toList())) {
      Look look =
          new Look(
              push,
              branch,
              settings,
              repository,
              new OpenProposals(repository, repositories.specPath(push.packageName()), own));
      return repository.head(branch).map(look::plans).orElseGet(List::of);
    }
  }

  private static boolean merges(DistGitPush push, PullRequest proposal) {
    return push.pullRequest().stream().anyMatch(merged -> merged == proposal.id());
  }

  private static String sourceOf(PullRequest proposal) {
    return ProposalTexts.proposedBranch(proposal.sourceBranch()).orElseThrow();
  }

  /** What is there after a push. */
  private record Look(
      DistGitPush push,
      ReleaseBranch branch,
      Optional<PackageSettings> settings,
      PackageRepository repository,
      OpenProposals proposals) {

    List<JobPlan> plans(CommitId now) {
      return proposals.into(branch.name()).stream()
          .filter(each -> !isBeingMerged(each, now))
          .flatMap(each -> obsolete(each, now).map(reason -> plan(each, reason)).stream())
          .toList();
    }

    private JobPlan plan(PullRequest proposal, String reason) {
      JobPlan.CloseObsolete plan =
          new JobPlan.CloseObsolete(
              OpenProposals.closing(push.packageName(), branch.name(), proposal, reason));
      return proposals.isReopened(proposal, reason)
          ? new JobPlan.Settled(ObsoleteText.reopened(plan))
          : plan;
    }

    /** A forge may tell of a merge before it takes the pull request for merged. */
    private boolean isBeingMerged(PullRequest proposal, CommitId now) {
      return merges(push, proposal)
          || !push.tellsPullRequest()
              && proposals
                  .head(proposal)
                  .filter(head -> repository.isAncestor(head, now))
                  .isPresent();
    }

    private Optional<String> obsolete(PullRequest proposal, CommitId now) {
      return takesNothing(proposal, now)
          .map(SkipReason::message)
          .or(() -> proposals.superseded(proposal, branch, BranchMacros.of(branch, settings)));
    }

    private Optional<SkipReason> takesNothing(PullRequest proposal, CommitId now) {
      if (branch.isEndOfLife()) {
        return Optional.of(new SkipReason.EndOfLife(branch.name(), branch.endOfLife()));
      }
      if (repository.files(now).paths().contains(BranchPlanner.RETIRED)) {
        return Optional.of(new SkipReason.Retired(branch.name()));
      }
      String source = sourceOf(proposal);
      return source.equals(branch.name()) || isBehind(now, source, proposal)
          ? Optional.empty()
          : Optional.of(new SkipReason.CannotFastForward(branch.name(), source));
    }

    /** Whether a branch can be fast-forwarded to the proposal of another one, or to that itself. */
    private boolean isBehind(CommitId now, String source, PullRequest proposal) {
      return repository.head(source).filter(head -> repository.isAncestor(now, head)).isPresent()
          || proposals.head(proposal).filter(head -> repository.isAncestor(now, head)).isPresent();
    }
  }
}
