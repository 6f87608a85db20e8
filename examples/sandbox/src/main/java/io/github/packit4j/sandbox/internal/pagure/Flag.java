package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody's check says about a commit.
 *
 * @param uid name by which it is replaced
 * @param author who set it
 * @param commit the commit
 * @param text what it says
 * @param created when it was set first
 * @param updated when it was set last
 */
record Flag(
    String uid, Account author, String commit, Text text, Instant created, Instant updated) {

  /**
   * What a flag says.
   *
   * @param username name of the check
   * @param comment text
   * @param url page with more
   * @param status {@code success} and the like
   * @param percent how far it is
   */
  record Text(
      String username, String comment, String url, String status, @Nullable Integer percent) {}

  /** Tells whether the other flag replaces this one. */
  boolean isReplacedBy(Flag other) {
    return uid.equals(other.uid) && commit.equals(other.commit);
  }

  /** Returns this flag with another time of creation. */
  Flag createdAt(Instant time) {
    return new Flag(uid, author, commit, text, time, updated);
  }
}
