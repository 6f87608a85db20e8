package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.internal.http.HttpRequest;
import java.util.List;
import java.util.Locale;

/** Switches in the query of a request, as Pagure reads them. */
final class Query {

  private static final List<String> TRUE = List.of("1", "true", "t", "y");

  private Query() {}

  /** Tells whether a switch is on: {@code 1}, {@code true}, {@code t} or {@code y}. */
  static boolean isTrue(HttpRequest request, String name) {
    return isTrue(request.query(name).orElse(""));
  }

  static boolean isTrue(String value) {
    return TRUE.contains(value.strip().toLowerCase(Locale.ROOT));
  }
}
