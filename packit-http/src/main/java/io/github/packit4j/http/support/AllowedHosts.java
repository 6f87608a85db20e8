package io.github.packit4j.http.support;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The hosts that may be on this machine or in networks that are not public, because the program
 * itself has named them: a host with its port, where the usual ports of http and https count as
 * one. Immutable.
 */
public final class AllowedHosts {

  private static final AllowedHosts NONE = new AllowedHosts(Set.of(), false);
  private static final AllowedHosts ALL = new AllowedHosts(Set.of(), true);

  private final Set<String> hosts;
  private final boolean all;

  private AllowedHosts(Set<String> hosts, boolean all) {
    this.hosts = hosts;
    this.all = all;
  }

  /**
   * Allows public addresses only.
   *
   * @return no hosts
   */
  public static AllowedHosts none() {
    return NONE;
  }

  /**
   * Allows every address, as a program asks for whose upstreams are in its own network.
   *
   * @return all hosts
   */
  public static AllowedHosts all() {
    return ALL;
  }

  /**
   * Allows one more host.
   *
   * @param address any address on it; the port matters, the path does not
   * @return these and that one
   */
  public AllowedHosts and(URI address) {
    String host = address.getHost();
    return host == null ? this : and(host, usualIsNone(address));
  }

  /**
   * Allows one more host.
   *
   * @param host its name or number, an IPv6 address with or without brackets
   * @param port the port; -1 for the usual ones
   * @return these and that one
   */
  public AllowedHosts and(String host, int port) {
    Set<String> more = new HashSet<>(hosts);
    more.add(key(host, port));
    return new AllowedHosts(Set.copyOf(more), all);
  }

  /**
   * Tells whether an address may be anywhere.
   *
   * @param address an http or https address
   * @return whether its host was named, with this port
   */
  public boolean contains(URI address) {
    String host = address.getHost();
    return all || (host != null && hosts.contains(key(host, usualIsNone(address))));
  }

  private static int usualIsNone(URI address) {
    int port = address.getPort();
    boolean usual = port == ("http".equalsIgnoreCase(address.getScheme()) ? 80 : 443);
    return usual ? -1 : port;
  }

  private static String key(String host, int port) {
    return host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "") + " " + port;
  }

  @Override
  public String toString() {
    return all ? "every address" : hosts.toString();
  }
}
