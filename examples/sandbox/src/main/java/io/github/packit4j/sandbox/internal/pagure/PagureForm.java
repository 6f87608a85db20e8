package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The fields of a POST, from a form or a JSON object. */
final class PagureForm {

  private final Map<String, String> fields = new HashMap<>();

  PagureForm(HttpRequest request) {
    if (request.contentType().startsWith("application/json")) {
      JsonNode body;
      try {
        body = Json.parse(request.bodyText());
      } catch (IllegalArgumentException e) {
        throw PagureException.invalid();
      }
      body.properties()
          .forEach(
              field -> {
                JsonNode value = field.getValue();
                boolean empty = value.isNull() || (value.isBoolean() && !value.asBoolean());
                fields.put(field.getKey(), empty ? "" : value.asString());
              });
    } else {
      request.form().forEach((name, values) -> fields.put(name, values.get(0)));
    }
  }

  /** Returns a field that is there and not empty. */
  Optional<String> get(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
  }

  /** Returns a field that has to be there. */
  String required(String name) {
    return get(name).orElseThrow(() -> PagureException.required(name));
  }

  /** Returns a field that has to have one of some values. */
  String oneOf(String name, List<String> values) {
    String value = required(name);
    if (!values.contains(value)) {
      throw PagureException.invalidField(name, "Not a valid choice.");
    }
    return value;
  }

  /** Tells whether the call is to wait for its task: unless {@code wait} is there and empty. */
  boolean waits() {
    return !"".equals(fields.get("wait"));
  }
}
