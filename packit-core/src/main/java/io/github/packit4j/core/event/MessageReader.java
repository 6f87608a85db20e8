package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Turns messages of Fedora's bus into events. Immutable and thread-safe.
 *
 * <p>Topics are compared without their prefix ({@code org.fedoraproject.prod}, {@code ...stg} or
 * any other), so production, staging and a private broker read alike. Topics that start no job give
 * nothing. Among them are pushes on pagure.io, which has no dist-git, and pull requests that are
 * closed: a merge is told as a push, too.
 *
 * <p>{@code forgejo.push}, which a relay brings to the bus, reports the pushes of all kinds of
 * projects and does not name the pull request that a push merged: the event says so, and the
 * workflow asks the forge where it matters.
 *
 * <p>Comments are those on pull requests and issues of Pagure and, which a relay brings to the bus,
 * of Forgejo. Pagure's messages hold all comments of a thread: the newest one of the account that
 * the message names is read, so of two that somebody writes at the same moment one may be missed.
 */
public final class MessageReader {

  private static final String PAGURE = "pagure.";
  private static final String GIT_RECEIVE = PAGURE + "git.receive";
  private static final String PAGURE_IO = "io.pagure.";
  private static final String FORGEJO_COMMENT = "forgejo.issue_comment";
  private static final String FORGEJO_PUSH = "forgejo.push";
  private static final String FORGEJO_PULL_REQUEST = "forgejo.pull_request";
  private static final String TASK_STATE = "buildsys.task.state.change";
  private static final String BUILD_STATE = "buildsys.build.state.change";
  private static final String TAG = "buildsys.tag";
  private static final String UPDATE_TESTED = "bodhi.update.requirements_met.stable";
  private static final String BUG_FILED = "hotness.update.bug.file";

  private static final Set<String> TOPICS =
      Stream.concat(
              Stream.of(
                  GIT_RECEIVE,
                  PAGURE + PagureComment.ON_PULL_REQUEST,
                  PAGURE + PagureComment.ON_ISSUE,
                  FORGEJO_COMMENT,
                  FORGEJO_PUSH,
                  FORGEJO_PULL_REQUEST,
                  TASK_STATE,
                  BUILD_STATE,
                  TAG,
                  UPDATE_TESTED,
                  BUG_FILED),
              PagurePullRequest.TOPICS.stream().map(PAGURE::concat))
          .collect(Collectors.toUnmodifiableSet());

  private MessageReader() {}

  /**
   * The topics that this reader makes events of, for the bindings of a queue.
   *
   * @return topics without their prefix, such as {@code buildsys.tag}
   */
  public static Set<String> topics() {
    return TOPICS;
  }

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
    if (is(topic, GIT_RECEIVE) && !topic.startsWith(PAGURE_IO)) {
      return PagurePush.read(body(message), what(GIT_RECEIVE));
    }
    if (is(topic, PAGURE + PagureComment.ON_PULL_REQUEST)) {
      return PagureComment.onPullRequest(
          body(message), what(PAGURE + PagureComment.ON_PULL_REQUEST));
    }
    if (is(topic, PAGURE + PagureComment.ON_ISSUE)) {
      return PagureComment.onIssue(body(message), what(PAGURE + PagureComment.ON_ISSUE));
    }
    if (is(topic, FORGEJO_COMMENT)) {
      // The relay has checked the signature, and puts the payload below the body.
      return PostedComments.read(body(message).path("body"), what(FORGEJO_COMMENT));
    }
    if (is(topic, FORGEJO_PUSH)) {
      return PostedPushes.ofForgejo(body(message).path("body"), what(FORGEJO_PUSH));
    }
    if (is(topic, FORGEJO_PULL_REQUEST)) {
      return ChangedPullRequests.read(body(message).path("body"), what(FORGEJO_PULL_REQUEST));
    }
    for (String change : PagurePullRequest.TOPICS) {
      if (is(topic, PAGURE + change)) {
        return PagurePullRequest.read(body(message), what(PAGURE + change));
      }
    }
    if (is(topic, TASK_STATE)) {
      return scratchBuild(body(message));
    }
    if (is(topic, BUILD_STATE)) {
      return buildState(body(message));
    }
    if (is(topic, TAG)) {
      return Optional.of(tagged(body(message)));
    }
    if (is(topic, UPDATE_TESTED)) {
      return updateTested(body(message));
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
            Json.optionalNumber(body, "task_id"),
            nvr(body, what),
            (int) Json.number(body, "new", what),
            body.path("owner").asString(""),
            rpmBuild ? Optional.of(request.path(0).asString()) : Optional.empty(),
            rpmBuild && request.path(1).isString()
                ? Optional.of(request.path(1).asString())
                : Optional.empty()));
  }

  /** Reads a build from version control; one of an uploaded package belongs to no commit. */
  private static Optional<PackitEvent> scratchBuild(JsonNode body) {
    String what = what(TASK_STATE);
    JsonNode request = Json.at(body, "info.request");
    String source = request.path(0).asString("");
    if (!body.path("method").asString("").equals("build")
        || !source.contains("://")
        || !request.path(1).isString()) {
      return Optional.empty();
    }
    return Optional.of(
        new ScratchBuildChanged(
            Json.number(body, "id", what),
            Json.text(body, "new", what),
            Json.text(body, "owner", what),
            source,
            request.path(1).asString()));
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

  /** One that has lost its builds to another update meanwhile is nobody's concern. */
  private static Optional<PackitEvent> updateTested(JsonNode body) {
    String what = what(UPDATE_TESTED);
    List<String> builds = new ArrayList<>();
    for (JsonNode build : Json.at(body, "update.builds")) {
      builds.add(Json.text(build, "nvr", what));
    }
    return builds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new UpdateTested(
                Json.text(body, "update.alias", what),
                Json.text(body, "update.user.name", what),
                builds));
  }

  private static NewVersions newVersions(JsonNode body) {
    String what = what(BUG_FILED);
    List<String> versions = new ArrayList<>();
    Json.at(body, "trigger.msg.message.upstream_versions")
        .forEach(version -> version.stringValueOpt().ifPresent(versions::add));
    if (versions.isEmpty()) {
      throw new EventFormatException(
          what, "the field 'trigger.msg.message.upstream_versions' is missing or empty");
    }
    OptionalLong bug = Json.optionalNumber(body, "bug.bug_id");
    return new NewVersions(
        Json.text(body, "package", what),
        versions,
        stable(body),
        // -1 stands for "bugs are switched off in monitoring.toml".
        bug.orElse(-1) > 0 ? bug : OptionalLong.empty(),
        Json.optionalNumber(body, "trigger.msg.project.id"));
  }

  /** All versions of the project that are no pre-releases, of which over 1000 occur. */
  private static Set<String> stable(JsonNode body) {
    Set<String> versions = new HashSet<>();
    Json.at(body, "trigger.msg.message.stable_versions")
        .forEach(version -> version.stringValueOpt().ifPresent(versions::add));
    return versions;
  }

  private static String nvr(JsonNode body, String what) {
    return "%s-%s-%s"
        .formatted(
            Json.text(body, "name", what),
            Json.text(body, "version", what),
            Json.text(body, "release", what));
  }
}
