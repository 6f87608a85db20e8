package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.internal.work.CountedRelease;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.internal.workspace.GitFileTree;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.CommitInfo;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.macro.MacroContext;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A package in dist-git, or its upstream project, and the account's fork, as they are now. All
 * branches that are planned are fetched at once, when the first of them is asked for.
 */
final class PackageRepository implements AutoCloseable {

  private final GitRepository repository;
  private final Set<String> branches;
  private final Once<Map<String, CommitId>> heads;
  private final Once<Map<String, CommitId>> forkHeads;
  private final OwnPullRequests pullRequests;

  /**
   * Opens a repository.
   *
   * @param repository its git, which is closed with this
   * @param pullRequests what the account has proposed from its fork
   * @param branches the branches that are planned
   * @param proposals the branches of the fork that may be proposals
   */
  PackageRepository(
      GitRepository repository,
      OwnPullRequests pullRequests,
      Collection<String> branches,
      Collection<String> proposals) {
    this.repository = repository;
    this.branches = Set.copyOf(branches);
    this.heads = new Once<>(() -> repository.fetchBranches(branches));
    this.forkHeads =
        new Once<>(
            () ->
                pullRequests
                    .fork()
                    .map(found -> repository.fetchBranches(found.fetchUrl(), proposals))
                    .orElseGet(Map::of));
    this.pullRequests = pullRequests;
  }

  Optional<CommitId> head(ReleaseBranch branch) {
    return branches.contains(branch.name())
        ? Optional.ofNullable(heads.get().get(branch.name()))
        : repository.fetchBranch(branch.name());
  }

  /** Gives the newest commit of a branch that is planned. */
  Optional<CommitId> head(String branch) {
    return Optional.ofNullable(heads.get().get(branch));
  }

  CommitInfo commit(CommitId commit) {
    return repository.commit(commit);
  }

  FileTree files(CommitId commit) {
    return new GitFileTree(repository, commit);
  }

  boolean isAncestor(CommitId ancestor, CommitId descendant) {
    return repository.isAncestor(ancestor, descendant);
  }

  /** Says which release a spec file will have in a commit on top of another. */
  ExpandedSpecFile counted(
      CommitId base, SpecFile spec, String specPath, String message, MacroContext macros) {
    return new CountedRelease(repository, specPath, macros).onTopOf(base, spec, message);
  }

  void checkout(CommitId commit, Path directory) {
    repository.checkout(commit, directory);
  }

  /** Gives a branch of the fork, which may not be there yet. */
  ForkBranch fork(String name) {
    return ForkBranch.of(repository, name, Optional.ofNullable(forkHeads.get().get(name)));
  }

  /** Gives what the account has proposed already. */
  OwnPullRequests pullRequests() {
    return pullRequests;
  }

  @Override
  public void close() {
    repository.close();
  }
}
