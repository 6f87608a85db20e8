package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions of the hub. Guarded by the state lock. */
final class Sessions {

  private final List<Session> sessions = new ArrayList<>();

  /** A session. */
  static final class Session {

    private final int id;
    private final Account account;
    private final int accountId;
    private final int authType;
    private String key;
    private int renewals;
    private boolean expired;
    private @Nullable Integer stored;

    private Session(int id, Account account, int accountId, int authType) {
      this.id = id;
      this.account = account;
      this.accountId = accountId;
      this.authType = authType;
      this.key = newKey();
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

    /** Number of the kind of login: 0 password, 2 certificate, 3 GSSAPI. */
    int authType() {
      return authType;
    }

    boolean isExpired() {
      return expired;
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

  Session open(Account account, int accountId, int authType) {
    Session session = new Session(sessions.size() + 1, account, accountId, authType);
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
        .filter(s -> Integer.toString(s.id).equals(id) && s.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new KojiFault(KojiFault.AUTH, "Invalid session or bad credentials"));
  }

  void close(Session session) {
    session.key = "";
  }

  void expireAll() {
    sessions.forEach(session -> session.expired = true);
  }
}
