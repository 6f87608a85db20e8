package io.github.packit4j.sandbox.internal.koji;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The struct {@code queryOpts}: {@code countOnly}, {@code order}, {@code offset}, {@code limit}.
 */
final class QueryOptions {

  private QueryOptions() {}

  /** Returns the list as the options want it, or its size. */
  static Object apply(
      List<Map<String, @Nullable Object>> rows, Map<String, @Nullable Object> options) {
    if (Boolean.TRUE.equals(options.get("countOnly"))) {
      return rows.size();
    }
    List<Map<String, @Nullable Object>> result = new ArrayList<>(rows);
    if (options.get("order") instanceof String order) {
      boolean descending = order.startsWith("-");
      String key = descending ? order.substring(1) : order;
      result.sort(Comparator.comparing(row -> sortable(row.get(key))));
      if (descending) {
        Collections.reverse(result);
      }
    }
    int offset = options.get("offset") instanceof Integer number ? number : 0;
    int limit = options.get("limit") instanceof Integer number ? number : result.size();
    return result.stream().skip(offset).limit(limit).toList();
  }

  private static String sortable(@Nullable Object value) {
    return value instanceof Integer number
        ? String.format(Locale.ROOT, "%012d", number)
        : String.valueOf(value);
  }
}
