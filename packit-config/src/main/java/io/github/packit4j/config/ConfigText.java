package io.github.packit4j.config;

import io.github.packit4j.config.internal.write.PlainValues;
import io.github.packit4j.config.internal.yaml.YamlEditor;
import io.github.packit4j.config.internal.yaml.YamlReader;
import io.github.packit4j.config.internal.yaml.YamlSyntaxException;
import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.config.problem.ConfigProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a configuration file in which single keys can be changed: comments, order, quoting
 * and all else stay as they are.
 *
 * <p>A path is written as in {@link ConfigProblem#path()}: {@code jobs[0].trigger}, and {@code
 * targets["epel10.3"]} for a key with a dot or a bracket. Every change is checked by reading the
 * new text: nothing but the wanted value differs, or the change is refused. Immutable.
 */
public final class ConfigText {

  private static final Pattern STEP =
      Pattern.compile(
          "\\[(?<index>\\d{1,6})\\]|\\[\"(?<quoted>[^\"]+)\"\\]|\\.?(?<key>[^.\\[\\]]+)");

  private final String text;

  private ConfigText(String text) {
    this.text = text;
  }

  /**
   * Takes a text.
   *
   * @param text the content of a configuration file; it must be YAML, but need not be valid
   * @throws ConfigException if it is not YAML
   */
  public static ConfigText of(String text) {
    ConfigText result = new ConfigText(text);
    result.value();
    return result;
  }

  /** Returns the text. */
  public String text() {
    return text;
  }

  /**
   * Sets a key, or an item of a list; what is missing on the way is added, also an item behind the
   * last.
   *
   * @param path the way to the value
   * @param value a {@link String}, {@link Boolean}, {@link Number}, {@link List} or {@link Map} of
   *     such, or null
   * @throws ConfigException if that cannot be done without changing anything else, as where the
   *     value comes from an alias
   */
  public ConfigText set(String path, @Nullable Object value) {
    List<Object> steps = steps(path);
    Object plain = new Parameters(Collections.singletonMap("value", value)).values().get("value");
    return changed(
        path, () -> YamlEditor.set(text, steps, plain), with(value().orElse(null), steps, plain));
  }

  /**
   * Removes a key, or an item of a list.
   *
   * @param path the way to the value
   * @throws ConfigException if there is no such value, or it cannot be removed without changing
   *     anything else
   */
  public ConfigText remove(String path) {
    List<Object> steps = steps(path);
    return changed(
        path, () -> YamlEditor.remove(text, steps), without(value().orElse(null), steps));
  }

  private interface Edit {
    String text();
  }

  private ConfigText changed(String path, Edit edit, Optional<Object> expected) {
    try {
      ConfigText result = new ConfigText(edit.text());
      if (expected.isPresent() && result.value().equals(expected)) {
        return result;
      }
    } catch (YamlEditor.NotEditableException e) {
      throw failure(path, String.valueOf(e.getMessage()));
    } catch (ConfigException e) {
      throw failure(path, "other values depend on it through an anchor");
    }
    throw failure(path, "other values would change with it");
  }

  private static ConfigException failure(String path, String reason) {
    return new ConfigException(
        "Tried to change '%s' but failed because: %s".formatted(path, reason));
  }

  private static List<Object> steps(String path) {
    List<Object> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    int end = 0;
    while (end < path.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw failure(path, "the path is not like jobs[0].trigger");
      }
      String index = matcher.group("index");
      String quoted = matcher.group("quoted");
      steps.add(
          index != null
              ? (Object) Integer.valueOf(index)
              : quoted != null ? quoted : matcher.group("key"));
      end = matcher.end();
    }
    if (steps.isEmpty()) {
      throw failure(path, "the path is empty");
    }
    return steps;
  }

  private Optional<Object> value() {
    try {
      YamlReader.Document document = YamlReader.read(text);
      Optional<YamlSyntaxException> repeated =
          Stream.concat(document.repeatedKeys().stream(), document.repeatedAnchors().stream())
              .findFirst();
      if (repeated.isPresent()) {
        throw repeated.get();
      }
      return document.root().map(PlainValues::of);
    } catch (YamlSyntaxException e) {
      throw new ConfigException(
          "Tried to read the configuration but failed because: line %d, column %d: %s"
              .formatted(e.mark().line(), e.mark().column(), e.getMessage()),
          e);
    }
  }

  private static Optional<Object> with(
      @Nullable Object node, List<Object> steps, @Nullable Object value) {
    return Optional.ofNullable(PlainValues.with(node, steps, value));
  }

  private static Optional<Object> without(@Nullable Object node, List<Object> steps) {
    return Optional.ofNullable(PlainValues.without(node, steps));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfigText that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
