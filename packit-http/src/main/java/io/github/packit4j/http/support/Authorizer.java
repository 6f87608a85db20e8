package io.github.packit4j.http.support;

import io.github.packit4j.http.Secret;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/**
 * Gives the headers that authenticate a request. Asked for each request that goes out, redirects
 * and repetitions included, with the URL that this one goes to; so a credential meant for one host
 * is never sent to another. Must be thread-safe.
 */
@FunctionalInterface
public interface Authorizer {

  /**
   * The headers for one request.
   *
   * @param url where the request goes
   * @return names and values; empty to send none
   */
  Map<String, String> headers(HttpUrl url);

  /**
   * Sends nothing.
   *
   * @return an authorizer for anonymous access
   */
  static Authorizer anonymous() {
    return url -> Map.of();
  }

  /**
   * Sends one header to one origin.
   *
   * @param base any URL of the server, only scheme, host and port count
   * @param name the header's name
   * @param value asked for each request, so that a credential can be renewed
   * @return the authorizer
   */
  static Authorizer header(URI base, String name, Supplier<String> value) {
    Origin origin = Origin.of(base);
    return url -> Origin.of(url).equals(origin) ? Map.of(name, value.get()) : Map.of();
  }

  /**
   * Sends {@code Authorization: <scheme> <token>} to one origin.
   *
   * @param base any URL of the server, only scheme, host and port count
   * @param scheme the word before the token: {@code Bearer}, {@code token}
   * @param token asked for each request
   * @return the authorizer
   */
  static Authorizer authorization(URI base, String scheme, Supplier<Secret> token) {
    return header(base, "Authorization", () -> scheme + " " + token.get().reveal());
  }

  /**
   * Sends {@code Authorization: Negotiate <token>} to one origin, with the first request already.
   *
   * @param base any URL of the server, only scheme, host and port count
   * @param tokens asked for each request
   * @return the authorizer
   */
  static Authorizer negotiate(URI base, NegotiateTokens tokens) {
    String host = Origin.of(base).host();
    return header(base, "Authorization", () -> "Negotiate " + tokens.token(host));
  }

  /**
   * Asks this authorizer, and another one if this has no header to give.
   *
   * @param other asked second
   * @return both together
   */
  default Authorizer or(Authorizer other) {
    return url -> {
      Map<String, String> headers = headers(url);
      return headers.isEmpty() ? other.headers(url) : headers;
    };
  }
}
