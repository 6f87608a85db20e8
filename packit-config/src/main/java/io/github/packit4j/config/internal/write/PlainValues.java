package io.github.packit4j.config.internal.write;

import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import io.github.packit4j.config.internal.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees of plain lists and mappings, for comparing texts by what they mean. */
public final class PlainValues {

  private PlainValues() {}

  public static @Nullable Object of(YamlNode node) {
    if (node instanceof Mapping mapping) {
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      mapping.entries().forEach(entry -> result.put(entry.key().text(), of(entry.value())));
      return result;
    }
    if (node instanceof Sequence sequence) {
      List<@Nullable Object> result = new ArrayList<>();
      sequence.items().forEach(item -> result.add(of(item)));
      return result;
    }
    return ((Scalar) node).value();
  }

  /** Returns the tree with one value set; parts that are missing or null are added. */
  public static Object with(@Nullable Object node, List<Object> steps, @Nullable Object value) {
    List<Object> rest = steps.subList(1, steps.size());
    if (steps.get(0) instanceof Integer index) {
      List<@Nullable Object> list =
          node instanceof List<?> old ? new ArrayList<>(old) : new ArrayList<>();
      Object old = index < list.size() ? list.get(index) : null;
      Object set = rest.isEmpty() ? value : with(old, rest, value);
      if (index < list.size()) {
        list.set(index, set);
      } else {
        list.add(set);
      }
      return list;
    }
    Map<Object, @Nullable Object> map =
        node instanceof Map<?, ?> old ? new LinkedHashMap<>(old) : new LinkedHashMap<>();
    Object key = steps.get(0);
    map.put(key, rest.isEmpty() ? value : with(map.get(key), rest, value));
    return map;
  }

  /** Returns the tree without one value, or null if the tree has no such value. */
  public static @Nullable Object without(@Nullable Object node, List<Object> steps) {
    Object step = steps.get(0);
    List<Object> rest = steps.subList(1, steps.size());
    if (step instanceof Integer index && node instanceof List<?> old && index < old.size()) {
      List<@Nullable Object> list = new ArrayList<>(old);
      if (rest.isEmpty()) {
        list.remove(index.intValue());
      } else {
        list.set(index, without(list.get(index), rest));
      }
      return list;
    }
    if (node instanceof Map<?, ?> old && old.containsKey(step)) {
      Map<Object, @Nullable Object> map = new LinkedHashMap<>(old);
      if (rest.isEmpty()) {
        map.remove(step);
      } else {
        map.put(step, without(map.get(step), rest));
      }
      return map;
    }
    return null;
  }
}
