package io.github.packit4j.config;

import io.github.packit4j.config.internal.YamlNode;
import io.github.packit4j.config.internal.YamlNode.Entry;
import io.github.packit4j.config.internal.YamlNode.Mapping;
import io.github.packit4j.config.internal.YamlNode.Scalar;
import io.github.packit4j.config.internal.YamlNode.Sequence;
import io.github.packit4j.config.internal.YamlNode.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of free-form mappings.
 *
 * @param textKeys whether other keys than texts are refused instead of being turned into texts
 */
record ParametersType(boolean textKeys) implements ValueType<Parameters> {

  static final ValueType<Parameters> ANY = new ParametersType(false);
  static final ValueType<Parameters> WITH_TEXT_KEYS = new ParametersType(true);

  @Override
  public @Nullable Parameters read(YamlNode node, Place place) {
    if (!(node instanceof Mapping mapping)) {
      place.wrongType(node, "a mapping");
      return null;
    }
    boolean sound = true;
    for (Entry entry : mapping.entries()) {
      Scalar key = entry.key();
      if (textKeys && !(key.value() instanceof String)) {
        place.key(key.text()).wrongType(key, "text as a key");
        sound = false;
      }
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    sound &= copy(mapping, place, values);
    return sound ? new Parameters(values) : null;
  }

  private static boolean copy(Mapping mapping, Place place, Map<String, @Nullable Object> values) {
    boolean sound = true;
    for (Entry entry : mapping.entries()) {
      String name = keyText(entry.key());
      Place below = place.key(name);
      if (entry.key().value() instanceof Timestamp) {
        below.wrongType(entry.key(), "text as a key");
        sound = false;
      }
      sound &= convert(entry.value(), below, value -> values.put(name, value));
    }
    return sound;
  }

  /** Takes a converted value, which may be null. */
  private interface Sink {
    void accept(@Nullable Object value);
  }

  private static boolean convert(YamlNode node, Place place, Sink sink) {
    if (node instanceof Mapping mapping) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      sink.accept(values);
      return copy(mapping, place, values);
    }
    if (node instanceof Sequence sequence) {
      List<@Nullable Object> items = new ArrayList<>();
      sink.accept(items);
      boolean sound = true;
      for (int i = 0; i < sequence.items().size(); i++) {
        sound &= convert(sequence.items().get(i), place.item(i), items::add);
      }
      return sound;
    }
    Object value = ((Scalar) node).value();
    if (value instanceof Timestamp) {
      place.wrongType(node, "text, a number or a boolean");
      return false;
    }
    if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
      place.error(node.start(), "must be a finite number, not " + number);
      return false;
    }
    sink.accept(value);
    return true;
  }

  /** Other keys than texts become what JSON calls them. */
  private static String keyText(Scalar key) {
    return key.value() instanceof String text ? text : String.valueOf(key.value());
  }

  @Override
  public Object write(Parameters value) {
    return value.values();
  }

  @Override
  public String label() {
    return textKeys ? "mapping with text keys" : "mapping";
  }

  @Override
  public Map<String, Object> schema() {
    return ScalarTypes.schemaOf("object");
  }
}
