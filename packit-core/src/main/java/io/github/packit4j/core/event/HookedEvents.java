package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.Ignored;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The deliveries of GitHub and of the forges that have taken over its headers. */
final class HookedEvents implements DeliveryEvents {

  private final String forge;
  private final Map<String, Function<Payload, PackitEvent>> kinds;

  private HookedEvents(String forge, Map<String, Function<Payload, PackitEvent>> kinds) {
    this.forge = forge;
    this.kinds = kinds;
  }

  static HookedEvents ofGitHub() {
    return new HookedEvents(
        "GitHub",
        Map.of(
            "release", PublishedReleases::ofGitHub,
            "issue_comment", PostedComments::read,
            "commit_comment", PostedComments::onCommit,
            "push", PostedPushes::ofGitHub,
            "pull_request", ChangedPullRequests::read,
            "check_run", CheckReruns::ofRun,
            "check_suite", CheckReruns::ofSuite));
  }

  /** Forgejo and Gitea, whose headers begin with their names. */
  static HookedEvents ofForgejo(String forge) {
    return new HookedEvents(
        forge,
        Map.of(
            "release", PublishedReleases::ofForgejo,
            "issue_comment", PostedComments::read,
            "push", PostedPushes::ofForgejo,
            "pull_request", ChangedPullRequests::read,
            "pull_request_sync", ChangedPullRequests::read));
  }

  @Override
  public PackitEvent event(Delivery delivery) {
    String kind = delivery.header("X-%s-Event".formatted(forge));
    String what = "%s webhook '%s'".formatted(forge, kind);
    Origin origin =
        new Origin(
            Optional.of(delivery.header("X-%s-Delivery".formatted(forge))), Optional.empty());
    return Optional.ofNullable(kinds.get(kind))
        .map(reader -> reader.apply(delivery.payload(what, origin)))
        .orElseGet(() -> new Ignored(what, "nothing here reacts to this kind of delivery", origin));
  }
}
