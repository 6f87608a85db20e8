package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Numbers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session with its key and the number of its last change. Guarded by the state lock. */
final class Session {

  private final int id;
  private final Account account;
  private final int accountId;
  private final int authType;
  private final Optional<Session> master;
  private String key;
  private int renewals;
  private boolean expired;
  private boolean closed;
  private boolean exclusive;
  private @Nullable Integer stored;

  /**
   * Creates an open session.
   *
   * @param authType kind of login: 0 password, 2 certificate, 3 GSSAPI
   * @param master session that this one ends with
   */
  Session(int id, Account account, int accountId, int authType, Optional<Session> master) {
    this.id = id;
    this.account = account;
    this.accountId = accountId;
    this.authType = authType;
    this.master = master;
    this.key = newKey();
  }

  /** Returns another session of the same login that ends with a master. */
  Session below(int newId, Session newMaster) {
    return new Session(newId, account, accountId, authType, Optional.of(newMaster));
  }

  private String newKey() {
    return accountId + "-" + Numbers.digits("session " + id + " " + renewals, 19);
  }

  int id() {
    return id;
  }

  String key() {
    return key;
  }

  Account account() {
    return account;
  }

  int authType() {
    return authType;
  }

  Optional<Session> master() {
    return master;
  }

  boolean isNamed(String otherId, String otherKey) {
    return !closed && Integer.toString(id).equals(otherId) && key.equals(otherKey);
  }

  void close() {
    closed = true;
    exclusive = false;
  }

  boolean isExclusive() {
    return exclusive;
  }

  void exclusive(boolean now) {
    exclusive = now;
  }

  boolean isExpired() {
    return expired;
  }

  void expire() {
    expired = true;
  }

  /** Makes the session usable again under a new key; the call number stays as it is. */
  void renew() {
    renewals++;
    key = newKey();
    expired = false;
  }

  /** Refuses a call number that was used by a call that changed something. */
  void check(int number, String method) {
    if (stored == null || number > stored) {
      return;
    }
    if (number == stored) {
      throw new KojiFault(
          KojiFault.RETRY,
          "unable to retry call %d (method %s) for session %d".formatted(number, method, id));
    }
    throw new KojiFault(KojiFault.SEQUENCE, "%d > %d (session %d)".formatted(stored, number, id));
  }

  /** Keeps the number of a call that changed something. */
  void store(int number) {
    stored = number;
  }
}
