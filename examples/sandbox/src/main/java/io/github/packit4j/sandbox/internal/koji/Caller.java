package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes one call, and whether it changed something. */
final class Caller {

  private final Sessions.@Nullable Session session;
  private boolean written;

  Caller(Sessions.@Nullable Session session) {
    this.session = session;
  }

  Optional<Sessions.Session> session() {
    return Optional.ofNullable(session);
  }

  Account account() {
    return session().map(Sessions.Session::account).orElseThrow(KojiFault::notLoggedIn);
  }

  void markWritten() {
    written = true;
  }

  boolean hasWritten() {
    return written;
  }
}
