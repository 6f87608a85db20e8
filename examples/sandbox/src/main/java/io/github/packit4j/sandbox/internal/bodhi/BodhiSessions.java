package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** Bodhi's login: a Bearer token for a ticket cookie, a session cookie with a CSRF token. */
final class BodhiSessions implements CsrfTokens {

  private static final String TICKET = "auth_tkt";
  private static final String SESSION = "session";

  private final Accounts accounts;
  private final IdentityProvider provider;
  private int sessions;
  private int generation;

  BodhiSessions(Accounts accounts, IdentityProvider provider) {
    this.accounts = accounts;
    this.provider = provider;
  }

  HttpResponse login(HttpRequest request) {
    Optional<Account> account =
        Accounts.credentials(request, "Bearer").flatMap(provider::ofAccessToken);
    if (account.isEmpty()) {
      throw BodhiRefusal.of(401, "header", "Authorization", "Invalid token");
    }
    String ticket = account.get().name() + "!" + seal(account.get());
    return HttpResponse.empty(202)
        .with("Set-Cookie", TICKET + "=" + ticket + "; Path=/; Secure; HttpOnly; SameSite=Strict");
  }

  private static String seal(Account account) {
    return Numbers.digits("ticket " + account.token(), 32);
  }

  HttpResponse csrf(HttpRequest request) {
    String session = cookie(request, SESSION).orElse("");
    boolean isNew = session.isEmpty();
    if (isNew) {
      sessions++;
      session = Numbers.digits("bodhi session " + sessions, 32);
    }
    HttpResponse answer = HttpResponse.json(Json.object().put("csrf_token", token(session)));
    return isNew
        ? answer.with("Set-Cookie", SESSION + "=" + session + "; Path=/; Secure; HttpOnly")
        : answer;
  }

  private String token(String session) {
    return Numbers.digits("csrf " + session + " " + generation, 40);
  }

  /** Makes all CSRF tokens so far invalid. */
  void expireTokens() {
    generation++;
  }

  @Override
  public boolean isValid(HttpRequest request, String token) {
    return cookie(request, SESSION).filter(session -> token.equals(token(session))).isPresent();
  }

  /**
   * Returns the packager who is logged in. Everybody else is refused before anything of the request
   * is looked at.
   *
   * @param view Bodhi's name for the call
   */
  String packager(HttpRequest request, String view) {
    return user(request)
        .filter(Account::packager)
        .map(Account::name)
        .orElseThrow(
            () ->
                BodhiRefusal.of(
                    403,
                    "body",
                    "HTTPForbidden",
                    "Unauthorized: " + view + " failed permission check"));
  }

  /** Returns who is logged in. */
  Optional<Account> user(HttpRequest request) {
    return cookie(request, TICKET)
        .flatMap(
            ticket -> {
              String[] parts = ticket.split("!", 2);
              return accounts
                  .named(parts[0])
                  .filter(account -> parts.length == 2 && parts[1].equals(seal(account)));
            });
  }

  private static Optional<String> cookie(HttpRequest request, String name) {
    for (String header : request.headers().getOrDefault("cookie", List.of())) {
      for (String pair : header.split(";")) {
        if (pair.strip().startsWith(name + "=")) {
          return Optional.of(pair.strip().substring(name.length() + 1));
        }
      }
    }
    return Optional.empty();
  }
}
