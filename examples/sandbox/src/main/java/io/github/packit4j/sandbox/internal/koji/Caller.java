package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes one call, and whether it changed something. */
final class Caller {

  private final @Nullable Session session;
  private boolean written;

  Caller(@Nullable Session session) {
    this.session = session;
  }

  Optional<Session> session() {
    return Optional.ofNullable(session);
  }

  /**
   * Returns the session.
   *
   * @throws KojiFault if there is none
   */
  Session loggedIn() {
    return session().orElseThrow(KojiFault::notLoggedIn);
  }

  /**
   * Returns who is logged in.
   *
   * @throws KojiFault if nobody is
   */
  Account account() {
    return loggedIn().account();
  }

  void markWritten() {
    written = true;
  }

  boolean hasWritten() {
    return written;
  }
}
