package io.github.packit4j.distgit.git;

import java.util.List;

/** What became of a rebase. */
public sealed interface RebaseResult {

  /**
   * The commits were built again on the new base.
   *
   * @param head the last of them
   * @param commits how many there are; commits whose change the new base has already are left out
   */
  record Rebased(CommitId head, int commits) implements RebaseResult {}

  /**
   * The commits are on the new base already.
   *
   * @param head the last of them
   */
  record UpToDate(CommitId head) implements RebaseResult {}

  /**
   * A commit changes the same places as the new base.
   *
   * @param commit the commit that does not apply
   * @param paths the files that were changed on both sides
   */
  record Conflict(CommitId commit, List<String> paths) implements RebaseResult {

    /** Copies the paths. */
    public Conflict {
      paths = List.copyOf(paths);
    }
  }
}
