package io.github.packit4j.config.internal.type;

import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.config.problem.internal.Excerpt;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types of single values and of lists of such. */
public final class ScalarTypes {

  public static final ValueType<Boolean> BOOLEAN = new BooleanType();
  public static final ValueType<Integer> INTEGER = new IntegerType(Integer.MIN_VALUE);
  public static final ValueType<Integer> NATURAL = new IntegerType(0);
  public static final ValueType<String> TEXT = checkedText("text", text -> {});
  public static final ValueType<List<String>> TEXTS = new ListType<>(TEXT, "list of texts");

  private ScalarTypes() {}

  /** Refuses a text by throwing a {@link ConfigException} whose message says why. */
  interface TextCheck {
    void check(String text);
  }

  /** Returns the type of texts that satisfy a condition. */
  static ValueType<String> checkedText(String label, TextCheck check) {
    return new TextType<>(
        label,
        text -> {
          check.check(text);
          return text;
        },
        text -> text);
  }

  /** Returns the type of names of an enumeration. */
  public static <E extends Enum<E>> ValueType<E> names(
      String kind, E[] values, Function<E, String> keyOf) {
    return new NameType<>(kind, List.of(values), keyOf);
  }

  public static <T> ValueType<List<T>> listOf(ValueType<T> item, String label) {
    return new ListType<>(item, label);
  }

  /** Returns the text of a node, or null if it is none and was reported. */
  public static @Nullable String text(YamlNode node, Place place) {
    if (node instanceof Scalar scalar && scalar.value() instanceof String text) {
      return text;
    }
    place.wrongType(node, "text");
    return null;
  }

  public static Map<String, Object> schemaOf(String type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", type);
    return schema;
  }

  /** A text that is parsed. */
  record TextType<T>(String label, Function<String, T> parser, Function<T, String> printer)
      implements ValueType<T> {

    @Override
    public @Nullable T read(YamlNode node, Place place) {
      String text = text(node, place);
      if (text == null) {
        return null;
      }
      try {
        return parser.apply(text);
      } catch (ConfigException e) {
        place.error(node.start(), String.valueOf(e.getMessage()));
        return null;
      }
    }

    @Override
    public Object write(T value) {
      return printer.apply(value);
    }

    @Override
    public Map<String, Object> schema() {
      return schemaOf("string");
    }
  }

  private static final class BooleanType implements ValueType<Boolean> {

    private static final Set<Object> TRUE =
        Set.of(
            true, 1L, 1.0, "t", "T", "true", "True", "TRUE", "on", "On", "ON", "y", "Y", "yes",
            "Yes", "YES", "1");
    private static final Set<Object> FALSE =
        Set.of(
            false, 0L, 0.0, "f", "F", "false", "False", "FALSE", "off", "Off", "OFF", "n", "N",
            "no", "No", "NO", "0");

    @Override
    public @Nullable Boolean read(YamlNode node, Place place) {
      if (node instanceof Scalar scalar && scalar.value() != null) {
        if (TRUE.contains(scalar.value())) {
          return true;
        }
        if (FALSE.contains(scalar.value())) {
          return false;
        }
        if (!place.secret()) {
          place.error(
              node.start(), "must be true or false, not '%s'".formatted(Excerpt.of(scalar.text())));
          return null;
        }
      }
      place.wrongType(node, "true or false");
      return null;
    }

    @Override
    public Object write(Boolean value) {
      return value;
    }

    @Override
    public String label() {
      return "boolean";
    }

    @Override
    public Map<String, Object> schema() {
      List<Object> words = new ArrayList<>(List.of(0, 1));
      Stream.concat(TRUE.stream(), FALSE.stream())
          .filter(String.class::isInstance)
          .sorted()
          .forEach(words::add);
      return Schemas.anyOf(List.of(schemaOf("boolean"), Map.of("enum", words)));
    }
  }

  private record IntegerType(int minimum) implements ValueType<Integer> {

    private static final Pattern DIGITS = Pattern.compile("[-+]?[0-9]+(_[0-9]+)*");

    @Override
    public @Nullable Integer read(YamlNode node, Place place) {
      Object value = node instanceof Scalar scalar ? scalar.value() : null;
      BigInteger number;
      if (value instanceof Long whole) {
        number = BigInteger.valueOf(whole);
      } else if (value instanceof BigInteger big) {
        number = big;
      } else if (value instanceof Double decimal && Math.abs(decimal) < Long.MAX_VALUE) {
        number = BigInteger.valueOf(decimal.longValue());
        if (number.doubleValue() != decimal) {
          place.warning(
              node.start(), "%s is cut to the whole number %s".formatted(decimal, number), null);
        }
      } else if (value instanceof String text && DIGITS.matcher(text.strip()).matches()) {
        number = new BigInteger(text.strip().replace("_", ""));
      } else {
        place.wrongType(node, "a whole number");
        return null;
      }
      if (number.bitLength() > 31 || number.intValue() < minimum) {
        place.error(
            node.start(),
            minimum > Integer.MIN_VALUE && number.signum() < 0
                ? "must be at least %d, not %s".formatted(minimum, number)
                : "the number %s is too large".formatted(Excerpt.of(number.toString())));
        return null;
      }
      return number.intValue();
    }

    @Override
    public Object write(Integer value) {
      return value;
    }

    @Override
    public String label() {
      return minimum == 0 ? "integer ≥ 0" : "integer";
    }

    @Override
    public Map<String, Object> schema() {
      Map<String, Object> number = schemaOf("number");
      if (minimum == 0) {
        number.put("minimum", 0);
      }
      Map<String, Object> text = schemaOf("string");
      text.put("pattern", "^\\s*" + (minimum == 0 ? "\\+?" : "[-+]?") + "[0-9]+(_[0-9]+)*\\s*$");
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("anyOf", List.of(number, text));
      return schema;
    }
  }

  private record NameType<E extends Enum<E>>(String kind, List<E> values, Function<E, String> keyOf)
      implements ValueType<E> {

    @Override
    public @Nullable E read(YamlNode node, Place place) {
      String text = text(node, place);
      if (text == null) {
        return null;
      }
      for (E value : values) {
        if (keyOf.apply(value).equals(text)) {
          return value;
        }
      }
      place.unknownName(node.start(), kind, text, keys());
      return null;
    }

    @Override
    public Object write(E value) {
      return keyOf.apply(value);
    }

    @Override
    public String label() {
      return "one of " + String.join(", ", keys());
    }

    @Override
    public Map<String, Object> schema() {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("enum", keys());
      return schema;
    }

    private List<String> keys() {
      return values.stream().map(keyOf).toList();
    }
  }

  private record ListType<T>(ValueType<T> item, String label) implements ValueType<List<T>> {

    @Override
    public @Nullable List<T> read(YamlNode node, Place place) {
      if (!(node instanceof YamlNode.Sequence sequence)) {
        if (node instanceof Scalar scalar
            && scalar.value() instanceof String text
            && !place.secret()) {
          place.error(
              node.start(),
              "must be a list, not the text '%s'".formatted(Excerpt.of(text)),
              "write [%s]".formatted(Excerpt.of(text)));
        } else {
          place.wrongType(node, "a list");
        }
        return null;
      }
      List<T> result = new ArrayList<>(sequence.items().size());
      for (int i = 0; i < sequence.items().size(); i++) {
        T value = item.read(sequence.items().get(i), place.item(i));
        if (value != null) {
          result.add(value);
        }
      }
      return result.size() == sequence.items().size() ? List.copyOf(result) : null;
    }

    @Override
    public Object write(List<T> value) {
      return value.stream().map(item::write).toList();
    }

    @Override
    public Object brief(List<T> value) {
      return value.stream().map(item::brief).toList();
    }

    @Override
    public Map<String, Object> schema() {
      Map<String, Object> schema = schemaOf("array");
      schema.put("items", item.schema());
      return schema;
    }
  }
}
