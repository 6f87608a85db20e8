package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The named values of a form, a JSON object or a query; a name may have several. */
final class Parameters {

  private final Map<String, List<JsonNode>> values = new LinkedHashMap<>();

  private Parameters() {}

  /** Reads the body of a request. */
  static Parameters ofBody(HttpRequest request) {
    Parameters parameters = new Parameters();
    if (request.contentType().startsWith("application/json")) {
      parameters.addJson(request.bodyText());
    } else {
      request.form().forEach(parameters::addTexts);
    }
    return parameters;
  }

  /** Reads the query of a request, as far as it has these names. */
  static Parameters ofQuery(HttpRequest request, Set<String> names) {
    Parameters parameters = new Parameters();
    names.stream()
        .filter(name -> !request.queries(name).isEmpty())
        .forEach(name -> parameters.addTexts(name, request.queries(name)));
    return parameters;
  }

  private void addTexts(String name, List<String> texts) {
    List<JsonNode> nodes = new ArrayList<>();
    texts.forEach(text -> nodes.add(JsonNodeFactory.instance.stringNode(text)));
    values.put(name, nodes);
  }

  private void addJson(String text) {
    JsonNode body;
    try {
      body = Json.parse(text);
    } catch (IllegalArgumentException e) {
      throw BodhiRefusal.of(400, "body", "", "Invalid JSON: " + expected(e));
    }
    if (!body.isObject()) {
      throw BodhiRefusal.of(400, "body", "", "Should be a JSON object");
    }
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      List<JsonNode> nodes = new ArrayList<>();
      if (field.getValue().isArray()) {
        field.getValue().forEach(nodes::add);
      } else if (!field.getValue().isNull()) {
        nodes.add(field.getValue());
      }
      values.put(field.getKey(), nodes);
    }
  }

  /** Python's words for most of what can be wrong, and the place. */
  private static String expected(IllegalArgumentException e) {
    if (!(e.getCause() instanceof JacksonException cause)) {
      return "Expecting value: line 1 column 1 (char 0)";
    }
    TokenStreamLocation at = cause.getLocation();
    return "Expecting value: line %d column %d (char %d)"
        .formatted(at.getLineNr(), at.getColumnNr(), Math.max(0, at.getCharOffset()));
  }

  Set<String> names() {
    return values.keySet();
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  List<JsonNode> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
