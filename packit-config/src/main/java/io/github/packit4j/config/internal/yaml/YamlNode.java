package io.github.packit4j.config.internal.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value in a YAML file and where it stands: aliases followed, merge keys applied. */
public sealed interface YamlNode {

  /** Returns where the value starts. */
  Mark start();

  /**
   * A position in a text.
   *
   * @param line the line, from 1
   * @param column the column in characters, from 1
   */
  record Mark(int line, int column) {
    /** The start of the text. */
    public static final Mark START = new Mark(1, 1);
  }

  /**
   * A single value.
   *
   * @param start where it starts
   * @param text the text, without quotation marks
   * @param plain whether it was written without quotation marks
   * @param value what YAML makes of it: a {@link String}, {@link Boolean}, {@link Long}, {@link
   *     java.math.BigInteger}, {@link Double}, {@link Timestamp} or null
   */
  record Scalar(Mark start, String text, boolean plain, @Nullable Object value)
      implements YamlNode {}

  /**
   * A list.
   *
   * @param start where it starts
   * @param items its items
   */
  record Sequence(Mark start, List<YamlNode> items) implements YamlNode {}

  /**
   * A mapping.
   *
   * @param start where it starts
   * @param entries its entries, those merged from elsewhere first
   */
  record Mapping(Mark start, List<Entry> entries) implements YamlNode {}

  /**
   * An entry of a mapping.
   *
   * @param key the key
   * @param value the value
   */
  record Entry(Scalar key, YamlNode value) {}

  /** A date or a time, which no key of a configuration takes. */
  record Timestamp(String text) {}

  /** Returns whether this is YAML's null. */
  default boolean isNull() {
    return this instanceof Scalar scalar && scalar.value() == null;
  }

  /** Returns whether this is what Python calls false: null, false, 0 or something empty. */
  default boolean isFalsy() {
    if (this instanceof Sequence sequence) {
      return sequence.items().isEmpty();
    }
    if (this instanceof Mapping mapping) {
      return mapping.entries().isEmpty();
    }
    Object value = ((Scalar) this).value();
    return value == null
        || value.equals("")
        || value.equals(false)
        || value.equals(0L)
        || value.equals(0.0);
  }
}
