package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a request, in the order in which Bodhi finds it. */
final class Problems {

  private final List<Problem> found = new ArrayList<>();
  private int status = 400;

  /** What is wrong, and where. */
  record Problem(String location, String name, String description) {}

  void add(String location, String name, String description) {
    found.add(new Problem(location, name, description));
  }

  /** Adds a problem of the body. */
  void body(String name, String description) {
    add("body", name, description);
  }

  /** Adds a problem of the builds. */
  void builds(String description) {
    body("builds", description);
  }

  /** Changes the HTTP status from 400. */
  void status(int newStatus) {
    status = newStatus;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Refuses the request if anything is wrong. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw refusal();
    }
  }

  BodhiRefusal refusal() {
    return new BodhiRefusal(this);
  }

  HttpResponse response() {
    ArrayNode errors = Json.array();
    for (Problem problem : found) {
      errors.add(
          Json.object()
              .put("location", problem.location())
              .put("name", problem.name())
              .put("description", problem.description()));
    }
    ObjectNode body = Json.object().put("status", "error");
    body.set("errors", errors);
    return HttpResponse.json(status, body);
  }

  @Override
  public String toString() {
    return status + " " + found;
  }
}
