package io.github.packit4j.sandbox.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request as a service sees it.
 *
 * @param method HTTP method
 * @param uri URL as the client named it
 * @param headers values by lower-case name
 * @param body body as sent, chunks joined
 */
public record HttpRequest(String method, URI uri, Map<String, List<String>> headers, byte[] body) {

  private static final int MAX_INFLATED = 256 * 1024 * 1024;

  /** Returns the host the client named. */
  public String host() {
    return uri.getHost();
  }

  /** Returns the path as sent, percent-encoded. */
  public String rawPath() {
    return uri.getRawPath();
  }

  /** Returns the first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Returns the first value of a query parameter. */
  public Optional<String> query(String name) {
    return queries(name).stream().findFirst();
  }

  /** Returns all values of a query parameter. */
  public List<String> queries(String name) {
    return parameters(uri.getRawQuery()).getOrDefault(name, List.of());
  }

  /** Returns all parameters of the query. */
  public Map<String, List<String>> queries() {
    return parameters(uri.getRawQuery());
  }

  /** Returns the body's parameters if it is a URL-encoded form, else none. */
  public Map<String, List<String>> form() {
    return contentType().startsWith("application/x-www-form-urlencoded")
        ? parameters(bodyText())
        : Map.of();
  }

  /** Returns the content type in lower case, empty if there is none. */
  public String contentType() {
    return header("content-type").orElse("").toLowerCase(Locale.ROOT);
  }

  /** Returns the body as UTF-8 text. */
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the body, inflated if it was sent compressed. */
  public byte[] inflatedBody() {
    if (!header("content-encoding").orElse("").equals("gzip")) {
      return body;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readNBytes(MAX_INFLATED);
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to inflate the body of " + method + " " + uri, e);
    }
  }

  /** Parses {@code a=b&c=d}; a name may occur more than once. */
  static Map<String, List<String>> parameters(@Nullable String text) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (text == null || text.isEmpty()) {
      return parameters;
    }
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters
          .computeIfAbsent(PercentEncoding.decodeQuery(name), key -> new ArrayList<>())
          .add(PercentEncoding.decodeQuery(value));
    }
    return parameters;
  }
}
