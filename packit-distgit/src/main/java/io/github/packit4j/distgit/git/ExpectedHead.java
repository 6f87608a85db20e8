package io.github.packit4j.distgit.git;

/**
 * What a push expects of the remote branch; a branch that is not as expected is left alone and the
 * push is {@link PushResult.Rejected rejected}.
 */
public sealed interface ExpectedHead {

  /** Expects nothing: whatever is there is overwritten. */
  static ExpectedHead any() {
    return new Any();
  }

  /** Expects that the branch does not exist. */
  static ExpectedHead absent() {
    return new Absent();
  }

  /** Expects exactly the given commit (a lease); the push may then replace it. */
  static ExpectedHead at(CommitId commit) {
    return new At(commit);
  }

  /** Expects the branch to be absent or at an ancestor of what is pushed: git's ordinary rule. */
  static ExpectedHead ancestor() {
    return new Ancestor();
  }

  /** Expects nothing. */
  record Any() implements ExpectedHead {}

  /** Expects that there is no such branch. */
  record Absent() implements ExpectedHead {}

  /**
   * Expects one commit.
   *
   * @param commit where the branch must be
   */
  record At(CommitId commit) implements ExpectedHead {}

  /** Expects a fast-forward. */
  record Ancestor() implements ExpectedHead {}
}
