package io.github.packit4j.distgit.git;

/**
 * A commit that is to become the head of a branch of a remote.
 *
 * @param commit a commit of the store that pushes
 * @param branch the branch's name, {@code rawhide-update}
 * @param expected what the branch must be before
 */
public record BranchPush(CommitId commit, String branch, ExpectedHead expected) {

  /** Refuses a name that git does not allow with an {@link IllegalArgumentException}. */
  public BranchPush {
    BranchNames.require(branch);
  }
}
