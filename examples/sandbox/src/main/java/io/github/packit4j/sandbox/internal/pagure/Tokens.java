package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.PagureToken;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens of Pagure's API: those of the accounts and those that tests make. */
final class Tokens {

  private static final String PUSH = "commit";

  private final Accounts accounts;
  private final Map<String, Token> made = new ConcurrentHashMap<>();

  Tokens(Accounts accounts) {
    this.accounts = accounts;
  }

  String create(PagureToken limits) {
    Account account =
        accounts
            .named(limits.account())
            .orElseThrow(
                () -> new IllegalArgumentException("No account '" + limits.account() + "'"));
    String text = Numbers.digits("token " + made.size(), 64).toUpperCase(java.util.Locale.ROOT);
    made.put(text, new Token(account, limits));
    return text;
  }

  Optional<Token> find(String text) {
    Token token = made.get(text);
    if (token != null) {
      return Optional.of(token);
    }
    return accounts
        .withToken(text)
        .map(account -> new Token(account, PagureToken.of(account.name()).andAcls(PUSH)));
  }

  /** Returns who pushes over HTTP: account name and token that fit and have the right to. */
  Optional<Account> pusher(HttpRequest request) {
    String pair = Accounts.credentials(request, "Basic").map(Tokens::decode).orElse("");
    int colon = pair.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    return find(pair.substring(colon + 1))
        .filter(token -> token.limits().acls().contains(PUSH) && !token.limits().isExpired())
        .map(Token::account)
        .filter(account -> account.name().equals(pair.substring(0, colon)));
  }

  private static String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
