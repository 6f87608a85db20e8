package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.core.internal.work.SeenPullRequests;
import io.github.packit4j.core.internal.workspace.RepositoryPath;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.distgit.client.Fork;
import io.github.packit4j.distgit.git.BranchPush;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.ExpectedHead;
import io.github.packit4j.distgit.git.FileChange;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.distgit.git.NewCommit;
import io.github.packit4j.distgit.git.PushResult;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The proposals for all branches of a package. What they have in common is done once: one fetch,
 * one fork, one push to each repository, one list of pull requests.
 */
final class PackageProposals implements PullRequests.LastLook, AutoCloseable {

  private final ProposalTarget target;
  private final String packageName;
  private final Once<GitRepository> repository;
  private final Once<Map<String, CommitId>> heads;
  private final Once<Map<String, CommitId>> headsAfterPush;
  private final Once<Fork> fork;
  private final Once<PullRequests> pullRequests;
  private final Map<String, BranchPush> prepared = new ConcurrentHashMap<>();
  private List<BranchPlan.Proposal> toPush = List.of();
  private final Once<Map<String, PushResult>> pushedToFork =
      new Once<>(() -> push(forkUrl(), true));
  private final Once<Map<String, PushResult>> pushedToPackage =
      new Once<>(() -> push(packageUrl(), false));

  /**
   * Starts on a package.
   *
   * @param target where the proposals go
   * @param packageName the package that they are for
   * @param plans its proposals
   * @param maintainerAccess whether its maintainers get access to the fork
   */
  PackageProposals(
      ProposalTarget target,
      String packageName,
      List<BranchPlan.Proposal> plans,
      boolean maintainerAccess) {
    this.target = target;
    this.packageName = packageName;
    this.repository = new Once<>(target::repository);
    List<String> branches = plans.stream().map(BranchPlan::branch).toList();
    this.heads = new Once<>(() -> repository.get().fetchBranches(branches));
    this.headsAfterPush = new Once<>(() -> repository.get().remoteHeads(repository.get().remote()));
    this.fork = new Once<>(this::forkOrCreate);
    this.pullRequests =
        new Once<>(
            () ->
                new PullRequests(
                    target,
                    packageName,
                    fork,
                    new MaintainerAccess(packageName, maintainerAccess, fork),
                    this));
  }

  /**
   * Gives the pull request that planning found, if it and the branch behind it are the plan
   * already: where nothing is to be done, nothing is asked again.
   */
  Optional<PullRequestRef> standing(BranchPlan.Proposal plan, SeenPullRequests seen) {
    return seen.of(plan)
        .filter(
            open ->
                plan.pullRequest().filter(planned -> PullRequests.says(open, planned)).isPresent())
        .filter(open -> plan.expectedHead().equals(Optional.of(commit(plan).hex())))
        .map(PullRequests::ref);
  }

  /** A plan holds for the commit that it was made from, and for no other. */
  void requireUnmoved(BranchPlan.Proposal plan) {
    requireAt(plan.base(), plan.branch(), heads.get());
  }

  private void requireAt(String base, String branch, Map<String, CommitId> heads) {
    Optional<CommitId> head = Optional.ofNullable(heads.get(branch));
    if (head.filter(CommitId.of(base)::equals).isEmpty()) {
      throw new MovedException(
          "Branch %s of %s has moved since the plan was made, from %s to %s. Make a new plan."
              .formatted(branch, packageName, base, head.map(CommitId::hex).orElse("nothing")));
    }
  }

  @Override
  public void requireUnmoved(String branch) {
    toPush.stream()
        .filter(plan -> plan.branch().equals(branch))
        .forEach(plan -> requireAt(plan.base(), branch, headsAfterPush.get()));
  }

  @Override
  public boolean isOurs(String sourceBranch) {
    Map<String, CommitId> heads = repository.get().remoteHeads(fork.get().fetchUrl());
    return prepared.values().stream()
        .filter(push -> push.branch().equals(sourceBranch))
        .allMatch(push -> push.commit().equals(heads.get(sourceBranch)));
  }

  /** What was looked at and approved is what is done: the differences shown are the real ones. */
  void requireAsShown(BranchPlan.Proposal plan) {
    CommitId base = CommitId.of(plan.base());
    for (PlannedFile file : plan.files()) {
      if (!repository.get().file(base, file.path()).map(FileContent::of).equals(file.before())) {
        throw new WorkflowException(
            "The plan of %s on %s shows another content of %s than the branch has. Make a new plan."
                .formatted(packageName, plan.branch(), file.path()));
      }
    }
    requireRoom(plan);
  }

  private void requireRoom(BranchPlan.Proposal plan) {
    Set<String> after = new TreeSet<>(repository.get().files(CommitId.of(plan.base())));
    for (PlannedFile file : plan.files()) {
      if (file.after().isPresent()) {
        after.add(file.path());
      } else {
        after.remove(file.path());
      }
    }
    RepositoryPath.belowAnother(after)
        .ifPresent(
            path -> {
              throw new WorkflowException(
                  "The plan of %s on %s puts %s below a file, and does not show that this one goes. Make a new plan."
                      .formatted(packageName, plan.branch(), path));
            });
  }

  /** What git cannot have is refused here, and not in the push that all branches share. */
  void prepare(BranchPlan.Proposal plan) {
    BranchPush push =
        plan.pullRequest()
            .map(
                pullRequest ->
                    new BranchPush(
                        commit(plan),
                        pullRequest.sourceBranch(),
                        plan.expectedHead()
                            .map(head -> ExpectedHead.at(CommitId.of(head)))
                            .orElseGet(ExpectedHead::absent)))
            .orElseGet(
                () ->
                    new BranchPush(
                        commit(plan), plan.branch(), ExpectedHead.at(CommitId.of(plan.base()))));
    prepared.put(plan.branch(), push);
  }

  Fork fork() {
    return fork.get();
  }

  private Fork forkOrCreate() {
    try {
      return target.forkOrCreate();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkflowException(
          "Interrupted while waiting for the fork of %s. Run the release again."
              .formatted(packageName),
          e);
    }
  }

  /** Closes what has nothing to bring any more. */
  Closing closing() {
    return new Closing(target.project(), target.account());
  }

  PullRequests pullRequests() {
    return pullRequests.get();
  }

  /** Names the proposals that got as far as the push, before any of them is pushed. */
  void readyToPush(List<BranchPlan.Proposal> ready) {
    toPush = List.copyOf(ready);
  }

  /** Tells whether the fork's branch has moved. */
  boolean pushToFork(BranchPlan.Proposal plan) {
    String branch = plan.pullRequest().orElseThrow().sourceBranch();
    return done(pushedToFork.get(), branch, forkUrl()) instanceof PushResult.Updated;
  }

  BranchResult.Pushed pushToBranch(BranchPlan.Proposal plan) {
    done(pushedToPackage.get(), plan.branch(), packageUrl());
    return new BranchResult.Pushed(packageName, plan.branch(), commit(plan).hex());
  }

  /**
   * Pushes a commit to a branch that can be fast-forwarded to it.
   *
   * @throws MovedException if it cannot any more, or moves at this moment
   */
  BranchResult.Pushed fastForward(String branch, CommitId commit) {
    GitRepository git = repository.get();
    CommitId head = git.fetchBranches(List.of(branch)).get(branch);
    if (!git.contains(commit)) {
      git.fetch(git.remote(), commit.hex());
    }
    if (head == null || !git.isAncestor(head, commit)) {
      throw new MovedException(
          "Branch %s of %s has moved since the plan was made, and cannot be fast-forwarded to %s any more. Make a new plan."
              .formatted(branch, packageName, commit));
    }
    if (!head.equals(commit)) {
      BranchPush push = new BranchPush(commit, branch, ExpectedHead.at(head));
      done(git.push(packageUrl(), List.of(push)), branch, packageUrl());
    }
    return new BranchResult.Pushed(packageName, branch, commit.hex());
  }

  private URI forkUrl() {
    return fork.get().pushUrl();
  }

  private URI packageUrl() {
    return target.pushUrl();
  }

  private Map<String, PushResult> push(URI remote, boolean asPullRequests) {
    List<BranchPush> pushes =
        toPush.stream()
            .filter(plan -> plan.pullRequest().isPresent() == asPullRequests)
            .map(plan -> Objects.requireNonNull(prepared.get(plan.branch())))
            .toList();
    return repository.get().push(remote, pushes);
  }

  private static PushResult done(Map<String, PushResult> results, String branch, URI remote) {
    PushResult result = Objects.requireNonNull(results.get(branch));
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
  private CommitId commit(BranchPlan.Proposal plan) {
    GitIdentity author = new GitIdentity(plan.authorName(), plan.authorEmail());
    return repository
        .get()
        .commit(
            NewCommit.builder()
                .parent(CommitId.of(plan.base()))
                .changes(plan.files().stream().map(PackageProposals::change).toList())
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
    repository.ifPresent(GitRepository::close);
  }
}
