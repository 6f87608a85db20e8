package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Accounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub's methods about sessions, users and itself. */
final class SessionCalls {

  private final CallTable table;
  private final Accounts accounts;
  private final Sessions sessions;
  private final KojiStructs structs;

  SessionCalls(CallTable table, Accounts accounts, Sessions sessions, KojiStructs structs) {
    this.table = table;
    this.accounts = accounts;
    this.sessions = sessions;
    this.structs = structs;
    table.read("getAPIVersion", "", (a, caller) -> 1);
    table.read("getKojiVersion", "", (a, caller) -> KojiService.VERSION);
    table.read("system.listMethods", "", (a, caller) -> table.names());
    table.read("getUser", "userInfo strict krb_princs groups", this::getUser);
    table.read(
        "getLoggedInUser",
        "",
        (a, caller) -> caller.session().map(structs::loggedInUser).orElse(null));
    table.read(
        "getPerms", "", (a, caller) -> caller.session().map(s -> List.of()).orElse(List.of()));
    table.read("login", "user! password! opts", this::login);
    table.read("logout", "session_id", this::logout);
    table.read("subsession", "", this::subsession);
    table.read("multiCall", "calls!", this::multiCall);
    table.read("system.multicall", "calls!", this::multiCall);
  }

  private @Nullable Object getUser(Arguments a, Caller caller) {
    Object info = a.get("userInfo");
    Optional<Account> found = Optional.empty();
    if (info == null) {
      found = caller.session().map(Sessions.Session::account);
    } else if (info instanceof Number id) {
      found = accounts.all().stream().skip(id.intValue() - 1L).findFirst();
    } else if (info instanceof String name) {
      found = accounts.named(name.split("@", 2)[0]);
    } else if (info instanceof Map<?, ?> struct) {
      Object principal = struct.get("krb_principal");
      found = accounts.named(String.valueOf(principal).split("@", 2)[0]);
    }
    if (found.isEmpty() && a.flag("strict", false)) {
      throw KojiFault.generic("No such user: '" + info + "'");
    }
    return found.map(structs::user).orElse(null);
  }

  private Object login(Arguments a, Caller caller) {
    if (caller.session().isPresent()) {
      return loggedIn(again(caller, a.struct("opts")));
    }
    Account account =
        accounts
            .named(a.text("user").orElse(""))
            .filter(known -> known.token().equals(a.text("password").orElse("")))
            .orElseThrow(() -> new KojiFault(KojiFault.AUTH, "invalid username or password"));
    return loggedIn(sessions.open(account, accounts.id(account.name()), 0));
  }

  /** Logs an account in that the web server has authenticated. */
  Object sslLogin(Account account, Caller caller, List<@Nullable Object> params) {
    Arguments a =
        Arguments.of(
            "sslLogin", List.of("proxyuser", "proxyauthtype", "renew", "exclusive"), params);
    if (caller.session().isPresent()) {
      Map<String, @Nullable Object> options = new LinkedHashMap<>();
      options.put("renew", a.get("renew"));
      return loggedIn(again(caller, options));
    }
    return loggedIn(sessions.open(account, accounts.id(account.name()), 3));
  }

  private static Sessions.Session again(Caller caller, Map<String, @Nullable Object> options) {
    Sessions.Session session = caller.session().orElseThrow();
    if (!Boolean.TRUE.equals(options.get("renew"))) {
      throw new KojiFault(KojiFault.AUTH, "Already logged in");
    }
    session.renew();
    return session;
  }

  private static Map<String, Object> loggedIn(Sessions.Session session) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("session-id", session.id());
    answer.put("session-key", session.key());
    answer.put("header-auth", true);
    return answer;
  }

  private @Nullable Object logout(Arguments a, Caller caller) {
    sessions.close(caller.session().orElseThrow(KojiFault::notLoggedIn));
    return null;
  }

  private Object subsession(Arguments a, Caller caller) {
    Account account = caller.account();
    return loggedIn(sessions.open(account, accounts.id(account.name()), 3));
  }

  private Object multiCall(Arguments a, Caller caller) {
    List<Object> answers = new ArrayList<>();
    if (a.get("calls") instanceof List<?> calls) {
      for (Object call : calls) {
        answers.add(one(call, caller));
      }
    }
    return answers;
  }

  private Object one(@Nullable Object call, Caller caller) {
    try {
      if (!(call instanceof Map<?, ?> struct) || !(struct.get("params") instanceof List<?> given)) {
        throw KojiFault.generic("Invalid call in multiCall");
      }
      List<@Nullable Object> params = new ArrayList<>(given);
      List<@Nullable Object> result = new ArrayList<>();
      result.add(
          table.run(new XmlRpcCall(String.valueOf(struct.get("methodName")), params), caller));
      return result;
    } catch (KojiFault fault) {
      Map<String, Object> failed = new LinkedHashMap<>();
      failed.put("faultCode", fault.code());
      failed.put("faultString", fault.text());
      failed.put("traceback", List.of());
      return failed;
    }
  }
}
