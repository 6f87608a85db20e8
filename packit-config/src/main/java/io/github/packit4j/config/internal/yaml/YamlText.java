package io.github.packit4j.config.internal.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes texts, numbers, booleans, nulls, lists and mappings as YAML in block style. */
public final class YamlText {

  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  /**
   * Writes a mapping.
   *
   * @param mapping what to write, in its order
   * @return the text, ending with a line feed
   */
  public static String of(Map<String, ?> mapping) {
    YamlText text = new YamlText();
    if (mapping.isEmpty()) {
      return "{}\n";
    }
    text.mapping(mapping, 0, false);
    return text.out.toString();
  }

  /**
   * Writes a single value as it can stand behind a key, in one line.
   *
   * @param value a text, number, boolean or null
   */
  public static String scalar(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Double number) {
      String digits = number.toString().toLowerCase(Locale.ROOT);
      return digits.contains("e") && !digits.contains("e-") ? digits.replace("e", "e+") : digits;
    }
    if (value instanceof String text) {
      return text(text);
    }
    return value.toString();
  }

  /**
   * Writes a list or mapping that is not empty in lines.
   *
   * @param collection the list or mapping
   * @param indent the column of its lines, which the first is not indented to
   */
  static String block(Object collection, int indent) {
    YamlText text = new YamlText();
    if (collection instanceof Map<?, ?> map) {
      text.mapping(map, indent, true);
    } else {
      text.sequence((List<?>) collection, indent, true);
    }
    return text.out.toString();
  }

  /**
   * Writes any value in one line.
   *
   * @param value a text, number, boolean, null, list or mapping
   */
  static String flow(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> text(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      StringJoiner items = new StringJoiner(", ", "[", "]");
      for (Object item : list) {
        items.add(flow(item));
      }
      return items.toString();
    }
    return scalar(value);
  }

  private void mapping(Map<?, ?> mapping, int indent, boolean afterDash) {
    boolean first = afterDash;
    for (Map.Entry<?, ?> entry : mapping.entrySet()) {
      if (!first) {
        indent(indent);
      }
      first = false;
      out.append(text(String.valueOf(entry.getKey()))).append(':');
      value(entry.getValue(), indent, true);
    }
  }

  private void sequence(List<?> list, int indent, boolean afterDash) {
    boolean first = afterDash;
    for (Object item : list) {
      if (!first) {
        indent(indent);
      }
      first = false;
      out.append('-');
      value(item, indent, false);
    }
  }

  /** Writes what follows a colon or a dash. */
  private void value(@Nullable Object value, int indent, boolean afterKey) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append(afterKey ? '\n' : ' ');
      mapping(map, indent + 2, !afterKey);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      out.append(afterKey ? '\n' : ' ');
      sequence(list, indent + 2, !afterKey);
    } else if (value instanceof Map<?, ?>) {
      out.append(" {}\n");
    } else if (value instanceof List<?>) {
      out.append(" []\n");
    } else if (value instanceof String text && fitsBlock(text)) {
      block(text, indent + 2);
    } else {
      out.append(' ').append(scalar(value)).append('\n');
    }
  }

  private void block(String text, int indent) {
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    out.append(text.endsWith("\n") ? " |\n" : " |-\n");
    for (String line : body.split("\n", -1)) {
      if (!line.isEmpty()) {
        indent(indent);
      }
      out.append(line).append('\n');
    }
  }

  private static boolean fitsBlock(String text) {
    return text.contains("\n")
        && !text.startsWith("\n")
        && !text.startsWith(" ")
        && !text.startsWith("\t")
        && !text.endsWith("\n\n")
        && !text.equals("\n")
        && text.codePoints().allMatch(c -> c == '\n' || c == '\t' || isPrintable(c));
  }

  private void indent(int count) {
    out.append(" ".repeat(count));
  }

  private static String text(String text) {
    if (!text.codePoints().allMatch(YamlText::isPrintable)) {
      return doubleQuoted(text);
    }
    return isPlain(text) ? text : quoted(text);
  }

  private static String quoted(String text) {
    return text.indexOf('"') < 0 && text.indexOf('\\') < 0
        ? '"' + text + '"'
        : "'" + text.replace("'", "''") + "'";
  }

  private static boolean isPlain(String text) {
    return text.length() <= 500
        && text.equals(YamlScalars.read(text))
        && "-?:,[]{}#&*!|>'\"%@`=< ".indexOf(text.charAt(0)) < 0
        && !text.endsWith(" ")
        && !text.endsWith(":")
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.startsWith("...")
        && text.chars().noneMatch(c -> "[]{},".indexOf(c) >= 0);
  }

  /** Line separators other than the line feed end a line in YAML as well. */
  private static boolean isPrintable(int c) {
    return (c >= 0x20 && c <= 0x7E)
        || (c >= 0xA0 && c <= 0xD7FF && c != 0x2028 && c != 0x2029)
        || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }

  private static String doubleQuoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                  if (isPrintable(c)) {
                    quoted.appendCodePoint(c);
                  } else {
                    quoted.append("\\u%04x".formatted(c));
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
