package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.http.HttpRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The query of one request for a list: its parameters, and what they name. */
final class Query {

  private final Problems problems = new Problems();
  private final ParameterReader reader;

  /**
   * Begins to read.
   *
   * @param names parameters that the list knows; others do not count
   */
  Query(HttpRequest request, Set<String> names) {
    this.reader = new ParameterReader(Parameters.ofQuery(request, names), "querystring", problems);
  }

  ParameterReader reader() {
    return reader;
  }

  /** Ends reading: only a well-formed query is looked up. */
  void wellFormed() {
    problems.throwIfAny();
  }

  /** Refuses the query if it names what is not there. */
  void done() {
    problems.throwIfAny();
  }

  /** Reports names that nothing has, all in one problem. */
  void known(String name, Optional<List<String>> values, Predicate<String> isKnown) {
    List<String> unknown = values.stream().flatMap(List::stream).filter(isKnown.negate()).toList();
    if (!unknown.isEmpty()) {
      problem(name, "Invalid %s specified: %s".formatted(plural(name), String.join(", ", unknown)));
    }
  }

  private static String plural(String name) {
    return name.endsWith("s") ? name : "users";
  }

  void problem(String name, String description) {
    problems.add("querystring", name, description);
  }

  /** Returns the releases that names stand for; groups of releases have names in underscores. */
  Optional<List<ReleaseRow>> releases(Optional<List<String>> names, Releases releases) {
    known("releases", names, name -> isGroup(name) || releases.called(name).isPresent());
    return names.map(
        list -> list.stream().flatMap(name -> releases(name, releases)).distinct().toList());
  }

  private static boolean isGroup(String name) {
    return Set.of("__current__", "__pending__", "__archived__").contains(name);
  }

  private static Stream<ReleaseRow> releases(String name, Releases releases) {
    return switch (name) {
      case "__current__" -> releases.sorted().stream().filter(row -> row.isIn("current"));
      case "__pending__" ->
          releases.sorted().stream().filter(row -> row.isIn("pending") || row.isIn(Choices.FROZEN));
      case "__archived__" -> releases.sorted().stream().filter(row -> row.isIn(Choices.ARCHIVED));
      default -> releases.called(name).stream();
    };
  }

  /** Tells whether a value is among those wanted; all are if nothing is said. */
  static <T> boolean isWanted(Optional<List<T>> wanted, T value) {
    return wanted.map(list -> list.contains(value)).orElse(true);
  }

  /** Tells whether any value is among those wanted; all are if nothing is said. */
  static <T> boolean isAnyWanted(Optional<List<T>> wanted, List<T> values) {
    return wanted.map(list -> values.stream().anyMatch(list::contains)).orElse(true);
  }

  /** Tells whether a value fits; all do if nothing is said. */
  static <T> boolean fits(Optional<T> wanted, Predicate<T> fits) {
    return wanted.map(fits::test).orElse(true);
  }

  /** Tells whether a text contains another one, in any case. */
  static boolean containsIgnoringCase(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  static <T, R> List<R> map(List<T> values, Function<T, R> function) {
    return values.stream().map(function).toList();
  }

  /** Returns the address of the same request with a slash at the end of its path. */
  static String withSlash(HttpRequest request) {
    URI uri = request.uri();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return "https://" + BodhiService.HOST + uri.getRawPath() + "/" + query;
  }
}
