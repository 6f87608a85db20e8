package io.github.packit4j.distgit.forge;

import io.github.packit4j.distgit.forge.internal.Address;
import io.github.packit4j.distgit.forge.internal.KnownHosts;
import io.github.packit4j.distgit.forge.internal.UrlParser;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The address of a project, taken apart. Credentials in the text are dropped.
 *
 * @param scheme {@code https}, {@code http}, {@code ssh}, {@code git} or {@code git+https}
 * @param host the host name in lower case; an IPv6 address in brackets
 * @param port the port, where the text names one
 * @param forkOf the account of a Pagure fork, or empty
 * @param namespace the accounts, groups or folders before the name, joined by slashes; or empty
 * @param repository the name of the project, without {@code .git}
 */
public record ForgeUrl(
    String scheme,
    String host,
    OptionalInt port,
    Optional<String> forkOf,
    Optional<String> namespace,
    String repository) {

  /**
   * Reads an address: a web page of a project or below it, a git URL, the form {@code
   * user@host:path}, or {@code host/path}.
   *
   * @param text the address
   * @return its parts
   * @throws IllegalArgumentException if it does not name a project on a host
   */
  public static ForgeUrl parse(String text) {
    return UrlParser.parse(text, host -> UrlParser.Site.of(KnownHosts.typeOf(host)));
  }

  /**
   * Reads an address on a forge of known type.
   *
   * @param text the address
   * @param type what the host runs: it decides what the first and the last parts of the path mean
   * @return its parts
   * @throws IllegalArgumentException if it does not name a project on a host
   */
  public static ForgeUrl parse(String text, ForgeType type) {
    return UrlParser.parse(text, host -> UrlParser.Site.of(Optional.of(type)));
  }

  private Address address() {
    return Address.of(scheme, host, port.orElse(-1));
  }

  /**
   * The project's name as in {@link ForgeProject#fullName()}.
   *
   * @return {@code [fork/account/][namespace/]repository}
   */
  public String fullName() {
    return forkOf.map(account -> "fork/" + account + "/").orElse("")
        + namespace.map(space -> space + "/").orElse("")
        + repository;
  }

  /**
   * Whether two addresses lead to the same project, whatever their scheme and user. Ports count
   * where both are of the web: the port of ssh is another one. Names compare in any case where the
   * forge does so.
   *
   * @param other another address
   * @return true if they do
   */
  public boolean isSameProject(ForgeUrl other) {
    Address here = address();
    Address there = other.address();
    boolean bothWeb = scheme.startsWith("http") && other.scheme.startsWith("http");
    if (bothWeb ? !here.equals(there) : !here.host().equals(there.host())) {
      return false;
    }
    boolean exact = KnownHosts.typeOf(host).map(ForgeType.PAGURE::equals).orElse(true);
    return exact
        ? fullName().equals(other.fullName())
        : fullName().toLowerCase(Locale.ROOT).equals(other.fullName().toLowerCase(Locale.ROOT));
  }
}
