package io.github.packit4j.http.support;

import java.util.Set;
import okhttp3.Request;

/**
 * When a request may be sent again. Requests with an idempotent method may always, others only if
 * they surely never reached the server. A caller that knows better tags its request: {@code
 * request.tag(Repeat.class, Repeat.ALWAYS)}.
 */
public enum Repeat {
  /** After any transient failure: sending it twice has the effect of sending it once. */
  ALWAYS,
  /** If it never reached the server, or the server refused it by status 429 or a rate limit. */
  IF_REFUSED,
  /** Only if no connection came about. */
  IF_NOT_SENT,
  /** Not at all. */
  NEVER;

  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

  static Repeat of(Request request) {
    Repeat marked = request.tag(Repeat.class);
    if (marked != null) {
      return marked;
    }
    return IDEMPOTENT.contains(request.method()) ? ALWAYS : IF_NOT_SENT;
  }
}
