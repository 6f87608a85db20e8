package io.github.packit4j.config.internal.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pieces of JSON Schema. */
public final class Schemas {

  private Schemas() {}

  public static Map<String, Object> orNull(Map<String, Object> schema) {
    return anyOf(List.of(schema, Map.of("type", "null")));
  }

  public static Map<String, Object> anyOf(List<Map<String, Object>> schemas) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("anyOf", schemas);
    return schema;
  }

  /** Returns the schema of mappings with any keys whose values have one form. */
  public static Map<String, Object> mapOf(Map<String, Object> value) {
    Map<String, Object> schema = ScalarTypes.schemaOf("object");
    schema.put("additionalProperties", value);
    return schema;
  }
}
