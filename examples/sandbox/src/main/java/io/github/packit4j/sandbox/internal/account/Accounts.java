package io.github.packit4j.sandbox.internal.account;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts of a sandbox, and how requests prove who they come from. Immutable. */
public final class Accounts {

  private final Map<String, Account> byName = new LinkedHashMap<>();
  private final Map<String, Account> byToken = new LinkedHashMap<>();
  private final Optional<Account> withoutTicket;

  /**
   * Creates the table.
   *
   * @param withoutTicket who a request without a Kerberos ticket counts as, if anybody
   */
  public Accounts(Collection<Account> accounts, Optional<Account> withoutTicket) {
    for (Account account : accounts) {
      byName.put(account.name(), account);
      byToken.put(account.token(), account);
    }
    this.withoutTicket = withoutTicket;
  }

  /** Returns the account of this name. */
  public Optional<Account> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns all accounts in order. */
  public List<Account> all() {
    return List.copyOf(byName.values());
  }

  /** Returns the position of an account, from 1: its id in every service. */
  public int id(String name) {
    return List.copyOf(byName.keySet()).indexOf(name) + 1;
  }

  /** Returns the account whose token this is. */
  public Optional<Account> withToken(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  /** Returns what follows a scheme in the {@code Authorization} header. */
  public static Optional<String> credentials(HttpRequest request, String scheme) {
    String header = request.header("authorization").orElse("");
    boolean alone = header.equalsIgnoreCase(scheme);
    return alone || header.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1)
        ? Optional.of(header.substring(scheme.length()).trim())
        : Optional.empty();
  }

  /** Returns the password of Basic credentials; empty if there is none. */
  public static String password(String base64) {
    String pair = decode(base64);
    return pair.substring(pair.indexOf(':') + 1);
  }

  /** Returns the account of an {@code Authorization: Basic} header with name and token. */
  public Optional<Account> ofBasic(HttpRequest request) {
    return credentials(request, "Basic")
        .map(Accounts::decode)
        .flatMap(
            pair -> {
              int colon = pair.indexOf(':');
              String user = colon < 0 ? "" : pair.substring(0, colon);
              return withToken(pair.substring(colon + 1))
                  .filter(account -> account.name().equals(user));
            });
  }

  /** Returns the account of an {@code Authorization: Negotiate} header. */
  public Optional<Account> ofTicket(HttpRequest request) {
    Optional<String> ticket = credentials(request, "Negotiate");
    return ticket.isPresent()
        ? ticket.map(Accounts::decode).flatMap(this::withToken)
        : withoutTicket;
  }

  private static String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
