package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.account.Accounts;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hub's users: their numbers, principals and permissions. Guarded by the state lock. */
final class HubUsers {

  /** The permission that overrides most rules. */
  static final String ADMIN = "admin";

  private static final String REALM = "@FEDORAPROJECT.ORG";

  private final Accounts accounts;
  private final Set<String> blocked = new LinkedHashSet<>();
  private final Map<String, Set<String>> permissions = new LinkedHashMap<>();

  HubUsers(Accounts accounts) {
    this.accounts = accounts;
  }

  int id(Account account) {
    return accounts.id(account.name());
  }

  int id(String name) {
    return accounts.id(name);
  }

  static String principal(Account account) {
    return account.name() + REALM;
  }

  Optional<Account> named(String name) {
    return accounts.named(name);
  }

  /** Finds a user by number, name, principal, or a struct that has one of them. */
  Optional<Account> find(@Nullable Object info) {
    if (info instanceof Number id) {
      return accounts.all().stream().filter(a -> id(a) == id.intValue()).findFirst();
    }
    if (info instanceof String text) {
      return accounts.all().stream()
          .filter(account -> text.equals(account.name()) || text.equals(principal(account)))
          .findFirst();
    }
    if (info instanceof Map<?, ?> struct) {
      return struct.values().stream().map(this::find).flatMap(Optional::stream).findFirst();
    }
    throw KojiFault.generic("Invalid type for userInfo: " + PythonText.type(info));
  }

  /** Finds a user that has to be there. */
  Account require(@Nullable Object info) {
    return find(info)
        .orElseThrow(() -> KojiFault.generic("No such user: " + PythonText.repr(info)));
  }

  void block(String name) {
    blocked.add(known(name));
  }

  void unblock(String name) {
    blocked.remove(name);
  }

  boolean isBlocked(Account account) {
    return blocked.contains(account.name());
  }

  /**
   * Refuses a user that is blocked.
   *
   * @throws KojiFault if so
   */
  void checkLogin(Account account) {
    if (isBlocked(account)) {
      throw new KojiFault(KojiFault.AUTH, "logins by " + account.name() + " are not allowed");
    }
  }

  void grant(String name, String permission) {
    permissions.computeIfAbsent(known(name), key -> new LinkedHashSet<>()).add(permission);
  }

  List<String> permissions(Account account) {
    return List.copyOf(permissions.getOrDefault(account.name(), Set.of()));
  }

  boolean isAdmin(Account account) {
    return permissions(account).contains(ADMIN);
  }

  private String known(String name) {
    return accounts
        .named(name)
        .map(Account::name)
        .orElseThrow(() -> new IllegalArgumentException("No account '" + name + "'"));
  }
}
