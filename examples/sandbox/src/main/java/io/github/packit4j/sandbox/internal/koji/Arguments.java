package io.github.packit4j.sandbox.internal.koji;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of a call by name.
 *
 * <p>On the wire they are positional; keywords are the members of a last struct that has a true
 * {@code __starstar}.
 */
final class Arguments {

  private static final String KEYWORDS = "__starstar";

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  private Arguments() {}

  /**
   * Matches values with names.
   *
   * @param names parameters in order; those that end in {@code !} have to be given
   */
  static Arguments of(String method, List<String> names, List<@Nullable Object> given) {
    List<@Nullable Object> positional = new ArrayList<>(given);
    Map<String, @Nullable Object> keywords = new LinkedHashMap<>();
    if (!positional.isEmpty()
        && positional.get(positional.size() - 1) instanceof Map<?, ?> last
        && Boolean.TRUE.equals(last.get(KEYWORDS))) {
      positional.remove(positional.size() - 1);
      last.forEach((name, value) -> keywords.put(name.toString(), value));
      keywords.remove(KEYWORDS);
    }
    if (positional.size() > names.size()) {
      throw new KojiFault(
          KojiFault.PARAMETER,
          "%s() takes %d positional arguments but %d were given"
              .formatted(method, names.size(), positional.size()));
    }
    Arguments arguments = new Arguments();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).replace("!", "");
      if (i < positional.size()) {
        arguments.values.put(name, positional.get(i));
      } else if (keywords.containsKey(name)) {
        arguments.values.put(name, keywords.remove(name));
      } else if (names.get(i).endsWith("!")) {
        throw new KojiFault(
            KojiFault.PARAMETER,
            "%s() missing 1 required positional argument: '%s'".formatted(method, name));
      }
    }
    for (String name : keywords.keySet()) {
      throw new KojiFault(
          KojiFault.PARAMETER,
          "%s() got an unexpected keyword argument '%s'".formatted(method, name));
    }
    return arguments;
  }

  @Nullable Object get(String name) {
    return values.get(name);
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  boolean flag(String name, boolean otherwise) {
    return values.get(name) instanceof Boolean flag ? flag : otherwise;
  }

  Optional<String> text(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  Optional<Integer> number(String name) {
    Object value = values.get(name);
    if (value instanceof Number number) {
      return Optional.of(number.intValue());
    }
    return value instanceof String text && text.matches("\\d{1,9}")
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }

  /** Returns a struct; empty if the argument is none. */
  Map<String, @Nullable Object> struct(String name) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    if (values.get(name) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> members.put(key.toString(), value));
    }
    return members;
  }
}
