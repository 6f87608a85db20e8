package io.github.packit4j.core.event;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading the JSON of events: what is missing is named, what is not needed is not looked at. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  static JsonNode object(String text, String what) {
    JsonNode node;
    try {
      node = MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new EventFormatException(what, "it is not JSON: " + e.getOriginalMessage());
    }
    if (!node.isObject()) {
      throw new EventFormatException(what, "it is not a JSON object");
    }
    return node;
  }

  /** Reads a text that has to be there; {@code path} is a field, or fields joined by dots. */
  static String text(JsonNode node, String path, String what) {
    JsonNode value = at(node, path);
    if (!value.isString() || value.asString().isEmpty()) {
      throw new EventFormatException(what, "the field '%s' is missing or no text".formatted(path));
    }
    return value.asString();
  }

  static long number(JsonNode node, String path, String what) {
    JsonNode value = at(node, path);
    if (!value.isIntegralNumber()) {
      throw new EventFormatException(
          what, "the field '%s' is missing or no whole number".formatted(path));
    }
    return value.asLong();
  }

  static JsonNode at(JsonNode node, String path) {
    JsonNode current = node;
    for (String field : path.split("\\.")) {
      current = current.path(field);
    }
    return current;
  }
}
