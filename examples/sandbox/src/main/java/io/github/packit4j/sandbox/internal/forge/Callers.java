package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal.Reason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tokens of a forge. Guarded by the state lock. */
final class Callers {

  private final Accounts accounts;
  private final Map<String, Account> readOnly = new HashMap<>();
  private final Set<String> revoked = new HashSet<>();

  Callers(Accounts accounts) {
    this.accounts = accounts;
  }

  String readOnlyToken(Account account) {
    String token = "read-" + Numbers.digits(account.token() + " " + readOnly.size(), 20);
    readOnly.put(token, account);
    return token;
  }

  void revoke(String token) {
    revoked.add(token);
  }

  /** Returns who has a token. */
  Caller of(String token) {
    if (revoked.contains(token)) {
      throw new ForgeRefusal(Reason.REVOKED_TOKEN, "");
    }
    return Optional.ofNullable(readOnly.get(token))
        .map(account -> new Caller(account, false))
        .or(() -> accounts.withToken(token).map(account -> new Caller(account, true)))
        .orElseThrow(() -> new ForgeRefusal(Reason.BAD_TOKEN, ""));
  }

  /**
   * Somebody with a token.
   *
   * @param account whose token it is
   * @param mayWrite whether the token may do more than reading
   */
  record Caller(Account account, boolean mayWrite) {}
}
