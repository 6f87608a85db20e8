package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.internal.Once;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.client.Fork;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.NewPullRequest;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import java.util.List;
import java.util.Optional;

/**
 * The account's own pull requests to a package: never two for the same branches. The open ones are
 * listed once for all branches.
 */
final class PullRequests {

  private final String packageName;
  private final ForgeProject project;
  private final Once<Fork> fork;
  private final Once<List<PullRequest>> open;

  PullRequests(DistGit distGit, String packageName, Once<Fork> fork) {
    this.packageName = packageName;
    this.project = distGit.project(packageName);
    this.fork = fork;
    this.open =
        new Once<>(
            () -> project.pullRequests(PullRequestQuery.open().author(distGit.account())).toList());
  }

  /**
   * Sees to it that the pull request of a branch is open with these texts.
   *
   * @param pushed whether its branch has just moved
   * @param warnings what the result is to tell
   */
  BranchResult propose(
      String branch, PlannedPullRequest planned, boolean pushed, List<String> warnings) {
    Optional<PullRequest> present = find(planned);
    if (present.isEmpty()) {
      PullRequest created =
          project.createPullRequest(
              NewPullRequest.builder()
                  .title(planned.title())
                  .description(planned.description())
                  .source(fork.get().project(), planned.sourceBranch())
                  .targetBranch(planned.targetBranch())
                  .build());
      return new BranchResult.Proposed(packageName, branch, ref(created), warnings);
    }
    PullRequest found = present.get();
    boolean sameTexts =
        found.title().equals(planned.title())
            && found.description().strip().equals(planned.description().strip());
    if (sameTexts && !pushed) {
      return new BranchResult.UpToDate(packageName, branch, Optional.of(ref(found)), warnings);
    }
    if (!sameTexts) {
      project.updatePullRequest(found.id(), planned.title(), planned.description());
    }
    return new BranchResult.Updated(packageName, branch, ref(found), warnings);
  }

  private Optional<PullRequest> find(PlannedPullRequest planned) {
    PullRequestQuery wanted =
        PullRequestQuery.open()
            .sourceProject(fork.get().fullName())
            .sourceBranch(planned.sourceBranch())
            .targetBranch(planned.targetBranch());
    return open.get().stream().filter(wanted::matches).findFirst();
  }

  private static PullRequestRef ref(PullRequest pullRequest) {
    return new PullRequestRef(pullRequest.id(), pullRequest.webUrl());
  }
}
