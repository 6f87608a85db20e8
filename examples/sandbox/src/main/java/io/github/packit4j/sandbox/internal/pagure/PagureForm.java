package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    return new Check().required(name).value(name);
  }

  /** Returns all problems of a form at once, as the real server does. */
  Check check() {
    return new Check();
  }

  /** Problems of some fields, gathered before any is reported. */
  final class Check {

    private final Map<String, String> problems = new TreeMap<>();

    /** Wants a field to be there. */
    Check required(String name) {
      if (get(name).isEmpty()) {
        problems.putIfAbsent(name, "This field is required.");
      }
      return this;
    }

    /** Wants a field to have one of some values. */
    Check oneOf(String name, List<String> values) {
      required(name);
      return optionalOneOf(name, values);
    }

    /** Wants a field, if it is there, to have one of some values. */
    Check optionalOneOf(String name, List<String> values) {
      if (get(name).filter(value -> !values.contains(value)).isPresent()) {
        problems.putIfAbsent(name, "Not a valid choice.");
      }
      return this;
    }

    /** Wants a field to match. */
    Check matching(String name, String regex) {
      required(name);
      if (get(name).filter(value -> !value.matches(regex)).isPresent()) {
        problems.putIfAbsent(name, "Invalid input.");
      }
      return this;
    }

    /** Reports the problems, if there are any. */
    void done() {
      if (!problems.isEmpty()) {
        throw PagureException.invalidFields(problems);
      }
    }

    private String value(String name) {
      done();
      return get(name).orElseThrow();
    }
  }

  /** Tells whether the call is to wait for its task: unless {@code wait} is there and empty. */
  boolean waits() {
    return !"".equals(fields.get("wait"));
  }
}
