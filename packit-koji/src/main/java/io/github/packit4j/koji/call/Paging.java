package io.github.packit4j.koji.call;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The part of a listing to ask for; the hub's {@code queryOpts}.
 *
 * @param order a column, with {@code -} before it for descending, such as {@code -build_id}
 * @param limit how many at most
 * @param offset how many to leave out at the start
 */
public record Paging(Optional<String> order, OptionalInt limit, OptionalInt offset) {
  /**
   * Everything, in no particular order.
   *
   * @return no limits
   */
  public static Paging all() {
    return new Paging(Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /**
   * The first so many in an order.
   *
   * @param order a column, with {@code -} before it for descending
   * @param limit how many at most
   * @return the part
   */
  public static Paging first(String order, int limit) {
    return new Paging(Optional.of(order), OptionalInt.of(limit), OptionalInt.empty());
  }

  /**
   * The part that follows this one.
   *
   * @return the next part of the same length
   * @throws IllegalStateException if this has no limit
   */
  public Paging next() {
    if (limit.isEmpty()) {
      throw new IllegalStateException("There is nothing after an unlimited part");
    }
    return new Paging(order, limit, OptionalInt.of(offset.orElse(0) + limit.getAsInt()));
  }

  Optional<Map<String, Object>> wire() {
    Map<String, Object> options = new LinkedHashMap<>();
    order.ifPresent(column -> options.put("order", column));
    offset.ifPresent(count -> options.put("offset", count));
    limit.ifPresent(count -> options.put("limit", count));
    return options.isEmpty() ? Optional.empty() : Optional.of(options);
  }
}
