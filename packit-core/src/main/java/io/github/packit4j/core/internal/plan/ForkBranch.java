package io.github.packit4j.core.internal.plan;

import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.CommitInfo;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.distgit.git.GitRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The branch of the fork that a proposal is pushed to, as an earlier run may have left it. */
final class ForkBranch {

  /** A proposal is one commit; more than a few of them were not made here. */
  private static final int LONGEST_CHAIN = 20;

  private final GitRepository repository;
  private final String name;
  private final Optional<CommitId> head;

  private ForkBranch(GitRepository repository, String name, Optional<CommitId> head) {
    this.repository = repository;
    this.name = name;
    this.head = head;
  }

  static ForkBranch of(GitRepository repository, String name, Optional<CommitId> head) {
    return new ForkBranch(repository, name, head);
  }

  Optional<CommitId> head() {
    return head;
  }

  /**
   * Gives the time of an earlier proposal of the same release, so that a repeated run makes the
   * very same commit instead of one that differs only in its dates.
   *
   * @param proposesRelease tells whether a commit proposes this release
   */
  Optional<Instant> timeOfProposal(GitIdentity identity, Predicate<CommitId> proposesRelease) {
    return head.map(repository::commit)
        .filter(commit -> isBy(commit, identity))
        .filter(commit -> proposesRelease.test(commit.id()))
        .map(CommitInfo::authorTime);
  }

  /**
   * Gives the commit that proposes the same release on top of the same commit, if there is one.
   *
   * @param base the head of the dist-git branch
   * @param proposesRelease tells whether a commit proposes this release
   */
  Optional<CommitId> proposalOn(
      CommitId base, GitIdentity identity, Predicate<CommitId> proposesRelease) {
    return head.map(repository::commit)
        .filter(commit -> isProposalOn(base, commit, identity))
        .map(CommitInfo::id)
        .filter(proposesRelease);
  }

  /** Finds commits above the dist-git branch that replacing this branch would lose. */
  Optional<SkipReason> foreignCommits(CommitId base, GitIdentity identity) {
    if (head.isPresent() && isProposalOn(base, repository.commit(head.get()), identity)) {
      return Optional.empty(); // As nearly always; anything else needs the history.
    }
    Optional<CommitId> next = head;
    for (int i = 0; i < LONGEST_CHAIN && next.isPresent(); i++) {
      CommitId commit = next.get();
      if (repository.isAncestor(commit, base)) {
        return Optional.empty();
      }
      CommitInfo info = repository.commit(commit);
      if (!isBy(info, identity)) {
        return Optional.of(new SkipReason.ForeignCommits(name, commit.hex()));
      }
      next = info.parents().stream().findFirst();
    }
    return next.map(commit -> new SkipReason.ForeignCommits(name, commit.hex()));
  }

  private static boolean isProposalOn(CommitId base, CommitInfo commit, GitIdentity identity) {
    return isBy(commit, identity) && commit.parents().equals(List.of(base));
  }

  private static boolean isBy(CommitInfo commit, GitIdentity identity) {
    return commit.committer().email().equals(identity.email());
  }
}
