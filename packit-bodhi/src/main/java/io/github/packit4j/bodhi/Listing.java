package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.internal.JsonFields;
import io.github.packit4j.http.PagedIterable;
import io.github.packit4j.http.PagedIterable.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;

/**
 * One of Bodhi's lists. An answer without matches says {@code pages: 0}, so the end is an empty
 * page or one that is not before the last; never "page equals pages".
 */
record Listing<T>(BodhiCaller caller, String key, HttpUrl url, Function<JsonFields, T> reader) {
  /** More than any real list has; ends the reading of a server that never says where it ends. */
  private static final int MAX_PAGES = 10_000;

  PagedIterable<T> read() {
    return PagedIterable.of(1, this::page);
  }

  private Page<T, Integer> page(int number) {
    String action = "list " + key;
    if (number > MAX_PAGES) {
      throw new BodhiException(
          "Tried to %s but failed because: there are more than %d pages; narrow the query"
              .formatted(action, MAX_PAGES),
          false,
          null);
    }
    HttpUrl asked = url.newBuilder().addQueryParameter("page", String.valueOf(number)).build();
    JsonFields answer = caller.get(action, asked);
    if (!answer.hasArray(key)) {
      throw new BodhiException(
          "Tried to %s but failed because: the answer has no list of that name; is %s Bodhi's base"
                  .formatted(action, url.resolve("/"))
              + " URL?",
          false,
          null);
    }
    List<T> items = answer.objects(key).stream().map(reader).toList();
    boolean more = !items.isEmpty() && number < answer.number("pages", 1);
    return new Page<>(items, more ? Optional.of(number + 1) : Optional.empty());
  }
}
