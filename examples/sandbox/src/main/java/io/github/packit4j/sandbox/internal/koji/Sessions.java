package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sessions of the hub. Guarded by the state lock. */
final class Sessions {

  private final List<Session> sessions = new ArrayList<>();

  /** Opens a session for a login of one kind. */
  Session open(Account account, int accountId, int authType) {
    return add(new Session(sessions.size() + 1, account, accountId, authType, Optional.empty()));
  }

  /** Opens a session that ends with another one. */
  Session openBelow(Session session) {
    Session master = session.master().orElse(session);
    return add(session.below(sessions.size() + 1, master));
  }

  private Session add(Session session) {
    sessions.add(session);
    return session;
  }

  /**
   * Finds a session.
   *
   * @throws KojiFault if there is none of this id and key
   */
  Session find(String id, String key) {
    return sessions.stream()
        .filter(session -> session.isNamed(id, key))
        .findFirst()
        .orElseThrow(() -> new KojiFault(KojiFault.AUTH, "Invalid session or bad credentials"));
  }

  /** Ends a session and those below it. */
  void close(Session session) {
    session.close();
    sessions.stream()
        .filter(other -> other.master().equals(Optional.of(session)))
        .forEach(Session::close);
  }

  /** Returns the session that locks the others of its user out. */
  private Optional<Session> exclusive(Account account) {
    return sessions.stream()
        .filter(session -> session.account().equals(account) && session.isExclusive())
        .findFirst();
  }

  /**
   * Makes a session the only one of its user.
   *
   * @param force whether to end one that is so already
   */
  void makeExclusive(Session session, boolean force) {
    if (session.master().isPresent()) {
      throw KojiFault.generic("subsessions cannot become exclusive");
    }
    if (session.isExclusive()) {
      throw KojiFault.generic("session is already exclusive");
    }
    Optional<Session> other = exclusive(session.account());
    if (other.isPresent()) {
      if (!force) {
        throw new KojiFault(KojiFault.AUTH_LOCK, "Cannot get exclusive session");
      }
      close(other.get());
    }
    session.exclusive(true);
  }

  /**
   * Refuses a session that another one of its user locks out.
   *
   * @throws KojiFault if so
   */
  void checkLock(Session session) {
    Optional<Session> holder = exclusive(session.account());
    if (holder.isPresent() && !holder.get().equals(session) && !session.master().equals(holder)) {
      throw new KojiFault(KojiFault.AUTH_LOCK, "User locked by another session");
    }
  }

  void expireAll() {
    sessions.forEach(Session::expire);
  }
}
