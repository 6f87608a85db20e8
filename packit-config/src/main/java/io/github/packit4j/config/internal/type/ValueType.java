package io.github.packit4j.config.internal.type;

import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a key may be: checks and converts what a file has, and turns it back.
 *
 * @param <T> the type in the model
 */
public interface ValueType<T> extends Form {

  /**
   * Reads a value that is not null.
   *
   * @return the value, or null if it is wrong and was reported
   */
  @Nullable T read(YamlNode node, Place place);

  /** Returns the value as text, numbers, booleans, lists and mappings. */
  Object write(T value);

  /** Returns the value as {@link #write} does, in the shortest form that reads the same. */
  default Object brief(T value) {
    return write(value);
  }
}
