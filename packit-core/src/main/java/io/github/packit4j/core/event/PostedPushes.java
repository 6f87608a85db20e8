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
final class PostedPushes {

  private static final String BRANCH = "refs/heads/";

  /** What stands for the commit of a branch that is not there. */
  private static final String NONE = "0+";

  /** As many commits as GitHub tells of, without saying how many there are. */
  private static final int MOST_OF_GITHUB = 2048;

  private PostedPushes() {}

  static PackitEvent ofGitHub(Payload payload) {
    boolean all = payload.at("commits").size() < MOST_OF_GITHUB && !payload.isTrue("forced");
    return read(payload, "pusher.name", all, "repository.pushed_at");
  }

  /** Reads a push of Forgejo or Gitea, which do not say when it was. */
  static PackitEvent ofForgejo(Payload payload) {
    return read(payload, "pusher.login", isAll(payload, "total_commits"));
  }

  private static PackitEvent read(
      Payload payload, String pusher, boolean allCommits, String... times) {
    return branch(payload)
        .<PackitEvent>map(
            branch ->
                new DistGitPush(
                    payload.text("repository.owner.login"),
                    payload.text("repository.name"),
                    branch,
                    payload.text("after"),
                    payload.anyText(pusher),
                    OptionalInt.empty(),
                    changedFiles(payload, allCommits),
                    payload.isTrue("repository.fork"),
                    Optional.of(payload.webUrl("repository.html_url")),
                    false,
                    payload.origin(times)))
        .orElseGet(() -> ignored(payload));
  }

  /** Reads a push of GitLab, which says neither when it was nor whether it went to a fork. */
  static PackitEvent ofGitLab(Payload payload) {
    return branch(payload)
        .<PackitEvent>map(branch -> ofGitLab(payload, branch))
        .orElseGet(() -> ignored(payload));
  }

  private static DistGitPush ofGitLab(Payload payload, String branch) {
    String path = payload.text("project.path_with_namespace");
    int slash = path.lastIndexOf('/');
    URI page = payload.webUrl("project.web_url");
    return new DistGitPush(
        path.substring(0, Math.max(slash, 0)),
        path.substring(slash + 1),
        branch,
        payload.text("after"),
        payload.anyText("user_username"),
        OptionalInt.empty(),
        changedFiles(payload, isAll(payload, "total_commits_count")),
        false,
        Optional.of(page),
        false,
        payload.origin());
  }

  private static PackitEvent ignored(Payload payload) {
    return payload.ignored("no branch got commits");
  }

  private static Optional<String> branch(Payload payload) {
    String ref = payload.text("ref");
    boolean deleted = payload.text("after").matches(NONE);
    return ref.startsWith(BRANCH) && ref.length() > BRANCH.length() && !deleted
        ? Optional.of(ref.substring(BRANCH.length()))
        : Optional.empty();
  }

  private static boolean isAll(Payload payload, String count) {
    return payload.at(count).asInt(-1) == payload.at("commits").size();
  }

  /** What all commits change, if all of them are told. */
  private static Optional<Set<String>> changedFiles(Payload payload, boolean allCommits) {
    JsonNode commits = payload.at("commits");
    boolean known =
        allCommits && commits.size() > 0 && !payload.at("before").asString("0").matches(NONE);
    if (!known) {
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
