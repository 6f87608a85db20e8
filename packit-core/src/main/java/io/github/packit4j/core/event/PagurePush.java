package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A push as Pagure reports it, with the same fields on Fedora's bus and in a webhook. */
final class PagurePush {

  private PagurePush() {}

  /** Reads a push; empty if the project has no namespace, since every package has one. */
  static Optional<PackitEvent> read(JsonNode body, String what) {
    JsonNode repo = body.path("repo");
    if (repo.path("namespace").isNull()) {
      return Optional.empty();
    }
    return Optional.of(
        new DistGitPush(
            Json.text(body, "repo.namespace", what),
            Json.text(body, "repo.name", what),
            Json.text(body, "branch", what),
            Json.text(body, "end_commit", what),
            Json.text(body, "agent", what),
            pullRequest(body, what),
            changedFiles(body.path("changed_files")),
            repo.path("parent").isObject()
                || repo.path("fullname").asString("").startsWith("forks/"),
            Json.optionalWebUrl(body, "repo.full_url", what),
            true));
  }

  private static OptionalInt pullRequest(JsonNode body, String what) {
    JsonNode id = body.path("pull_request_id");
    if (id.isMissingNode() || id.isNull()) {
      return OptionalInt.empty();
    }
    if (!id.isIntegralNumber() || !id.canConvertToInt()) {
      // Taken for a direct push, it would have to pass other conditions.
      throw new EventFormatException(what, "the field 'pull_request_id' is no whole number");
    }
    return OptionalInt.of(id.asInt());
  }

  private static Optional<Set<String>> changedFiles(JsonNode changed) {
    return changed.isObject()
        ? Optional.of(new LinkedHashSet<>(changed.propertyNames()))
        : Optional.empty();
  }
}
