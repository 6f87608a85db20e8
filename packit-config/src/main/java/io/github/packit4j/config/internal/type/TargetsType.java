package io.github.packit4j.config.internal.type;

import io.github.packit4j.config.TargetOptions;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import io.github.packit4j.config.problem.internal.Excerpt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of {@code targets}: names in a list, or in a mapping with options. */
public final class TargetsType implements ValueType<Map<String, TargetOptions>> {

  public static final TargetsType TARGETS = new TargetsType();

  private TargetsType() {}

  @Override
  public @Nullable Map<String, TargetOptions> read(YamlNode node, Place place) {
    Map<String, TargetOptions> targets = new LinkedHashMap<>();
    if (node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        readEntry(entry, place, targets);
      }
      return targets;
    }
    List<String> names = names(node, place, "targets");
    if (names == null) {
      return null;
    }
    names.forEach(name -> targets.put(name, TargetOptions.none()));
    return targets;
  }

  private static void readEntry(Entry entry, Place place, Map<String, TargetOptions> targets) {
    Place below = place.key(entry.key().text());
    String name = ScalarTypes.text(entry.key(), below);
    if (name == null) {
      return;
    }
    if (entry.value().isNull()) {
      below.error(
          entry.value().start(), "must not be null", "write {} for a target without options");
      return;
    }
    TargetOptions options = NestedTypes.TARGET_OPTIONS.read(entry.value(), below);
    if (options != null) {
      targets.put(name, options);
      advise(entry.key(), name, below);
    }
  }

  /** Reads a list of names, in jobs also a single one. */
  static @Nullable List<String> names(YamlNode node, Place place, String key) {
    if (node instanceof Scalar scalar && scalar.value() instanceof String name) {
      if (place.inJob()) {
        advise(node, name, place);
        return List.of(name);
      }
      place.error(
          node.start(),
          "must be a list or a mapping, not the text '%s'; only a job may have a single text here"
              .formatted(Excerpt.of(name)),
          "write %s: [%s]".formatted(key, Excerpt.of(name)));
      return null;
    }
    if (node instanceof Scalar) {
      place.wrongType(node, "a list or a mapping");
      return null;
    }
    List<String> names = ScalarTypes.TEXTS.read(node, place);
    if (names != null) {
      List<YamlNode> items = ((YamlNode.Sequence) node).items();
      for (int i = 0; i < items.size(); i++) {
        advise(items.get(i), names.get(i), place.item(i));
      }
    }
    return names;
  }

  private static void advise(YamlNode node, String name, Place place) {
    if (name.matches("centos-stream-(aarch64|armhfp|i386|ppc64le|s390x|x86_64)")) {
      String architecture = name.substring("centos-stream-".length());
      place.warning(
          node.start(),
          "the target '%s' is deprecated".formatted(name),
          "write 'centos-stream-8-%s' or a newer release".formatted(architecture));
    } else {
      TargetNames.check(node, name, place);
    }
  }

  @Override
  public Object write(Map<String, TargetOptions> value) {
    Map<String, Object> result = new LinkedHashMap<>();
    value.forEach((name, options) -> result.put(name, NestedTypes.TARGET_OPTIONS.write(options)));
    return result;
  }

  @Override
  public String label() {
    return "list of names, or mapping of names to options; in a job also a name";
  }

  @Override
  public Map<String, Object> schema() {
    return Schemas.anyOf(
        List.of(ScalarTypes.TEXTS.schema(), Schemas.mapOf(NestedTypes.TARGET_OPTIONS.schema())));
  }
}
