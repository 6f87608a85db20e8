package io.github.packit4j.bot.page;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
              + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  static Answer of(int status, String type, byte[] body) {
    return new Answer(status, Map.of("Content-Type", type), body);
  }

  static Answer html(int status, Html page) {
    StringBuilder text = new StringBuilder("<!DOCTYPE html>");
    page.write(text);
    return of(status, "text/html; charset=utf-8", text.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Answer json(int status, Object value) {
    return of(status, "application/json", Json.write(value));
  }

  /** The beginning of a stream of events, which no proxy keeps back. */
  static Answer stream() {
    return of(200, "text/event-stream", new byte[0]).with("X-Accel-Buffering", "no");
  }

  /** Sends a browser on, with a GET. */
  static Answer seeOther(Path path) {
    return new Answer(303, Map.of("Location", path.toString()), new byte[0]);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  /** The headers, with those that every answer has unless it says otherwise. */
  Map<String, String> allHeaders() {
    Map<String, String> all = new LinkedHashMap<>(ALWAYS);
    all.putAll(headers);
    return all;
  }
}
