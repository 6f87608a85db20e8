package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub's methods about users and about itself. */
final class UserCalls {

  private final HubUsers users;

  UserCalls(CallTable table, HubUsers users) {
    this.users = users;
    table.read("getAPIVersion", "RootExports.getAPIVersion(self)", (a, caller) -> 1);
    table.read(
        "getKojiVersion", "RootExports.getKojiVersion(self)", (a, caller) -> HubEndpoint.VERSION);
    table.read("getUser", "get_user(userInfo=, strict=, krb_princs=, groups=)", this::getUser);
    table.read("getLoggedInUser", "RootExports.getLoggedInUser(self)", this::getLoggedInUser);
    table.read("getPerms", "RootExports.getPerms(self)", this::getPerms);
  }

  private @Nullable Object getUser(Arguments a, Caller caller) {
    Object info = a.get("userInfo");
    Optional<Account> found =
        info == null ? caller.session().map(Session::account) : users.find(info);
    if (found.isEmpty() && a.flag("strict", false)) {
      throw KojiFault.generic("No such user: " + PythonText.repr(info));
    }
    return found.map(this::user).orElse(null);
  }

  private @Nullable Object getLoggedInUser(Arguments a, Caller caller) {
    return caller.session().map(this::loggedInUser).orElse(null);
  }

  private Object getPerms(Arguments a, Caller caller) {
    return caller.session().map(Session::account).map(users::permissions).orElse(List.of());
  }

  private Map<String, @Nullable Object> user(Account account) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("id", users.id(account));
    struct.put("krb_principals", List.of(HubUsers.principal(account)));
    struct.put("name", account.name());
    struct.put("status", users.isBlocked(account) ? 1 : 0);
    struct.put("usertype", 0);
    return struct;
  }

  private Map<String, @Nullable Object> loggedInUser(Session session) {
    Map<String, @Nullable Object> struct = user(session.account());
    struct.put("krb_principal", HubUsers.principal(session.account()));
    struct.put("authtype", session.authType());
    return struct;
  }
}
