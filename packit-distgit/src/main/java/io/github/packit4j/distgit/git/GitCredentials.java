package io.github.packit4j.distgit.git;

import io.github.packit4j.http.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The accounts for git over https, chosen by the host of the request itself: a redirect to another
 * host never carries the account of the first.
 *
 * <p>An account is sent over https only, or to the machine itself. Pushes send it at once, fetches
 * only after the remote has asked.
 */
@FunctionalInterface
public interface GitCredentials {

  /** Returns the account for an address; empty to connect without one. */
  Optional<Account> account(URI address);

  /** Returns credentials without any account. */
  static GitCredentials none() {
    return address -> Optional.empty();
  }

  /** Returns a builder of a fixed table from hosts to accounts. */
  static Builder builder() {
    return new Builder();
  }

  /**
   * An account for basic authentication, which every forge takes for git.
   *
   * @param userName the user's name; forges that only look at the token want a fixed one: {@code
   *     x-access-token} on GitHub, {@code oauth2} on GitLab
   * @param password the password or token
   */
  record Account(String userName, Secret password) {}

  /** Builds a table from hosts to accounts. */
  final class Builder {

    private final Map<String, Supplier<Account>> accounts = new HashMap<>();

    private Builder() {}

    /**
     * Sets the account of one host.
     *
     * @param host the host in full, with {@code :port} if it is not the scheme's own
     */
    public Builder account(String host, String userName, Secret password) {
      return account(host, () -> new Account(userName, password));
    }

    /** Sets the account of one host, asked for whenever it is needed because it may change. */
    public Builder account(String host, Supplier<Account> account) {
      accounts.put(host.toLowerCase(Locale.ROOT), account);
      return this;
    }

    /** Returns the credentials. */
    public GitCredentials build() {
      Map<String, Supplier<Account>> table = Map.copyOf(accounts);
      return address ->
          Optional.ofNullable(table.get(hostOf(address))).map(account -> account.get());
    }

    private static String hostOf(URI address) {
      String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
      int port = address.getPort();
      boolean usual =
          port < 0 || port == ("https".equalsIgnoreCase(address.getScheme()) ? 443 : 80);
      return usual ? host : host + ":" + port;
    }
  }
}
