package io.github.packit4j.http.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Keeps a client from this machine and from networks that are not public, whatever address somebody
 * writes, redirects to, or lets a name stand for: names are looked up here, so what is checked is
 * what is connected to. The one owner of this rule, for files, forges and git alike.
 *
 * <p>What is checked is what a request is meant for. Where a proxy or an interceptor of the
 * program's own sends it is the program's decision; a proxy looks names up itself, so that behind
 * one addresses are checked that are written as numbers.
 */
public final class PublicAddresses implements Interceptor, Dns {

  private final OkHttpClient client;
  private final AllowedHosts allowed;
  private final ConcurrentMap<String, Integer> asked = new ConcurrentHashMap<>();

  private PublicAddresses(OkHttpClient client, AllowedHosts allowed) {
    this.client = client;
    this.allowed = allowed;
  }

  /**
   * Makes a client refuse.
   *
   * @param derived what the client is made of; its redirects are outside of the interceptor, or
   *     followed by its caller, so that each of them is seen
   * @param index where among the interceptors: before those that change where a request goes
   * @param client whose names are used
   * @param allowed the hosts that may be anywhere
   */
  public static void guard(
      OkHttpClient.Builder derived, int index, OkHttpClient client, AllowedHosts allowed) {
    PublicAddresses guard = new PublicAddresses(client, allowed);
    derived.dns(guard).interceptors().add(index, guard);
  }

  /** The host is not public. */
  public static final class RefusedException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedException(String host) {
      super(host + " is this machine or in a network that is not public; allow it if it is meant");
    }
  }

  /** Sees each hop; numbers in a URL are never looked up. */
  @Override
  public Response intercept(Chain chain) throws IOException {
    HttpUrl url = chain.request().url();
    if (allowed.contains(url.uri())) {
      return chain.proceed(chain.request());
    }
    String host = url.host().toLowerCase(Locale.ROOT);
    boolean local = host.equals("localhost") || host.endsWith(".localhost");
    if (local || (isNumber(host) && isPrivate(InetAddress.getByName(host)))) {
      throw new RefusedException(host);
    }
    asked.merge(host, 1, Integer::sum);
    try {
      return chain.proceed(chain.request());
    } finally {
      asked.computeIfPresent(host, (name, calls) -> calls == 1 ? null : calls - 1);
    }
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> addresses = client.dns().lookup(host);
    if (asked.containsKey(host.toLowerCase(Locale.ROOT))
        && addresses.stream().anyMatch(PublicAddresses::isPrivate)) {
      throw new RefusedException(host);
    }
    return addresses;
  }

  /** What OkHttp takes for an address, so that it does not ask {@link #lookup}. */
  private static boolean isNumber(String host) {
    return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
  }

  /** Tells whether an address is not one of the public internet (RFC 6890). */
  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (bytes.length == 4 ? isPrivateV4(bytes) : isPrivateV6(bytes));
  }

  private static boolean isPrivateV4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return first == 0
        || (first == 100 && second >= 64 && second < 128) // carriers' networks
        || (first == 192 && second == 0 && bytes[2] == 0)
        || (first == 198 && (second == 18 || second == 19)) // benchmarks
        || first >= 240;
  }

  /** Unique local addresses, and IPv4 inside of IPv6: compatible, NAT64 and 6to4. */
  private static boolean isPrivateV6(byte[] bytes) {
    if ((bytes[0] & 0xfe) == 0xfc) {
      return true;
    }
    boolean compatible = isZero(bytes, 0, 12);
    boolean nat64 =
        bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    int from = compatible || nat64 ? 12 : 2;
    return (compatible || nat64 || sixToFour)
        && isPrivate(v4(Arrays.copyOfRange(bytes, from, from + 4)));
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress v4(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }
}
