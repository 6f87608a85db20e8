package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.Ignored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Turns messages of Fedora's bus into events. Immutable and thread-safe.
 *
 * <p>Topics are compared without their prefix ({@code org.fedoraproject.prod}, {@code ...stg} or
 * any other), so production, staging and a private broker read alike. What starts no job is an
 * event, too, and {@link PackitEvent.Ignored} if nobody knows it. Among the ignored are pushes on
 * pagure.io, which has no dist-git.
 *
 * <p>{@code forgejo.push}, which a relay brings to the bus, reports the pushes of all kinds of
 * projects and does not name the pull request that a push merged: the event says so, and the
 * workflow asks the forge where it matters.
 *
 * <p>Comments are those on pull requests and issues of Pagure and, which a relay brings to the bus,
 * of Forgejo. Pagure's messages hold all comments of a thread: the newest one of the account that
 * the message names is read, so of two that somebody writes at the same moment one may be missed.
 *
 * <p>The {@link PackitEvent#id} is that of the message, and of what the relay brings that of
 * Forgejo's delivery, so that it is the same as in a webhook. New versions are told up to three
 * times, by each format of release monitoring's own message and by Fedora's consumer of it; each
 * starts its jobs once, see {@link PackitEvent.VersionsFound}.
 */
public final class MessageReader {

  private static final String PAGURE = "pagure.";
  private static final String PAGURE_IO = "io.pagure.";
  private static final String FORGEJO = "forgejo.";
  private static final String UPDATE = "bodhi.update.";

  /** What may start a job. */
  private static final Map<String, Function<Payload, PackitEvent>> JOBS = new LinkedHashMap<>();

  /** What is told beside it. */
  private static final Map<String, Function<Payload, PackitEvent>> NEWS = new LinkedHashMap<>();

  static {
    JOBS.put(PAGURE + "git.receive", PagurePush::read);
    JOBS.put(PAGURE + PagureComment.ON_PULL_REQUEST, PagureComment::onPullRequest);
    JOBS.put(PAGURE + PagureComment.ON_ISSUE, PagureComment::onIssue);
    PagurePullRequest.CHANGES.forEach(
        change -> JOBS.put(PAGURE + change, PagurePullRequest::changed));
    NEWS.put(PAGURE + PagurePullRequest.CLOSED, PagurePullRequest::closed);

    JOBS.put(FORGEJO + "push", PostedPushes::ofForgejo);
    JOBS.put(FORGEJO + "pull_request", ChangedPullRequests::read);
    JOBS.put(FORGEJO + "issue_comment", PostedComments::read);
    JOBS.put(FORGEJO + "release", PublishedReleases::ofForgejo);

    JOBS.put("buildsys.build.state.change", KojiMessages::buildState);
    JOBS.put("buildsys.task.state.change", KojiMessages::taskState);
    JOBS.put("buildsys.tag", KojiMessages::tagged);
    NEWS.put("buildsys.untag", KojiMessages::untagged);

    JOBS.put("hotness.update.bug.file", MonitoringMessages::bugFiled);
    NEWS.put("hotness.update.drop", MonitoringMessages::dropped);
    JOBS.put("anitya.project.version.update.v2", found -> MonitoringMessages.found(2, found));
    NEWS.put("anitya.project.version.update", found -> MonitoringMessages.found(1, found));

    JOBS.put(UPDATE + "requirements_met.stable", BodhiMessages::tested);
    for (String change :
        List.of(
            "request.testing",
            "request.stable",
            "request.unpush",
            "request.obsolete",
            "request.revoke",
            "edit",
            "comment",
            "complete.testing",
            "complete.stable",
            "karma.threshold.reach",
            "eject",
            "status.testing.koji-build-group.build.complete")) {
      NEWS.put(UPDATE + change, update -> BodhiMessages.changed(change, update));
    }
  }

  private final Acceptance acceptance;

  private MessageReader(Acceptance acceptance) {
    this.acceptance = acceptance;
  }

  /**
   * The topics that may start a job, for the bindings of a queue. Others are read, too, if they
   * come.
   *
   * @return topics without their prefix, such as {@code buildsys.tag}
   */
  public static Set<String> topics() {
    return Set.copyOf(JOBS.keySet());
  }

  /**
   * Makes a reader.
   *
   * @return the reader
   */
  public static MessageReader create() {
    return new MessageReader(Acceptance.OF_ALL);
  }

  /**
   * Narrows a program to its packages and projects: what happens to others is {@link
   * PackitEvent.Ignored}, and need not even be stored.
   *
   * <pre>{@code
   * MessageReader.create().accepts(subject -> mine.contains(subject.name()))
   * }</pre>
   *
   * <p>Of an event that is about several packages, one that is accepted is enough; of new versions
   * in release monitoring the other packages are left out.
   *
   * @param wanted tells whether a subject is one of them
   * @return a reader of the same messages
   */
  public MessageReader accepts(Predicate<Subject> wanted) {
    return new MessageReader(acceptance.and(wanted));
  }

  /**
   * Reads a message.
   *
   * @param message the message
   * @return the event; {@link PackitEvent.Ignored} if nothing here reacts to what it reports
   * @throws EventFormatException if the body does not have the shape of its topic
   */
  public PackitEvent read(FedoraMessage message) {
    return acceptance.of(event(message));
  }

  private static PackitEvent event(FedoraMessage message) {
    return of(JOBS, message)
        .or(() -> of(NEWS, message))
        .orElseGet(
            () ->
                new Ignored(
                    what(message.topic()),
                    "nothing here reacts to this topic",
                    new Origin(Optional.of(message.id()), message.sentAt())));
  }

  private static Optional<PackitEvent> of(
      Map<String, Function<Payload, PackitEvent>> readers, FedoraMessage message) {
    return readers.entrySet().stream()
        .filter(reader -> is(message.topic(), reader.getKey()))
        .findFirst()
        .map(reader -> event(message, reader.getKey(), reader.getValue()));
  }

  private static boolean is(String topic, String suffix) {
    return topic.equals(suffix) || topic.endsWith("." + suffix);
  }

  private static PackitEvent event(
      FedoraMessage message, String topic, Function<Payload, PackitEvent> reader) {
    String what = what(topic);
    JsonNode body = Json.object(message.body(), what);
    if (topic.startsWith(FORGEJO)) {
      // The relay has checked the signature, and puts the payload below the body.
      String id = Json.at(body, "headers.x-forgejo-delivery").asString(message.id());
      return reader.apply(
          new Payload(body.path("body"), what, new Origin(Optional.of(id), message.sentAt())));
    }
    Payload payload =
        new Payload(
            // Messages bridged from the old bus have their payload there.
            body.path("msg").isObject() ? body.path("msg") : body,
            what,
            new Origin(Optional.of(message.id()), message.sentAt()));
    return topic.equals(PAGURE + "git.receive") && message.topic().startsWith(PAGURE_IO)
        ? payload.ignored("pagure.io has no dist-git")
        : reader.apply(payload);
  }

  private static String what(String topic) {
    return "message of topic " + topic;
  }
}
