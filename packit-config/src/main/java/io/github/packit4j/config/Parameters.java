package io.github.packit4j.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A free-form value, passed on as the user wrote it: {@code env}, {@code bodhi_extra_params},
 * {@code tf_extra_params} and others.
 *
 * @param values names and values in the order of the file; a value is a {@link String}, a {@link
 *     Boolean}, a {@link Long}, {@link BigInteger} or finite {@link Double}, null, or an
 *     unmodifiable {@link List} or {@link Map} of such
 */
public record Parameters(Map<String, @Nullable Object> values) {

  private static final Parameters NONE = new Parameters(Map.of());

  /**
   * Copies the values, lists and mappings in them included.
   *
   * @throws IllegalArgumentException if a value is of another type or no finite number
   */
  public Parameters {
    values = copy(values);
  }

  /** Returns no parameters. */
  public static Parameters none() {
    return NONE;
  }

  private static Map<String, @Nullable Object> copy(Map<?, ? extends @Nullable Object> values) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    values.forEach((name, value) -> copy.put(String.valueOf(name), copy(value)));
    return Collections.unmodifiableMap(copy);
  }

  /** Equal numbers are to be equal values, whatever type the caller has used. */
  private static Number number(Number number) {
    if (number instanceof Double || number instanceof Float || number instanceof BigDecimal) {
      double decimal = number.doubleValue();
      if (!Double.isFinite(decimal)) {
        throw new IllegalArgumentException("A parameter is a finite number, not " + number);
      }
      return decimal;
    }
    return number instanceof BigInteger big && big.bitLength() > 63 ? big : number.longValue();
  }

  private static @Nullable Object copy(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return Collections.unmodifiableList(copy);
    }
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    throw new IllegalArgumentException(
        "A parameter is text, a number, true, false, null, a list or a mapping, not "
            + value.getClass().getName());
  }
}
