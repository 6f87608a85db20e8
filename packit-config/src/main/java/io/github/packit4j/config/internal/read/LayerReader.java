package io.github.packit4j.config.internal.read;

import io.github.packit4j.config.internal.key.SettingsKeys;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import io.github.packit4j.config.problem.internal.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the keys of package level out of a mapping. */
final class LayerReader {

  private LayerReader() {}

  /**
   * Reads a mapping; what is wrong is reported and counts as null.
   *
   * @param others keys that belong to the mapping but not to package level
   */
  static Layer read(Mapping mapping, Place place, List<String> others) {
    Layer layer = new Layer();
    for (Entry entry : mapping.entries()) {
      Scalar key = entry.key();
      if (!(key.value() instanceof String name)) {
        place
            .key(key.text())
            .error(key.start(), "unknown key %s, which is no text in YAML".formatted(key.text()));
        continue;
      }
      Optional<Integer> index = SettingsKeys.find(name);
      if (index.isPresent()) {
        set(layer, index.get(), entry.value(), place.key(name));
      } else if (!others.contains(name)) {
        unknown(key, name, place, others);
      }
    }
    return layer;
  }

  private static void unknown(Scalar key, String name, Place place, List<String> others) {
    if (place.problems().isFull()) {
      return;
    }
    List<String> allowed = new ArrayList<>(SettingsKeys.names());
    allowed.addAll(others);
    place
        .key(name)
        .error(
            key.start(),
            "unknown key '%s'".formatted(Excerpt.of(name)),
            LegacyKeys.hint(name, allowed));
  }

  static void set(Layer layer, int index, YamlNode value, Place place) {
    Optional<?> read = SettingsKeys.ALL.get(index).read(value, place);
    layer.set(index, read == null || read.isEmpty() ? null : read.get());
  }
}
