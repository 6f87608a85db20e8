package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.internal.JsonFields;
import io.github.packit4j.http.PagedIterable;
import io.github.packit4j.http.PagedIterable.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * One of Bodhi's lists. An answer without matches says {@code pages: 0}, so the end is an empty
 * page or one that is not before the last; never "page equals pages". What moved from one page to
 * the next because something was added meanwhile is given once.
 */
record Listing<T>(
    BodhiCaller caller,
    String key,
    HttpUrl url,
    Function<JsonFields, T> reader,
    Function<T, String> identity) {
  /** More than any real list has; ends the reading of a server that never says where it ends. */
  private static final int MAX_PAGES = 10_000;

  PagedIterable<T> read() {
    return PagedIterable.of(new Position(1, Set.of()), this::page);
  }

  private Page<T, Position> page(Position position) {
    JsonFields answer = fetch(position.page());
    List<T> items = answer.objects(key).stream().map(reader).toList();
    List<T> unseen =
        items.stream().filter(item -> !position.before().contains(identity.apply(item))).toList();
    boolean more = !items.isEmpty() && position.page() < answer.number("pages", 1);
    return new Page<>(
        unseen,
        more
            ? Optional.of(
                new Position(
                    position.page() + 1,
                    items.stream().map(identity).collect(Collectors.toUnmodifiableSet())))
            : Optional.empty());
  }

  private JsonFields fetch(int page) {
    String action = "list " + key;
    if (page > MAX_PAGES) {
      throw failure(action, "there are more than %d pages; narrow the query".formatted(MAX_PAGES));
    }
    HttpUrl asked = url.newBuilder().addQueryParameter("page", String.valueOf(page)).build();
    JsonFields answer = caller.get(action, asked);
    if (!answer.hasArray(key)) {
      throw failure(
          action, "the answer has none; is %s Bodhi's base URL?".formatted(url.resolve("..")));
    }
    return answer;
  }

  private static BodhiException failure(String action, String reason) {
    return new BodhiException(
        "Tried to %s but failed because: %s".formatted(action, reason), false, null);
  }

  /** A page, and what was on the page before it. */
  private record Position(int page, Set<String> before) {}
}
