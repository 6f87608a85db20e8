package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.Services;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.NewPullRequest;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account's own pull requests to one branch of a package: never two for the same branches. */
final class PullRequests {

  private final Services services;
  private final String packageName;
  private final String branch;
  private final ForgeProject project;
  private @Nullable ForgeProject fork;

  PullRequests(Services services, String packageName, String branch) {
    this.services = services;
    this.packageName = packageName;
    this.branch = branch;
    this.project = services.forges().project(services.distGit().instance().projectUrl(packageName));
  }

  /** Finds the account's fork, or makes it and waits until it can be pushed to. */
  ForgeProject fork() {
    try {
      ForgeProject present = fork;
      if (present == null) {
        present = project.forkOrCreate();
        fork = present;
      }
      return present;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkflowException(
          "Interrupted while waiting for the fork of %s. Run the release again."
              .formatted(packageName),
          e);
    }
  }

  /**
   * Sees to it that the pull request is open with these texts.
   *
   * @param pushed whether its branch has just moved
   */
  BranchResult propose(PlannedPullRequest planned, boolean pushed) {
    Optional<PullRequest> open = find(planned);
    if (open.isEmpty()) {
      PullRequest created =
          project.proposePullRequest(
              NewPullRequest.builder()
                  .title(planned.title())
                  .description(planned.description())
                  .source(fork(), planned.sourceBranch())
                  .targetBranch(planned.targetBranch())
                  .build());
      return new BranchResult.Proposed(packageName, branch, ref(created));
    }
    PullRequest present = open.get();
    boolean sameTexts =
        present.title().equals(planned.title())
            && present.description().strip().equals(planned.description().strip());
    if (sameTexts && !pushed) {
      return new BranchResult.UpToDate(packageName, branch, Optional.of(ref(present)));
    }
    if (!sameTexts) {
      project.updatePullRequest(present.id(), planned.title(), planned.description());
    }
    return new BranchResult.Updated(packageName, branch, ref(present));
  }

  private Optional<PullRequest> find(PlannedPullRequest planned) {
    String account = services.distGit().account();
    return project
        .pullRequests(
            PullRequestQuery.open()
                .author(account)
                .sourceProject(fork().fullName())
                .sourceBranch(planned.sourceBranch())
                .targetBranch(planned.targetBranch()))
        .stream()
        .findFirst();
  }

  private static PullRequestRef ref(PullRequest pullRequest) {
    return new PullRequestRef(pullRequest.id(), pullRequest.webUrl());
  }
}
