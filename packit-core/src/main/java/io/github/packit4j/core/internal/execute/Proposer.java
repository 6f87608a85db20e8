package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.Services;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.ExpectedHead;
import io.github.packit4j.distgit.git.FileChange;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.distgit.git.NewCommit;
import io.github.packit4j.distgit.git.PushResult;
import java.net.URI;
import java.util.Optional;

/** Makes the commit of a proposal and brings it to the fork or to the branch. */
final class Proposer implements AutoCloseable {

  private final Services services;
  private final BranchPlan.Proposal plan;
  private final GitRepository repository;
  private final PullRequests pullRequests;

  Proposer(Services services, BranchPlan.Proposal plan) {
    this.services = services;
    this.plan = plan;
    this.repository =
        services.distGit().git().open(services.distGit().instance().cloneUrl(plan.packageName()));
    this.pullRequests = new PullRequests(services, plan.packageName(), plan.branch());
  }

  /** A plan holds for the commit that it was made from, and for no other. */
  CommitId requireUnmoved() {
    Optional<CommitId> head = repository.fetchBranch(plan.branch());
    return head.filter(CommitId.of(plan.base())::equals)
        .orElseThrow(
            () ->
                new MovedException(
                    "Branch %s of %s has moved since the plan was made, from %s to %s. Make a new plan."
                        .formatted(
                            plan.branch(),
                            plan.packageName(),
                            plan.base(),
                            head.map(CommitId::hex).orElse("nothing"))));
  }

  ForgeProject fork() {
    return pullRequests.fork();
  }

  /** Tells whether the fork's branch has moved. */
  boolean pushToFork() {
    PlannedPullRequest pullRequest = plan.pullRequest().orElseThrow();
    ExpectedHead expected =
        plan.expectedHead()
            .map(head -> ExpectedHead.at(CommitId.of(head)))
            .orElseGet(ExpectedHead::absent);
    return push(
            services.distGit().forkPushUrl(plan.packageName()),
            pullRequest.sourceBranch(),
            expected)
        instanceof PushResult.Updated;
  }

  BranchResult.Pushed pushToBranch() {
    CommitId commit = commit();
    push(
        services.distGit().pushUrl(plan.packageName()),
        plan.branch(),
        ExpectedHead.at(CommitId.of(plan.base())));
    return new BranchResult.Pushed(plan.packageName(), plan.branch(), commit.hex());
  }

  BranchResult propose(PlannedPullRequest pullRequest, boolean pushed) {
    return pullRequests.propose(pullRequest, pushed);
  }

  private PushResult push(URI remote, String branch, ExpectedHead expected) {
    PushResult result = repository.push(remote, commit(), branch, expected);
    if (result instanceof PushResult.Rejected rejected) {
      String message =
          "Tried to push branch %s to %s but failed because: %s"
              .formatted(branch, remote, rejected.message());
      throw rejected.reason() == PushResult.Reason.REFUSED
          ? new WorkflowException(message)
          : new MovedException(message);
    }
    return result;
  }

  /** The same plan always gives the same commit, so a repeated push finds it in place. */
  private CommitId commit() {
    GitIdentity author = new GitIdentity(plan.authorName(), plan.authorEmail());
    return repository.commit(
        NewCommit.builder()
            .parent(CommitId.of(plan.base()))
            .changes(plan.files().stream().map(Proposer::change).toList())
            .message(plan.commitMessage())
            .author(author)
            .time(plan.time())
            .build());
  }

  private static FileChange change(PlannedFile file) {
    return file.after()
        .map(FileContent::bytes)
        .<FileChange>map(bytes -> new FileChange.Write(file.path(), bytes, file.executable()))
        .orElseGet(() -> FileChange.delete(file.path()));
  }

  @Override
  public void close() {
    repository.close();
  }
}
