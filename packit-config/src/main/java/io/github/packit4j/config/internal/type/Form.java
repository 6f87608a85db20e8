package io.github.packit4j.config.internal.type;

import java.util.Map;

/** What may be written as a value, told to people and to editors. */
public interface Form {

  /** Returns what the form is called in messages and tables, such as "text". */
  String label();

  /** Returns the JSON Schema of the values. */
  Map<String, Object> schema();
}
