package io.github.packit4j.distgit.forge;

import java.util.List;

/** What a forge says of single commits. Thread-safe; every method throws {@link ForgeException}. */
public interface ForgeCommits {

  /**
   * The latest status of each context of a commit.
   *
   * @param commit the full commit id
   * @return the statuses
   */
  List<CommitStatus> statuses(String commit);

  /**
   * Sets the status of a commit.
   *
   * @param commit the full commit id
   * @param status the status
   */
  void setStatus(String commit, CommitStatus status);

  /**
   * Comments on a commit. Not repeated when the answer is lost.
   *
   * @param commit the full commit id
   * @param text the comment
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#COMMIT_COMMENTS}
   */
  void comment(String commit, String text);
}
