package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Turns messages of Fedora's bus into events. Immutable and thread-safe.
 *
 * <p>Topics are compared without their prefix ({@code org.fedoraproject.prod}, {@code ...stg} or
 * any other), so production, staging and a private broker read alike. Topics that start no job give
 * nothing.
 */
public final class MessageReader {

  private static final String GIT_RECEIVE = "pagure.git.receive";
  private static final String BUILD_STATE = "buildsys.build.state.change";
  private static final String TAG = "buildsys.tag";
  private static final String BUG_FILED = "hotness.update.bug.file";

  private MessageReader() {}

  /**
   * Makes a reader.
   *
   * @return the reader
   */
  public static MessageReader create() {
    return new MessageReader();
  }

  /**
   * Reads a message.
   *
   * @param message the message
   * @return the event; empty if its topic, or what it reports, starts no job
   * @throws EventFormatException if the body does not have the shape of its topic
   */
  public Optional<PackitEvent> read(FedoraMessage message) {
    String topic = message.topic();
    if (is(topic, GIT_RECEIVE)) {
      return Optional.of(push(body(message)));
    }
    if (is(topic, BUILD_STATE)) {
      return buildState(body(message));
    }
    if (is(topic, TAG)) {
      return Optional.of(tagged(body(message)));
    }
    if (is(topic, BUG_FILED)) {
      return Optional.of(newVersions(body(message)));
    }
    return Optional.empty();
  }

  private static boolean is(String topic, String suffix) {
    return topic.equals(suffix) || topic.endsWith("." + suffix);
  }

  /** Messages bridged from the old bus have their payload under {@code msg}. */
  private static JsonNode body(FedoraMessage message) {
    JsonNode body = Json.object(message.body(), what(message.topic()));
    return body.path("msg").isObject() ? body.path("msg") : body;
  }

  private static String what(String topic) {
    return "message of topic " + topic;
  }

  private static DistGitPush push(JsonNode body) {
    String what = what(GIT_RECEIVE);
    JsonNode repo = body.path("repo");
    return new DistGitPush(
        Json.text(body, "repo.namespace", what),
        Json.text(body, "repo.name", what),
        Json.text(body, "branch", what),
        Json.text(body, "end_commit", what),
        Json.text(body, "agent", what),
        body.path("pull_request_id").isIntegralNumber()
            ? OptionalInt.of(body.path("pull_request_id").asInt())
            : OptionalInt.empty(),
        changedFiles(body.path("changed_files")),
        repo.path("parent").isObject() || repo.path("fullname").asString("").startsWith("forks/"));
  }

  private static Optional<Set<String>> changedFiles(JsonNode changed) {
    return changed.isObject()
        ? Optional.of(new LinkedHashSet<>(changed.propertyNames()))
        : Optional.empty();
  }

  private static Optional<PackitEvent> buildState(JsonNode body) {
    String what = what(BUILD_STATE);
    if (!body.path("attribute").asString("state").equals("state")) {
      return Optional.empty();
    }
    JsonNode request = body.path("request");
    boolean rpmBuild = request.isArray() && request.size() >= 2 && request.path(0).isString();
    return Optional.of(
        new BuildStateChanged(
            Json.number(body, "build_id", what),
            body.path("task_id").isIntegralNumber()
                ? OptionalLong.of(body.path("task_id").asLong())
                : OptionalLong.empty(),
            nvr(body, what),
            (int) Json.number(body, "new", what),
            body.path("owner").asString(""),
            rpmBuild ? Optional.of(request.path(0).asString()) : Optional.empty(),
            rpmBuild && request.path(1).isString()
                ? Optional.of(request.path(1).asString())
                : Optional.empty()));
  }

  private static BuildTagged tagged(JsonNode body) {
    String what = what(TAG);
    return new BuildTagged(
        Json.number(body, "build_id", what),
        nvr(body, what),
        Json.text(body, "name", what),
        Json.text(body, "tag", what),
        body.path("owner").asString(""));
  }

  private static NewVersions newVersions(JsonNode body) {
    String what = what(BUG_FILED);
    List<String> versions = new ArrayList<>();
    Json.at(body, "trigger.msg.message.upstream_versions")
        .forEach(version -> versions.add(version.asString()));
    if (versions.isEmpty()) {
      throw new EventFormatException(
          what, "the field 'trigger.msg.message.upstream_versions' is missing or empty");
    }
    JsonNode bug = Json.at(body, "bug.bug_id");
    JsonNode project = Json.at(body, "trigger.msg.project.id");
    return new NewVersions(
        Json.text(body, "package", what),
        versions,
        // -1 stands for "bugs are switched off in monitoring.toml".
        bug.isIntegralNumber() && bug.asLong() > 0
            ? OptionalLong.of(bug.asLong())
            : OptionalLong.empty(),
        project.isIntegralNumber() ? OptionalLong.of(project.asLong()) : OptionalLong.empty());
  }

  private static String nvr(JsonNode body, String what) {
    return "%s-%s-%s"
        .formatted(
            Json.text(body, "name", what),
            Json.text(body, "version", what),
            Json.text(body, "release", what));
  }
}
