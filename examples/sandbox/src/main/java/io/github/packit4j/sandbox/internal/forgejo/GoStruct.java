package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A structure that Forgejo reads a body into: a field of another type is refused in the words of
 * Go's decoder.
 *
 * @param name name of the structure
 * @param fields types by the name of the field: {@code string}, {@code bool}, {@code []int64}
 */
record GoStruct(String name, Map<String, String> fields) {

  private static final String LIST = "[]";

  /** Returns a structure of texts. */
  static GoStruct ofTexts(String name, String... fields) {
    Map<String, String> types = new LinkedHashMap<>();
    for (String field : fields) {
      types.put(field, "string");
    }
    return new GoStruct(name, types);
  }

  /** Returns it with a field of another type. */
  GoStruct with(String field, String type) {
    Map<String, String> types = new LinkedHashMap<>(fields);
    types.put(field, type);
    return new GoStruct(name, types);
  }

  /** Refuses what does not fit. */
  void check(ApiCall call) {
    call.body()
        .properties()
        .forEach(
            field -> {
              String type = fields.get(field.getKey());
              if (type != null) {
                check(field.getKey(), type, field.getValue());
              }
            });
  }

  private void check(String field, String type, JsonNode value) {
    if (value.isNull()) {
      return;
    }
    if (type.startsWith(LIST) && value.isArray()) {
      value.forEach(one -> check(field, type.substring(LIST.length()), one));
      return;
    }
    boolean fits =
        switch (type) {
          case "string" -> value.isString();
          case "bool" -> value.isBoolean();
          case "int64" -> value.isIntegralNumber();
          default -> false;
        };
    if (!fits) {
      throw ForgeRefusal.malformed(
          "[]: json: cannot unmarshal %s into Go struct field %s.%s of type %s"
              .formatted(kind(value), name, field, type));
    }
  }

  private static String kind(JsonNode value) {
    return value.isBoolean() ? "bool" : value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
