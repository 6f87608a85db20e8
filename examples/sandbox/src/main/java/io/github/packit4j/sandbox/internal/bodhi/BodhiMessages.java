package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Bodhi tells the bus. */
final class BodhiMessages {

  private static final String SCHEMAS = "bodhi_messages";
  private static final int DEBUG = 10;
  private static final int INFO = 20;

  private final MessageBus bus;
  private final UpdateJson json;
  private final Buildsystem koji;

  BodhiMessages(MessageBus bus, UpdateJson json, Buildsystem koji) {
    this.bus = bus;
    this.json = json;
    this.koji = koji;
  }

  /** Announces a new update; the database does not know it yet. */
  void created(Update update) {
    ObjectNode shown = json.update(update);
    List.of("date_submitted", "locked", "pushed").forEach(shown::putNull);
    readyForTesting(update, shown, Comment.ROBOT, false);
  }

  /** Announces that the builds of an update may be tested. */
  void readyForTesting(Update update, String agent, boolean again) {
    readyForTesting(update, json.update(update), agent, again);
  }

  private void readyForTesting(Update update, ObjectNode shown, String agent, boolean again) {
    ArrayNode builds = Json.array();
    for (String nvr : update.nvrs()) {
      Optional<KojiBuild> build = koji.build(nvr);
      builds.add(
          Json.object()
              .put("type", "koji-build")
              .put("id", build.map(KojiBuild::id).orElse(null))
              .put("task_id", build.flatMap(KojiBuild::taskId).orElse(null))
              .put("nvr", nvr));
    }
    ObjectNode artifact = Json.object().put("type", "koji-build-group");
    artifact.set("builds", builds);
    ObjectNode body = Json.object();
    body.set("artifact", artifact);
    body.set("update", shown);
    body.put("agent", agent);
    body.put("re-trigger", again);
    publish(
        "bodhi.update.status.testing.koji-build-group.build.complete",
        "bodhi.update.status.testing.v3",
        DEBUG,
        about(update, agent),
        body);
  }

  /** Announces what was requested for an update. */
  void requested(UpdateRequest request, Update update, String agent) {
    publish("bodhi.update.request." + request.text(), "v1", update, agent, body(update, agent));
  }

  /** Announces an edit. */
  void edited(Update update, String agent, List<Integer> newBugs, Editing.Change change) {
    ArrayNode bugs = Json.array();
    newBugs.forEach(bugs::add);
    ObjectNode body = body(update, agent);
    body.set("new_bugs", bugs);
    body.set("new_builds", Json.strings(change.added()));
    body.set("removed_builds", Json.strings(change.removed()));
    publish("bodhi.update.edit", "v2", update, agent, body);
  }

  /** Announces that a compose has an update. */
  void pushed(Update update) {
    String agent = "composer";
    String topic = "bodhi.update.complete." + update.status().text();
    publish(topic, "v1", update, agent, body(update, agent));
  }

  /** Announces a comment of somebody. */
  void commented(Update update, Comment comment) {
    ObjectNode body = Json.object();
    body.set("comment", json.comment(update, comment));
    body.put("agent", comment.user());
    publish("bodhi.update.comment", "v1", update, comment.user(), body);
  }

  /** Announces that karma moved an update. */
  void thresholdReached(Update update, String threshold) {
    ObjectNode body = Json.object();
    body.set("update", json.update(update));
    body.put("status", threshold);
    publish(
        "bodhi.update.karma.threshold.reach",
        "bodhi.update.karma.threshold.v1",
        INFO,
        about(update, update.user()),
        body);
  }

  /** Announces that an update may be pushed to stable. */
  void requirementsMet(Update update) {
    ObjectNode body = Json.object();
    body.set("update", json.update(update));
    publish("bodhi.update.requirements_met.stable", "v1", update, update.user(), body);
  }

  /**
   * Announces that an override began or ended.
   *
   * @param change {@code tag} or {@code untag}
   */
  void overridden(BuildOverride override, String change) {
    String topic = "bodhi.buildroot_override." + change;
    ObjectNode body = Json.object();
    body.set("override", json.override(override));
    List<String> about =
        List.of("user_" + override.submitter(), "rpm_" + override.build().packageName());
    publish(topic, topic + ".v1", INFO, about, body);
  }

  private ObjectNode body(Update update, String agent) {
    ObjectNode body = Json.object();
    body.set("update", json.update(update));
    body.put("agent", agent);
    return body;
  }

  private void publish(String topic, String version, Update update, String agent, ObjectNode body) {
    publish(topic, topic + "." + version, INFO, about(update, agent), body);
  }

  private void publish(
      String topic, String schema, int severity, List<String> about, ObjectNode body) {
    bus.publish(MessageBus.PREFIX + topic, schema, SCHEMAS, severity, about, body);
  }

  private static List<String> about(Update update, String agent) {
    Set<String> users = new TreeSet<>(Arrays.asList(agent, update.user()));
    List<String> about = new ArrayList<>();
    users.forEach(user -> about.add("user_" + user));
    update.builds().forEach(build -> about.add("rpm_" + build.packageName()));
    return about;
  }
}
