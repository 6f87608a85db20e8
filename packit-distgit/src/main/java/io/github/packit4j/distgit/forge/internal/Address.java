package io.github.packit4j.distgit.forge.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * A host of a forge and the port of its web interface: what tells one forge from another.
 *
 * @param host the web host, in lower case; an IPv6 address in brackets
 * @param port the port, or -1 for the usual one
 */
public record Address(String host, int port) {

  /**
   * The forge that a URL leads to.
   *
   * @param scheme the URL's scheme; the port of anything but http and https is not the forge's
   * @param host the URL's host
   * @param port its port, or -1
   * @return the address
   */
  public static Address of(String scheme, String host, int port) {
    boolean usual =
        switch (scheme.toLowerCase(Locale.ROOT)) {
          case "https" -> port == 443;
          case "http" -> port == 80;
          default -> true;
        };
    return new Address(KnownHosts.webHost(host), usual ? -1 : port);
  }

  /**
   * Reads a host as a program names it.
   *
   * @param text {@code host} or {@code host:port}
   * @return the address
   * @throws IllegalArgumentException if it is anything else, such as a URL
   */
  public static Address ofHost(String text) {
    if (!text.matches("(\\[[0-9A-Fa-f:.]+\\]|[^\\s/:@\\[\\]?#]+)(:[0-9]{1,5})?")) {
      throw new IllegalArgumentException(
          "A credential is for a host, such as \"github.com\" or \"git.example.org:3000\"; give the"
              + " host alone instead of \"%s\".".formatted(text.replaceAll("[^/@]*@", "***@")));
    }
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > text.lastIndexOf(']');
    return of(
        "https",
        hasPort ? text.substring(0, colon) : text,
        hasPort ? Integer.parseInt(text.substring(colon + 1)) : -1);
  }

  /**
   * Whether what is sent there stays on this machine.
   *
   * @return true for {@code localhost} and loopback addresses
   */
  public boolean isThisMachine() {
    if (!host.equals("localhost") && !host.matches("[0-9.]+|\\[.*]")) {
      return false; // Names are not looked up: what they lead to may change.
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * The web address of the forge there.
   *
   * @param scheme {@code https} or {@code http}
   * @return scheme, host and port
   */
  public URI web(String scheme) {
    return URI.create(scheme + "://" + this);
  }

  @Override
  public String toString() {
    return port < 0 ? host : host + ":" + port;
  }
}
