package io.github.packit4j.config.internal.place;

import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Mark;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import io.github.packit4j.config.internal.yaml.YamlNode.Sequence;
import io.github.packit4j.config.internal.yaml.YamlNode.Timestamp;
import io.github.packit4j.config.problem.internal.Excerpt;
import io.github.packit4j.config.problem.internal.NearestName;
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
public record Place(Problems problems, KeyPath path, boolean inJob, boolean secret) {

  public Place(Problems problems, KeyPath path, boolean inJob) {
    this(problems, path, inJob, false);
  }

  public Place key(String name) {
    return new Place(problems, path.key(name), inJob, secret);
  }

  public Place item(int index) {
    return new Place(problems, path.item(index), inJob, secret);
  }

  public void error(Mark mark, String message) {
    problems.error(mark, path, message, null);
  }

  public void error(Mark mark, String message, @Nullable String hint) {
    problems.error(mark, path, message, hint);
  }

  public void warning(Mark mark, String message, @Nullable String hint) {
    problems.warning(mark, path, message, hint);
  }

  /**
   * Reports a value of the wrong type, saying what YAML made of it.
   *
   * @param expected what it should be, such as "text"
   */
  public void wrongType(YamlNode node, String expected) {
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
                      : "the text '%s'".formatted(Excerpt.of(scalar.text()));
      error(
          node.start(),
          "must be %s, not %s".formatted(expected, found),
          text ? "write \"%s\"".formatted(Excerpt.of(scalar.text())) : null);
    } else {
      error(node.start(), "must be %s, not %s".formatted(expected, kind(node)));
    }
  }

  /** Reports a name that is not among those allowed. */
  public void unknownName(Mark mark, String kind, String found, Collection<String> allowed) {
    if (problems.isFull()) {
      return;
    }
    error(
        mark,
        "unknown %s '%s'".formatted(kind, Excerpt.of(found)),
        FormerNames.hint(found)
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
}
