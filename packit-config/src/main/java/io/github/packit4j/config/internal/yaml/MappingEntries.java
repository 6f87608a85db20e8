package io.github.packit4j.config.internal.yaml;

import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import io.github.packit4j.config.internal.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the entries of one mapping: reports keys written twice, of which the last counts, and
 * applies merge keys ({@code <<}).
 *
 * <p>Own keys win wherever they stand; in a list of mappings to merge the earlier one wins; of
 * several merge keys the later one.
 */
final class MappingEntries {

  private final Map<Key, Entry> own = new LinkedHashMap<>();
  private final List<YamlNode> merges = new ArrayList<>();
  private final List<YamlSyntaxException> repeatedKeys;

  /**
   * Starts a mapping.
   *
   * @param repeatedKeys gets what is to be said of keys written twice
   */
  MappingEntries(List<YamlSyntaxException> repeatedKeys) {
    this.repeatedKeys = repeatedKeys;
  }

  /** A key as Python's dictionaries tell them apart. */
  private record Key(@Nullable Object value) {
    static Key of(Scalar key) {
      return new Key(key.value());
    }
  }

  void add(YamlNode key, YamlNode value) {
    if (!(key instanceof Scalar scalar)) {
      throw new YamlSyntaxException(
          key.start(), "a list or a mapping cannot be the key of a mapping");
    }
    if (scalar.plain() && scalar.text().equals("<<")) {
      merges.add(value);
      return;
    }
    refuseMergeSign(value);
    Entry earlier = own.put(Key.of(scalar), new Entry(scalar, value));
    if (earlier != null) {
      repeatedKeys.add(
          new YamlSyntaxException(
              scalar.start(),
              "the key '%s' is written twice in this mapping, first in line %d, column %d"
                  .formatted(
                      scalar.text(),
                      earlier.key().start().line(),
                      earlier.key().start().column())));
    }
  }

  /** {@code <<} means something only as a key. */
  static void refuseMergeSign(YamlNode value) {
    if (value instanceof Scalar scalar && scalar.plain() && scalar.text().equals("<<")) {
      throw new YamlSyntaxException(scalar.start(), "'<<' has a special meaning in YAML; quote it");
    }
  }

  List<Entry> merged() {
    if (merges.isEmpty()) {
      return List.copyOf(own.values());
    }
    Map<Key, Entry> result = new LinkedHashMap<>();
    for (YamlNode merge : merges) {
      for (Mapping source : sources(merge)) {
        for (Entry entry : source.entries()) {
          result.put(Key.of(entry.key()), entry);
        }
      }
    }
    result.putAll(own);
    return List.copyOf(result.values());
  }

  /** Returns the mappings to merge, the one that wins last. */
  private static List<Mapping> sources(YamlNode merge) {
    if (merge instanceof Mapping mapping) {
      return List.of(mapping);
    }
    if (merge instanceof Sequence sequence) {
      List<Mapping> mappings = new ArrayList<>();
      for (YamlNode item : sequence.items()) {
        if (!(item instanceof Mapping mapping)) {
          throw notMergeable(item);
        }
        mappings.add(0, mapping);
      }
      return mappings;
    }
    throw notMergeable(Objects.requireNonNull(merge));
  }

  private static YamlSyntaxException notMergeable(YamlNode node) {
    return new YamlSyntaxException(
        node.start(), "'<<' merges a mapping or a list of mappings, such as '<<: *common'");
  }
}
