package io.github.packit4j.bot.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param method its method
 * @param path its path, as it was sent
 * @param query the fields of its query
 * @param form the fields of its body, of a POST
 * @param cookies its cookies
 * @param authorization its header {@code Authorization}
 * @param secure whether the proxy in front says that it came by https
 */
record Call(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> form,
    Map<String, String> cookies,
    Optional<String> authorization,
    boolean secure) {

  private static final int MOST_FORM = 16_384;

  /** What a request says that is not understood. */
  static final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRequest(String message) {
      super(message);
    }
  }

  static Call of(HttpExchange exchange) throws IOException {
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        fields(exchange.getRequestURI().getRawQuery()),
        exchange.getRequestMethod().equals("POST") ? fields(body(exchange)) : Map.of(),
        cookies(exchange),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
        "https".equals(exchange.getRequestHeaders().getFirst("X-Forwarded-Proto")));
  }

  private static String body(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_FORM + 1);
    if (body.length > MOST_FORM) {
      throw new BadRequest("The form is too large.");
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  private static Map<String, String> fields(@Nullable String text) {
    Map<String, String> fields = new HashMap<>();
    if (text == null) {
      return fields;
    }
    for (String field : text.split("&", 50)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequest("The request has a percent sign that means nothing.");
    }
  }

  private static Map<String, String> cookies(HttpExchange exchange) {
    Map<String, String> cookies = new HashMap<>();
    String header = exchange.getRequestHeaders().getFirst("Cookie");
    if (header != null) {
      for (String cookie : header.split(";", 50)) {
        int equals = cookie.indexOf('=');
        if (equals > 0) {
          cookies.put(cookie.substring(0, equals).strip(), cookie.substring(equals + 1).strip());
        }
      }
    }
    return cookies;
  }

  boolean isPost() {
    return method.equals("POST");
  }

  /** Tells whether a program asks, and not a browser. */
  boolean isApi() {
    return path.startsWith("/api/");
  }

  /** The path, the same for programs and browsers. */
  String place() {
    return isApi() ? path.substring("/api".length()) : path;
  }

  /** The number before which a list begins. */
  long before() {
    return Optional.ofNullable(query.get("before")).map(Call::number).orElse(Long.MAX_VALUE);
  }

  static long number(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new BadRequest("A number has at most 18 digits, and nothing else.");
    }
    return Long.parseLong(text);
  }
}
