package io.github.packit4j.sandbox.internal.koji;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The struct {@code queryOpts}: {@code countOnly}, {@code order}, {@code offset}, {@code limit}.
 *
 * <p>The rules are those of {@code QueryProcessor} in koji's {@code kojihub/db.py}, which makes SQL
 * of them: a value that is false in Python does not count, and what does not fit is a fault of
 * Python or of the database.
 */
final class QueryOptions {

  private final Map<?, ?> options;

  private QueryOptions(Map<?, ?> options) {
    this.options = options;
  }

  /**
   * Returns the list as the options want it, or its size. Without rows no column is known, and so
   * every order is taken.
   */
  static Object apply(List<Map<String, @Nullable Object>> rows, @Nullable Object options) {
    return apply(rows, rows.isEmpty() ? Set.of() : rows.get(0).keySet(), options);
  }

  /** Returns the list, whose rows have these columns, as the options want it, or its size. */
  static Object apply(
      List<Map<String, @Nullable Object>> rows, Set<String> columns, @Nullable Object options) {
    if (!isTrue(options)) {
      return rows;
    }
    if (!(options instanceof Map<?, ?> struct)) {
      throw noAttribute(options, "get");
    }
    return new QueryOptions(struct).apply(rows, columns);
  }

  private Object apply(List<Map<String, @Nullable Object>> rows, Set<String> columns) {
    boolean countsOnly = isTrue(options.get("countOnly"));
    List<Map<String, @Nullable Object>> result = new ArrayList<>(rows);
    if (!countsOnly && isTrue(options.get("order"))) {
      sort(result, columns);
    }
    int offset = number("offset", 0);
    int limit = number("limit", Integer.MAX_VALUE);
    if (offset < 0) {
      throw negative("OFFSET", "InvalidRowCountInResultOffsetClause");
    }
    if (limit < 0) {
      throw negative("LIMIT", "InvalidRowCountInLimitClause");
    }
    result = result.stream().skip(offset).limit(limit).toList();
    return countsOnly ? (Object) result.size() : result;
  }

  private void sort(List<Map<String, @Nullable Object>> rows, Set<String> columns) {
    if (!(options.get("order") instanceof String terms)) {
      throw noAttribute(options.get("order"), "split");
    }
    List<String> order = new ArrayList<>(List.of(terms.split(",", -1)));
    for (String term : order) {
      String column = column(term);
      if (!columns.isEmpty() && !columns.contains(column)) {
        throw KojiFault.python("Exception", "Invalid order: " + column);
      }
    }
    // The last sort counts most.
    Collections.reverse(order);
    for (String term : order) {
      String column = column(term);
      Comparator<Map<String, @Nullable Object>> byColumn =
          Comparator.comparing(row -> sortable(row.get(column)));
      rows.sort(term.startsWith("-") ? byColumn.reversed() : byColumn);
    }
  }

  private static String column(String term) {
    return term.startsWith("-") ? term.substring(1) : term;
  }

  private static String sortable(@Nullable Object value) {
    return value instanceof Integer number
        ? String.format(Locale.ROOT, "%012d", number)
        : String.valueOf(value);
  }

  private int number(String name, int otherwise) {
    Object value = options.get(name);
    if (!isTrue(value)) {
      return otherwise;
    }
    if (value instanceof Boolean) {
      return 1;
    }
    if (value instanceof Number number) {
      return number.intValue();
    }
    throw KojiFault.python(
        "TypeError", "%i format: a real number is required, not " + PythonText.typeName(value));
  }

  private static boolean isTrue(@Nullable Object value) {
    return value != null
        && !Boolean.FALSE.equals(value)
        && !"".equals(value)
        && !(value instanceof Number number && number.doubleValue() == 0)
        && !(value instanceof Collection<?> list && list.isEmpty())
        && !(value instanceof Map<?, ?> map && map.isEmpty());
  }

  private static KojiFault noAttribute(@Nullable Object value, String attribute) {
    return KojiFault.python(
        "AttributeError",
        "'%s' object has no attribute '%s'".formatted(PythonText.typeName(value), attribute));
  }

  private static KojiFault negative(String clause, String error) {
    return KojiFault.python("psycopg2.errors." + error, clause + " must not be negative\n");
  }
}
