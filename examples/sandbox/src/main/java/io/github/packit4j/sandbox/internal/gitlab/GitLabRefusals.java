package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** GitLab's words for what it refuses: a text, a list, or an object of lists. */
final class GitLabRefusals {

  private static final String NO_JSON =
      "\nProblem:\n  message body does not match declared format\nResolution:\n  when specifying"
          + " application/json as content-type, you must pass valid application/json in the"
          + " request's 'body' ";
  private static final String TAKEN = "has already been taken";

  private GitLabRefusals() {}

  static HttpResponse answer(ForgeRefusal refusal) {
    String subject = refusal.subject();
    return switch (refusal.reason()) {
      case NOT_FOUND -> message(404, notFound(subject));
      case NO_TOKEN, BAD_TOKEN -> message(401, "401 Unauthorized");
      case REVOKED_TOKEN ->
          error(401, "invalid_token", "Token was revoked. You have to re-authorize from the user.");
      case NO_SCOPE ->
          error(
              403,
              "insufficient_scope",
              "The request requires higher privileges than provided by the access token.",
              subject);
      case NO_RIGHT -> message(403, "403 Forbidden");
      case UNREADABLE ->
          subject.isEmpty()
              ? error(400, NO_JSON)
              : error(415, "The provided content-type '" + subject + "' is not supported.");
      case MALFORMED -> error(400, subject);
      case BAD_REF -> message(400, "Tag name invalid");
      case SAME_BRANCH -> list(422, "You can't use same project/branch for source and target");
      case INVALID -> {
        String[] parts = subject.split(" ", 2);
        yield fields(400, parts[1], parts[0]);
      }
      case RELEASE_EXISTS -> message(409, "Release already exists");
      case FORK_EXISTS -> fields(409, TAKEN, "project_namespace.name", "name", "path");
      case PULL_EXISTS ->
          list(
              409, "Another open merge request already exists for this source branch: !" + subject);
      case NO_SOURCE_BRANCH -> fields(400, "does not exist", "source_branch");
      case NO_TARGET_BRANCH -> fields(400, "does not exist", "target_branch");
      case MERGED, CLOSED, DRAFT -> message(405, "405 Method Not Allowed");
      case CONFLICTS, NOTHING_TO_MERGE -> message(422, "Branch cannot be merged");
      case HEAD_MOVED -> message(409, "SHA does not match HEAD of source branch: " + subject);
    };
  }

  private static String notFound(String kind) {
    return switch (kind) {
      case "Project", "Branch", "Tag", "File", "Commit", "Tree", "User" ->
          "404 " + kind + " Not Found";
      case "Release" -> "404 Not Found";
      default -> "404 Not found";
    };
  }

  static HttpResponse message(int status, String message) {
    return HttpResponse.json(status, Json.object().put("message", message));
  }

  private static HttpResponse list(int status, String message) {
    return body(status, Json.strings(List.of(message)));
  }

  private static HttpResponse fields(int status, String text, String... names) {
    ObjectNode fields = Json.object();
    for (String name : names) {
      fields.set(name, Json.strings(List.of(text)));
    }
    return body(status, fields);
  }

  private static HttpResponse body(int status, JsonNode message) {
    ObjectNode body = Json.object();
    body.set("message", message);
    return HttpResponse.json(status, body);
  }

  private static HttpResponse error(int status, String error) {
    return HttpResponse.json(status, Json.object().put("error", error));
  }

  private static HttpResponse error(int status, String error, String description, String... scope) {
    ObjectNode body = Json.object().put("error", error).put("error_description", description);
    for (String one : scope) {
      body.put("scope", one);
    }
    return HttpResponse.json(status, body);
  }

  static HttpResponse endpointLimit() {
    ObjectNode body = Json.object();
    body.set(
        "message",
        Json.object()
            .put("error", "This endpoint has been requested too many times. Try again later."));
    return HttpResponse.json(429, body);
  }
}
