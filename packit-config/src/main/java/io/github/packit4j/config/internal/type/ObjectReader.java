package io.github.packit4j.config.internal.type;

import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a mapping with a fixed set of keys. */
public final class ObjectReader {

  private final Mapping node;
  private final Place place;
  private final Map<String, YamlNode> values = new HashMap<>();
  private boolean sound = true;

  private ObjectReader(Mapping node, Place place) {
    this.node = node;
    this.place = place;
  }

  /**
   * Returns a reader, or null if the node is no mapping. Keys that are not allowed are reported.
   */
  public static @Nullable ObjectReader of(YamlNode node, Place place, List<String> allowed) {
    if (!(node instanceof Mapping mapping)) {
      place.wrongType(node, "a mapping with the keys " + String.join(", ", allowed));
      return null;
    }
    ObjectReader reader = new ObjectReader(mapping, place);
    for (Entry entry : mapping.entries()) {
      Scalar key = entry.key();
      if (key.value() instanceof String name && allowed.contains(name)) {
        reader.values.put(name, entry.value());
      } else {
        place.key(key.text()).unknownName(key.start(), "key", key.text(), allowed);
        reader.sound = false;
      }
    }
    return reader;
  }

  /** Reads a key, absent or wrong: empty. Null is only accepted where it means absent. */
  public <T> Optional<T> optional(String name, ValueType<T> type, boolean nullable) {
    YamlNode value = values.get(name);
    if (value == null || (nullable && value.isNull())) {
      return Optional.empty();
    }
    if (value.isNull()) {
      sound = false;
      place.key(name).error(value.start(), "must not be null", "leave the key out for its default");
      return Optional.empty();
    }
    T result = type.read(value, place.key(name));
    sound &= result != null;
    return Optional.ofNullable(result);
  }

  /** Reads a key that must be there. */
  <T> Optional<T> required(String name, ValueType<T> type) {
    if (!values.containsKey(name)) {
      sound = false;
      place
          .key(name)
          .error(
              node.start(),
              "the key '%s' is missing".formatted(name),
              "add '%s: ...'".formatted(name));
    }
    return optional(name, type, false);
  }

  /** Returns whether nothing was reported so far. */
  boolean isSound() {
    return sound;
  }
}
