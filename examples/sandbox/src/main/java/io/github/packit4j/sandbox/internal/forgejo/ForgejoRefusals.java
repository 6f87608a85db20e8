package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Forgejo's words for what it refuses; some are names of its functions. */
final class ForgejoRefusals {

  private static final String NO_TARGET = "The target couldn't be found.";

  private ForgejoRefusals() {}

  static HttpResponse answer(String host, ForgeRefusal refusal) {
    String subject = refusal.subject();
    return switch (refusal.reason()) {
      case NOT_FOUND -> notFound(host, subject);
      case NO_TOKEN -> message(host, 401, "token is required");
      case BAD_TOKEN, REVOKED_TOKEN -> message(host, 401, "invalid username, password or token");
      case NO_SCOPE ->
          message(
              host,
              403,
              "token does not have at least one of required scope(s): [" + subject + "]");
      case NO_RIGHT ->
          message(
              host,
              403,
              subject.equals("ADMIN")
                  ? "user should be an owner or a collaborator with admin write of a repository"
                  : "user should have a permission to write to a repo");
      case UNREADABLE -> message(host, 422, "[]: invalid character looking for beginning of value");
      case MALFORMED -> message(host, 422, subject);
      // It fails when it makes the tag, which is an error of the server without a word.
      case BAD_REF -> message(host, 500, "");
      case INVALID -> message(host, 422, subject);
      case RELEASE_EXISTS -> message(host, 409, "Release is has no Tag");
      case FORK_EXISTS ->
          message(host, 409, "repository is already forked by user [" + subject + "]");
      case PULL_EXISTS ->
          message(host, 409, "pull request already exists for these targets [" + subject + "]");
      case NOTHING_TO_MERGE ->
          message(host, 422, "there are no changes between the head and the base");
      case NO_SOURCE_BRANCH, NO_TARGET_BRANCH, SAME_BRANCH, CLOSED -> notFound(host, "");
      case MERGED -> message(host, 405, "");
      case DRAFT -> message(host, 405, "Work in progress PRs cannot be merged");
      case CONFLICTS -> message(host, 405, "Please try again later");
      case HEAD_MOVED -> message(host, 409, "head out of date");
    };
  }

  /** The subject is a kind and a name. */
  private static HttpResponse notFound(String host, String subject) {
    String[] parts = (subject + " ").split(" ", 2);
    String name = parts[1].strip();
    return switch (parts[0]) {
      case "Owner" ->
          lost(host, "GetUserByName", "user redirect does not exist [name: " + name + "]");
      case "Branch" -> lost(host, NO_TARGET, "branch does not exist [name: " + name + "]");
      case "Content" ->
          lost(host, "GetContentsOrList", "object does not exist [id: , rel_path: " + name + "]");
      case "Tag" -> lost(host, name);
      default -> lost(host, NO_TARGET);
    };
  }

  private static HttpResponse lost(String host, String message, String... errors) {
    ObjectNode body = body(host, message);
    body.set("errors", Json.strings(List.of(errors)));
    return ForgejoApi.json(404, body);
  }

  static HttpResponse message(String host, int status, String message) {
    return ForgejoApi.json(status, body(host, message));
  }

  private static ObjectNode body(String host, String message) {
    return Json.object().put("message", message).put("url", "https://" + host + "/api/swagger");
  }
}
