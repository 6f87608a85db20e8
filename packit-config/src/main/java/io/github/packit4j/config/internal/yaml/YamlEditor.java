package io.github.packit4j.config.internal.yaml;

import io.github.packit4j.config.internal.yaml.YamlSpan.Entry;
import io.github.packit4j.config.internal.yaml.YamlSpan.Mapping;
import io.github.packit4j.config.internal.yaml.YamlSpan.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes one value of a YAML text and leaves every other character as it is.
 *
 * <p>A path holds a {@link String} for a key and an {@link Integer} for an item of a list.
 */
public final class YamlEditor {

  private final String text;
  private final String lineEnd;

  private YamlEditor(String text) {
    this.text = text;
    this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** What is asked for cannot be done. */
  public static final class NotEditableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotEditableException(String message) {
      super(message);
    }
  }

  /**
   * Sets a value, adding what is missing on the way to it.
   *
   * @param text the text, which must be good YAML
   * @param path the way to the value
   * @param value a text, number, boolean, null, list or mapping
   * @throws NotEditableException if the path leads through a value that cannot have such a part
   */
  public static String set(String text, List<Object> path, @Nullable Object value) {
    YamlEditor editor = new YamlEditor(text);
    YamlSpan root = YamlSpans.of(text).orElse(null);
    if (root == null || (root instanceof Mapping mapping && mapping.entries().isEmpty())) {
      String start = root == null ? text : text.substring(0, root.start());
      return start
          + (start.isEmpty() || start.endsWith("\n") ? "" : editor.lineEnd)
          + editor.block(nested(path, value), 0);
    }
    return editor.set(root, path, value);
  }

  /**
   * Removes a key or an item.
   *
   * @param text the text, which must be good YAML
   * @param path the way to the value
   * @throws NotEditableException if there is no such value
   */
  public static String remove(String text, List<Object> path) {
    YamlSpan root =
        YamlSpans.of(text).orElseThrow(() -> new NotEditableException("the text is empty"));
    return new YamlEditor(text).remove(root, path);
  }

  private String set(YamlSpan node, List<Object> path, @Nullable Object value) {
    Object step = path.get(0);
    List<Object> rest = path.subList(1, path.size());
    if (node instanceof Mapping mapping && step instanceof String key) {
      return mapping
          .find(key)
          .map(entry -> setPart(entry.key().end(), entry.value(), rest, value))
          .orElseGet(() -> addEntry(mapping, key, rest.isEmpty() ? value : nested(rest, value)));
    }
    if (node instanceof Sequence sequence && step instanceof Integer index) {
      if (index < sequence.items().size()) {
        YamlSpan item = sequence.items().get(index);
        return setPart(-1, item, rest, value);
      }
      if (index == sequence.items().size()) {
        return addItem(sequence, rest.isEmpty() ? value : nested(rest, value));
      }
    }
    throw notThere(node, step);
  }

  private static NotEditableException notThere(YamlSpan node, Object step) {
    if (node instanceof YamlSpan.Alias alias) {
      return new NotEditableException(
          "the value is the alias *%s; change it where &%s is defined"
              .formatted(alias.name(), alias.name()));
    }
    return new NotEditableException(
        step instanceof Integer
            ? "there is no list with an item [%s]".formatted(step)
            : "there is no mapping that could have the key '%s'".formatted(step));
  }

  /** Sets the value of an entry or item, or something inside it. */
  private String setPart(int keyEnd, YamlSpan old, List<Object> rest, @Nullable Object value) {
    if (rest.isEmpty()) {
      return replace(keyEnd, old, value);
    }
    boolean empty = old instanceof YamlSpan.Scalar && old.start() == old.end();
    return empty ? replace(keyEnd, old, nested(rest, value)) : set(old, rest, value);
  }

  private String replace(int keyEnd, YamlSpan old, @Nullable Object value) {
    int column = blockColumn(old);
    boolean collection =
        (value instanceof List<?> list && !list.isEmpty())
            || (value instanceof Map<?, ?> map && !map.isEmpty());
    if (value != null
        && column >= 0
        && collection
        && (value instanceof List<?>) == (old instanceof Sequence)) {
      return splice(old.start(), old.end(), block(value, column).strip());
    }
    String written = YamlText.flow(value);
    if (column >= 0 && keyEnd >= 0) {
      return replaceBlock(keyEnd, old, written);
    }
    return splice(old.start(), old.end(), old.start() == old.end() ? " " + written : written);
  }

  /** Puts a short value behind the colon in place of the lines below; a comment there stays. */
  private String replaceBlock(int keyEnd, YamlSpan old, String written) {
    int colon = text.indexOf(':', keyEnd);
    int start = lineStart(old.start());
    if (start <= colon) {
      return splice(old.start(), old.end(), written);
    }
    return text.substring(0, colon + 1)
        + " "
        + written
        + text.substring(colon + 1, start - lineEndBefore(start))
        + text.substring(old.end());
  }

  private int lineEndBefore(int lineStart) {
    return lineStart > 1 && text.charAt(lineStart - 2) == '\r' ? 2 : 1;
  }

  private static int blockColumn(YamlSpan span) {
    if (span instanceof Sequence sequence && !sequence.flow()) {
      return sequence.column();
    }
    return span instanceof Mapping mapping && !mapping.flow() ? mapping.column() : -1;
  }

  private String addEntry(Mapping mapping, String key, @Nullable Object value) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put(key, value);
    if (mapping.flow()) {
      String written = YamlText.flow(entry);
      return addToFlow(
          mapping.start(),
          mapping.end(),
          mapping.entries().isEmpty(),
          written.substring(1, written.length() - 1));
    }
    return addLines(mapping.end(), block(entry, mapping.column()), mapping.column());
  }

  private String addItem(Sequence sequence, @Nullable Object value) {
    if (sequence.flow()) {
      return addToFlow(
          sequence.start(), sequence.end(), sequence.items().isEmpty(), YamlText.flow(value));
    }
    List<@Nullable Object> item = new ArrayList<>();
    item.add(value);
    return addLines(sequence.end(), block(item, sequence.column()), sequence.column());
  }

  private String addToFlow(int start, int end, boolean empty, String written) {
    if (empty) {
      return splice(start, end, text.charAt(start) + written + text.charAt(end - 1));
    }
    int last = end - 1;
    while (Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    boolean comma = text.charAt(last - 1) == ',';
    return splice(last, last, (comma ? " " : ", ") + written);
  }

  /** Adds lines below the line in which something ends. */
  private String addLines(int end, String lines, int column) {
    int lineBreak = text.indexOf('\n', end);
    String indented = " ".repeat(column) + lines;
    return lineBreak < 0
        ? text + lineEnd + indented
        : splice(lineBreak + 1, lineBreak + 1, indented);
  }

  private String remove(YamlSpan node, List<Object> path) {
    Object step = path.get(0);
    List<Object> rest = path.subList(1, path.size());
    if (node instanceof Mapping mapping && step instanceof String key) {
      Entry entry = mapping.find(key).orElseThrow(() -> notThere(node, step));
      int index = mapping.entries().indexOf(entry);
      List<YamlSpan> keys = mapping.entries().stream().map(Entry::key).toList();
      return rest.isEmpty()
          ? removePart(node, mapping.flow(), keys, index, entry.value().end(), "{}")
          : remove(entry.value(), rest);
    }
    if (node instanceof Sequence sequence
        && step instanceof Integer index
        && index < sequence.items().size()) {
      YamlSpan item = sequence.items().get(index);
      return rest.isEmpty()
          ? removePart(node, sequence.flow(), sequence.items(), index, item.end(), "[]")
          : remove(item, rest);
    }
    throw notThere(node, step);
  }

  private String removePart(
      YamlSpan node, boolean flow, List<YamlSpan> parts, int index, int end, String none) {
    if (parts.size() == 1) {
      return splice(node.start(), node.end(), none);
    }
    int start = parts.get(index).start();
    if (flow) {
      return index + 1 < parts.size()
          ? splice(start, parts.get(index + 1).start(), "")
          : splice(text.lastIndexOf(',', start), end, "");
    }
    String before = text.substring(lineStart(start), start);
    boolean ownLine = before.isBlank() || (node instanceof Sequence && before.strip().equals("-"));
    if (!ownLine) {
      return splice(start, parts.get(index + 1).start(), "");
    }
    int lineBreak = text.indexOf('\n', end);
    return splice(lineStart(start), lineBreak < 0 ? text.length() : lineBreak + 1, "");
  }

  private int lineStart(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  private String splice(int start, int end, String replacement) {
    return text.substring(0, start) + replacement + text.substring(end);
  }

  /** Writes a list or mapping in lines, of which the first is not indented. */
  private String block(Object value, int column) {
    return YamlText.block(value, column).replace("\n", lineEnd);
  }

  /** Wraps a value into the mappings and lists that a path needs. */
  private static Object nested(List<Object> path, @Nullable Object value) {
    Object inner = path.size() == 1 ? value : nested(path.subList(1, path.size()), value);
    if (path.get(0) instanceof String key) {
      Map<String, @Nullable Object> mapping = new LinkedHashMap<>();
      mapping.put(key, inner);
      return mapping;
    }
    if (!path.get(0).equals(0)) {
      throw new NotEditableException("there is no list with an item [%s]".formatted(path.get(0)));
    }
    List<@Nullable Object> list = new ArrayList<>();
    list.add(inner);
    return list;
  }
}
