package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A refusal in Bodhi's shape. */
final class BodhiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Problem> problems;

  record Problem(String location, String name, String description) {}

  BodhiException(int status, List<Problem> problems) {
    super(problems.toString());
    this.status = status;
    this.problems = problems;
  }

  BodhiException(int status, String location, String name, String description) {
    this(status, List.of(new Problem(location, name, description)));
  }

  static BodhiException body(String name, String description) {
    return new BodhiException(400, "body", name, description);
  }

  HttpResponse response() {
    ArrayNode errors = Json.array();
    for (Problem problem : problems) {
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
}
