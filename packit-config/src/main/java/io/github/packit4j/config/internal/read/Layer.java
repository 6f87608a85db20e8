package io.github.packit4j.config.internal.read;

import io.github.packit4j.config.internal.key.SettingsKeys;
import org.jspecify.annotations.Nullable;

/**
 * The keys of package level that one mapping of a file sets, by their place in {@link
 * SettingsKeys#ALL}. A key set to null is told apart from one that is absent.
 */
final class Layer {

  /** Stands for null, and for a wrong value: what would be inherited does not count. */
  private static final Object NULL = new Object();

  private final @Nullable Object[] values;

  private Layer(@Nullable Object[] values) {
    this.values = values;
  }

  Layer() {
    this(new Object[SettingsKeys.ALL.size()]);
  }

  boolean has(int key) {
    return values[key] != null;
  }

  /** Returns a value; null if the key is absent or set to null. */
  @Nullable Object get(int key) {
    Object value = values[key];
    return value == NULL ? null : value;
  }

  /** Returns a text that is not empty, or null. */
  @Nullable String text(int key) {
    return get(key) instanceof String text && !text.isEmpty() ? text : null;
  }

  void set(int key, @Nullable Object value) {
    values[key] = value == null ? NULL : value;
  }

  void remove(int key) {
    values[key] = null;
  }

  /** Returns this layer with null for every key that is absent, so that none is inherited. */
  Layer complete() {
    @Nullable Object[] filled = values.clone();
    for (int i = 0; i < filled.length; i++) {
      filled[i] = filled[i] == null ? NULL : filled[i];
    }
    return new Layer(filled);
  }

  /** Returns this layer with another one above it, whose keys win, also those set to null. */
  Layer under(Layer upper) {
    @Nullable Object[] merged = values.clone();
    for (int i = 0; i < merged.length; i++) {
      if (upper.values[i] != null) {
        merged[i] = upper.values[i];
      }
    }
    return new Layer(merged);
  }
}
