package io.github.packit4j.distgit.git;

import java.time.Instant;
import java.util.List;

/**
 * A commit as the repository has it.
 *
 * @param id its id
 * @param message the whole message
 * @param author who wrote it
 * @param authorTime when it was written
 * @param committer who committed it
 * @param commitTime when it was committed
 * @param parents the commits it is built on, as it names them; they need not be in the store
 */
public record CommitInfo(
    CommitId id,
    String message,
    Person author,
    Instant authorTime,
    Person committer,
    Instant commitTime,
    List<CommitId> parents) {

  /** Copies the parents. */
  public CommitInfo {
    parents = List.copyOf(parents);
  }

  /**
   * Somebody as a commit names him, unchecked: both parts may be anything, also empty.
   *
   * @param name the name
   * @param email the address
   */
  public record Person(String name, String email) {}

  /** Returns the first line of the message. */
  public String subject() {
    return message.lines().findFirst().orElse("");
  }
}
