package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Pushes as forges other than Pagure tell them: which pull request was merged is not in them, and
 * of many commits only some are.
 */
final class PostedPushes implements DeliveryEvents {

  private static final String BRANCH = "refs/heads/";

  /** What stands for the commit of a branch that is not there. */
  private static final String NONE = "0+";

  private final String eventHeader;
  private final String what;

  PostedPushes(String forge, String eventHeader) {
    this.eventHeader = eventHeader;
    this.what = forge + " webhook 'push'";
  }

  @Override
  public Optional<PackitEvent> event(Delivery delivery) {
    return delivery.header(eventHeader).equals("push")
        ? ofForgejo(Json.object(delivery.json(), what), what)
        : Optional.empty();
  }

  /** Reads a push of Forgejo or Gitea; empty if no branch got commits. */
  static Optional<PackitEvent> ofForgejo(JsonNode payload, String what) {
    return branch(payload, what)
        .map(
            branch ->
                new DistGitPush(
                    Json.text(payload, "repository.owner.login", what),
                    Json.text(payload, "repository.name", what),
                    branch,
                    Json.text(payload, "after", what),
                    Json.at(payload, "pusher.login").asString(""),
                    OptionalInt.empty(),
                    changedFiles(payload, "total_commits"),
                    Json.at(payload, "repository.fork").asBoolean(false),
                    Optional.of(Json.webUrl(payload, "repository.html_url", what)),
                    false));
  }

  /** Reads a push of GitLab, which does not say whether it went to a fork; empty as above. */
  static Optional<PackitEvent> ofGitLab(JsonNode payload, String what) {
    return branch(payload, what).map(branch -> ofGitLab(payload, branch, what));
  }

  private static DistGitPush ofGitLab(JsonNode payload, String branch, String what) {
    String path = Json.text(payload, "project.path_with_namespace", what);
    int slash = path.lastIndexOf('/');
    URI page = Json.webUrl(payload, "project.web_url", what);
    return new DistGitPush(
        path.substring(0, Math.max(slash, 0)),
        path.substring(slash + 1),
        branch,
        Json.text(payload, "after", what),
        payload.path("user_username").asString(""),
        OptionalInt.empty(),
        changedFiles(payload, "total_commits_count"),
        false,
        Optional.of(page),
        false);
  }

  private static Optional<String> branch(JsonNode payload, String what) {
    String ref = Json.text(payload, "ref", what);
    boolean deleted = Json.text(payload, "after", what).matches(NONE);
    return ref.startsWith(BRANCH) && !deleted
        ? Optional.of(ref.substring(BRANCH.length()))
        : Optional.empty();
  }

  /** What all commits change, if all of them are told. */
  private static Optional<Set<String>> changedFiles(JsonNode payload, String count) {
    JsonNode commits = payload.path("commits");
    boolean all =
        !payload.path("before").asString("0").matches(NONE)
            && commits.size() > 0
            && payload.path(count).asInt(-1) == commits.size();
    if (!all) {
      return Optional.empty();
    }
    Set<String> files = new LinkedHashSet<>();
    for (JsonNode commit : commits) {
      for (String change : List.of("added", "modified", "removed")) {
        commit.path(change).forEach(file -> file.stringValueOpt().ifPresent(files::add));
      }
    }
    return Optional.of(files);
  }
}
