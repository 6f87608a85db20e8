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

  /** Reads a push; one to a project without a namespace is ignored, since every package has one. */
  static PackitEvent read(Payload payload) {
    if (payload.at("repo.namespace").isNull()) {
      return payload.ignored("the project has no namespace, so it is no package");
    }
    return new DistGitPush(
        payload.text("repo.namespace"),
        payload.text("repo.name"),
        payload.text("branch"),
        payload.text("end_commit"),
        payload.text("agent"),
        pullRequest(payload),
        changedFiles(payload.at("changed_files")),
        payload.at("repo.parent").isObject()
            || payload.anyText("repo.fullname").startsWith("forks/"),
        payload.optionalWebUrl("repo.full_url"),
        true,
        payload.origin());
  }

  private static OptionalInt pullRequest(Payload payload) {
    JsonNode id = payload.at("pull_request_id");
    if (id.isMissingNode() || id.isNull()) {
      return OptionalInt.empty();
    }
    if (!id.isIntegralNumber() || !id.canConvertToInt()) {
      // Taken for a direct push, it would have to pass other conditions.
      throw payload.refused("the field 'pull_request_id' is no whole number");
    }
    return OptionalInt.of(id.asInt());
  }

  private static Optional<Set<String>> changedFiles(JsonNode changed) {
    return changed.isObject()
        ? Optional.of(new LinkedHashSet<>(changed.propertyNames()))
        : Optional.empty();
  }
}
