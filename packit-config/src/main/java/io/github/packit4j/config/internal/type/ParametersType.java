package io.github.packit4j.config.internal.type;

import io.github.packit4j.config.Parameters;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import io.github.packit4j.config.internal.yaml.YamlNode.Sequence;
import io.github.packit4j.config.internal.yaml.YamlNode.Timestamp;
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
public record ParametersType(boolean textKeys) implements ValueType<Parameters> {

  public static final ValueType<Parameters> ANY = new ParametersType(false);
  public static final ValueType<Parameters> WITH_TEXT_KEYS = new ParametersType(true);

  @Override
  public @Nullable Parameters read(YamlNode node, Place place) {
    if (!(node instanceof Mapping mapping)) {
      place.wrongType(node, "a mapping");
      return null;
    }
    for (Entry entry : mapping.entries()) {
      Scalar key = entry.key();
      if (textKeys && !(key.value() instanceof String)) {
        place.key(key.text()).wrongType(key, "text as a key");
      }
    }
    return new Parameters(copy(mapping, place));
  }

  private static Map<String, @Nullable Object> copy(Mapping mapping, Place place) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      String name = keyText(entry.key());
      Place below = place.key(name);
      if (entry.key().value() instanceof Timestamp) {
        below.wrongType(entry.key(), "text as a key");
      }
      values.put(name, convert(entry.value(), below));
    }
    return values;
  }

  /** Gives the value as JSON has it; for what JSON lacks, an error is noted. */
  private static @Nullable Object convert(YamlNode node, Place place) {
    if (node instanceof Mapping mapping) {
      return copy(mapping, place);
    }
    if (node instanceof Sequence sequence) {
      List<@Nullable Object> items = new ArrayList<>();
      for (int i = 0; i < sequence.items().size(); i++) {
        items.add(convert(sequence.items().get(i), place.item(i)));
      }
      return items;
    }
    Object value = ((Scalar) node).value();
    if (value instanceof Timestamp) {
      place.wrongType(node, "text, a number or a boolean");
      return null;
    }
    if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
      place.error(node.start(), "must be a finite number, not " + number);
      return null;
    }
    return value;
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
