package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hub's methods that begin and end sessions. */
final class SessionCalls {

  /** Methods that a session may call that has expired. */
  static final Set<String> LOGINS = Set.of("login", "sslLogin");

  /** Methods that a session may call that another one locks out. */
  static final Set<String> UNLOCKED = Set.of("login", "sslLogin", "logout", "exclusiveSession");

  private static final int PASSWORD = 0;
  private static final int GSSAPI = 3;
  private static final Signature SSL_LOGIN =
      Signature.parse("sslLogin(proxyuser=, proxyauthtype=, renew=, exclusive=)");

  private final HubUsers users;
  private final Sessions sessions;

  SessionCalls(CallTable table, HubUsers users, Sessions sessions) {
    this.users = users;
    this.sessions = sessions;
    table.read("login", "login(user, password, opts=, renew=, exclusive=)", this::login);
    table.write("logout", "logout(session_id=)", this::logout);
    table.write("subsession", "subsession()", this::subsession);
    table.write("exclusiveSession", "exclusiveSession(force=)", this::exclusiveSession);
    table.write("sharedSession", "sharedSession()", this::sharedSession);
  }

  private Object login(Arguments a, Caller caller) {
    if (caller.session().isPresent()) {
      return loggedIn(again(caller, a));
    }
    Account account =
        users
            .named(a.text("user").orElse(""))
            .filter(known -> known.token().equals(a.text("password").orElse("")))
            .orElseThrow(() -> new KojiFault(KojiFault.AUTH, "invalid username or password"));
    return opened(account, PASSWORD);
  }

  /** Logs an account in that the web server has authenticated. */
  Object sslLogin(Account account, Caller caller, List<@Nullable Object> params) {
    Arguments a = Arguments.of(SSL_LOGIN, params);
    if (caller.session().isPresent()) {
      return loggedIn(again(caller, a));
    }
    return opened(account, GSSAPI);
  }

  private Object opened(Account account, int authType) {
    users.checkLogin(account);
    return loggedIn(sessions.open(account, users.id(account), authType));
  }

  private static Session again(Caller caller, Arguments a) {
    Session session = caller.session().orElseThrow();
    if (!a.flag("renew", false)) {
      throw new KojiFault(KojiFault.AUTH, "Already logged in");
    }
    session.renew();
    return session;
  }

  private static Map<String, Object> loggedIn(Session session) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("session-id", session.id());
    answer.put("session-key", session.key());
    answer.put("header-auth", true);
    return answer;
  }

  private @Nullable Object logout(Arguments a, Caller caller) {
    sessions.close(caller.loggedIn());
    return null;
  }

  private Object subsession(Arguments a, Caller caller) {
    return loggedIn(sessions.openBelow(caller.loggedIn()));
  }

  private @Nullable Object exclusiveSession(Arguments a, Caller caller) {
    sessions.makeExclusive(caller.loggedIn(), a.flag("force", false));
    return null;
  }

  private @Nullable Object sharedSession(Arguments a, Caller caller) {
    caller.loggedIn().exclusive(false);
    return null;
  }
}
