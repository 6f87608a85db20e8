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
   * Matches values with parameters, in Python's order of complaints.
   *
   * @throws KojiFault if they do not fit
   */
  static Arguments of(Signature signature, List<@Nullable Object> given) {
    List<@Nullable Object> positional = new ArrayList<>(given);
    Map<String, @Nullable Object> keywords = new LinkedHashMap<>();
    if (!positional.isEmpty()
        && positional.get(positional.size() - 1) instanceof Map<?, ?> last
        && Boolean.TRUE.equals(last.get(KEYWORDS))) {
      positional.remove(positional.size() - 1);
      last.forEach((name, value) -> keywords.put(name.toString(), value));
      keywords.remove(KEYWORDS);
    }
    List<Signature.Parameter> parameters = signature.parameters();
    Arguments arguments = new Arguments();
    for (int i = 0; i < Math.min(parameters.size(), positional.size()); i++) {
      arguments.values.put(parameters.get(i).name(), positional.get(i));
    }
    keywords.forEach(
        (name, value) -> {
          if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
            throw signature.unexpected(name);
          }
          if (arguments.values.containsKey(name)) {
            throw signature.twice(name);
          }
          arguments.values.put(name, value);
        });
    if (positional.size() > parameters.size()) {
      throw signature.tooMany(positional.size());
    }
    List<String> missing =
        parameters.stream()
            .filter(Signature.Parameter::required)
            .map(Signature.Parameter::name)
            .filter(name -> !arguments.values.containsKey(name))
            .toList();
    if (!missing.isEmpty()) {
      throw signature.missing(missing);
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
