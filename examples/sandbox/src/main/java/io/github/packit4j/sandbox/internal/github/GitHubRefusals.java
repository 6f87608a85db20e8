package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.Throttle;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's words for what it refuses. */
final class GitHubRefusals {

  private static final String DOCUMENTATION = "https://docs.github.com/rest";
  private static final String NO_USER_AGENT =
      "Request forbidden by administrative rules. Please make sure your request has a User-Agent"
          + " header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api"
          + "#user-agent-required). Check https://developer.github.com for other possible causes.\n";
  private static final String TOO_FAST =
      "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";

  private GitHubRefusals() {}

  static HttpResponse answer(ForgeRefusal refusal) {
    String subject = refusal.subject();
    return switch (refusal.reason()) {
      case NOT_FOUND -> message(404, subject.equals("Branch") ? "Branch not found" : "Not Found");
      case NO_TOKEN -> message(401, "Requires authentication");
      case BAD_TOKEN, REVOKED_TOKEN -> message(401, "Bad credentials");
      case NO_SCOPE -> message(403, "Resource not accessible by personal access token");
      case NO_RIGHT -> message(403, "Must have admin rights to Repository.");
      case UNREADABLE -> message(400, "Problems parsing JSON");
      case MALFORMED -> message(422, "Invalid request.\n\n" + subject);
      case BAD_REF -> badTag();
      case INVALID -> field(subject);
      case RELEASE_EXISTS ->
          validation(
              Json.object()
                  .put("resource", "Release")
                  .put("code", "already_exists")
                  .put("field", "tag_name"));
      case FORK_EXISTS -> custom("Fork", "name already exists on this account");
      case PULL_EXISTS ->
          custom("PullRequest", "A pull request already exists for " + subject + ".");
      case NOTHING_TO_MERGE -> {
        String[] branches = subject.split(" ");
        yield custom("PullRequest", "No commits between " + branches[0] + " and " + branches[1]);
      }
      case NO_SOURCE_BRANCH, SAME_BRANCH -> invalidField("head");
      case NO_TARGET_BRANCH -> invalidField("base");
      case MERGED, CLOSED, CONFLICTS -> message(405, "Pull Request is not mergeable");
      case DRAFT -> message(405, "Pull Request is still a draft");
      case HEAD_MOVED -> message(409, "Head branch was modified. Review and try the merge again.");
    };
  }

  /** Refuses a field: {@code Resource.field message}. */
  private static HttpResponse field(String subject) {
    String[] parts = subject.split("[. ]", 3);
    return validation(
        Json.object()
            .put("code", "custom")
            .put("field", parts[1])
            .put("message", parts[2])
            .put("resource", parts[0]));
  }

  private static HttpResponse invalidField(String field) {
    return validation(
        Json.object().put("resource", "PullRequest").put("field", field).put("code", "invalid"));
  }

  static HttpResponse custom(String resource, String message) {
    return validation(
        Json.object().put("resource", resource).put("code", "custom").put("message", message));
  }

  /** The only bad refs that get this far are the tags of releases. */
  private static HttpResponse badTag() {
    ObjectNode tag = Json.object().put("resource", "Release").put("code", "custom");
    return validation(
        tag.deepCopy().put("field", "tag_name").put("message", "tag_name is not well-formed"),
        tag.deepCopy().put("message", "Published releases must have a valid tag"));
  }

  static HttpResponse validation(ObjectNode... errors) {
    ObjectNode body = Json.object().put("message", "Validation Failed");
    body.set("errors", Json.array().addAll(List.of(errors)));
    return GitHubApi.json(422, finish(body, 422));
  }

  static HttpResponse message(int status, String message) {
    return GitHubApi.json(status, finish(Json.object().put("message", message), status));
  }

  private static ObjectNode finish(ObjectNode body, int status) {
    return body.put("documentation_url", DOCUMENTATION).put("status", Integer.toString(status));
  }

  static HttpResponse noUserAgent() {
    return HttpResponse.of(
        403,
        "text/html; charset=utf-8",
        NO_USER_AGENT.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  static HttpResponse noneLeft() {
    return message(403, "API rate limit exceeded.");
  }

  static HttpResponse tooFast(Throttle throttle) {
    return switch (throttle) {
      case RETRY_AFTER -> message(429, TOO_FAST).with("Retry-After", "8");
      case WITHOUT_TIME ->
          message(403, TOO_FAST).with("gh-limited-by", "search-elapsed-time-shared-grouped");
    };
  }
}
