package io.github.packit4j.sandbox.internal.koji;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as Python shows them: the hub puts them into its messages. */
final class PythonText {

  private PythonText() {}

  /** Returns {@code repr(value)}. */
  static String repr(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(PythonText::repr).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.toString();
  }

  /** Returns {@code str(value)}. */
  static String str(@Nullable Object value) {
    return value instanceof String text ? text : repr(value);
  }

  /** Returns {@code str(type(value))}. */
  static String type(@Nullable Object value) {
    return "<class '" + typeName(value) + "'>";
  }

  /** Returns {@code type(value).__name__}. */
  static String typeName(@Nullable Object value) {
    String name = "str";
    if (value == null) {
      name = "NoneType";
    } else if (value instanceof Boolean) {
      name = "bool";
    } else if (value instanceof Integer || value instanceof Long) {
      name = "int";
    } else if (value instanceof Double) {
      name = "float";
    } else if (value instanceof List<?>) {
      name = "list";
    } else if (value instanceof Map<?, ?>) {
      name = "dict";
    } else if (value instanceof byte[]) {
      name = "bytes";
    }
    return name;
  }

  private static String quoted(String text) {
    char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
    String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    if (quote == '\'') {
      escaped = escaped.replace("'", "\\'");
    }
    return quote + escaped + quote;
  }
}
