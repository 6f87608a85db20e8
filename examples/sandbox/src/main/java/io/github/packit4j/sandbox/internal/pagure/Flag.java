package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody's check says about a commit. */
record Flag(
    String uid,
    Account author,
    String username,
    String comment,
    String url,
    String status,
    @Nullable Integer percent,
    String commit,
    Instant created,
    Instant updated) {

  /** Tells whether the other flag replaces this one. */
  boolean isReplacedBy(Flag other) {
    return uid.equals(other.uid) && commit.equals(other.commit);
  }

  /** Returns this flag with another time of creation. */
  Flag createdAt(Instant time) {
    return new Flag(uid, author, username, comment, url, status, percent, commit, time, updated);
  }
}
