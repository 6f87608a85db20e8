package io.github.packit4j.config;

import io.github.packit4j.config.internal.NearestName;
import io.github.packit4j.config.internal.YamlNode;
import io.github.packit4j.config.internal.YamlNode.Mapping;
import io.github.packit4j.config.internal.YamlNode.Mark;
import io.github.packit4j.config.internal.YamlNode.Scalar;
import io.github.packit4j.config.internal.YamlNode.Sequence;
import io.github.packit4j.config.internal.YamlNode.Timestamp;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Where in a configuration a value is being read, for reporting what is wrong with it.
 *
 * @param problems the problems found so far
 * @param path the path of the value
 * @param inJob whether the value belongs to a job, where some keys have shorter forms
 * @param secret whether values must not be shown
 */
record Place(Problems problems, KeyPath path, boolean inJob, boolean secret) {

  Place(Problems problems, KeyPath path, boolean inJob) {
    this(problems, path, inJob, false);
  }

  Place key(String name) {
    return new Place(problems, path.key(name), inJob, secret);
  }

  Place item(int index) {
    return new Place(problems, path.item(index), inJob, secret);
  }

  void error(Mark mark, String message) {
    problems.error(mark, path, message, null);
  }

  void error(Mark mark, String message, @Nullable String hint) {
    problems.error(mark, path, message, hint);
  }

  void warning(Mark mark, String message, @Nullable String hint) {
    problems.warning(mark, path, message, hint);
  }

  /**
   * Reports a value of the wrong type, saying what YAML made of it.
   *
   * @param expected what it should be, such as "text"
   */
  void wrongType(YamlNode node, String expected) {
    boolean text = expected.startsWith("text");
    if (secret) {
      error(
          node.start(),
          "must be %s, not %s".formatted(expected, kind(node)),
          text && node instanceof Scalar ? "put it in quotation marks" : null);
    } else if (node instanceof Scalar scalar && scalar.value() != null) {
      Object value = scalar.value();
      String found =
          value instanceof Boolean
              ? "`%s`, which YAML reads as the boolean %s".formatted(scalar.text(), value)
              : value instanceof Timestamp
                  ? "`%s`, which YAML reads as a date".formatted(scalar.text())
                  : value instanceof Number
                      ? "`%s`, which YAML reads as the number %s".formatted(scalar.text(), value)
                      : "the text '%s'".formatted(excerpt(scalar.text()));
      error(
          node.start(),
          "must be %s, not %s".formatted(expected, found),
          text ? "write \"%s\"".formatted(excerpt(scalar.text())) : null);
    } else {
      error(node.start(), "must be %s, not %s".formatted(expected, kind(node)));
    }
  }

  /** Reports a name that is not among those allowed. */
  void unknownName(Mark mark, String kind, String found, Collection<String> allowed) {
    if (problems.isFull()) {
      return;
    }
    error(
        mark,
        "unknown %s '%s'".formatted(kind, excerpt(found)),
        LegacyKeys.nameHint(found)
            .or(() -> NearestName.of(found, allowed).map("did you mean '%s'?"::formatted))
            .orElseGet(() -> "allowed are " + String.join(", ", allowed)));
  }

  private static String kind(YamlNode node) {
    if (node instanceof Sequence) {
      return "a list";
    }
    if (node instanceof Mapping) {
      return "a mapping";
    }
    Object value = ((Scalar) node).value();
    if (value == null) {
      return "null";
    }
    if (value instanceof Number) {
      return "a number";
    }
    return value instanceof Boolean ? "a boolean" : value instanceof String ? "text" : "a date";
  }

  /** Returns a text short enough for a message of one line. */
  static String excerpt(String text) {
    String line = text.replace("\n", "\\n");
    return line.length() <= 60 ? line : line.substring(0, 57) + "...";
  }
}
