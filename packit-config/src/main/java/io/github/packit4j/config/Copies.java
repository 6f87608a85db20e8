package io.github.packit4j.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Unmodifiable copies that keep the order of the file, which {@link Map#copyOf} does not. */
final class Copies {

  private Copies() {}

  static <K, V> Map<K, V> of(Map<? extends K, ? extends V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  static <K, E> Map<K, List<E>> ofLists(Map<K, List<E>> map) {
    Map<K, List<E>> copy = new LinkedHashMap<>();
    map.forEach((key, list) -> copy.put(key, List.copyOf(list)));
    return Collections.unmodifiableMap(copy);
  }
}
