package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.UpstreamEvent;
import io.github.packit4j.sandbox.WebhookDelivery;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.Comment;
import io.github.packit4j.sandbox.internal.forge.Discussion;
import io.github.packit4j.sandbox.internal.forge.FileChanges;
import io.github.packit4j.sandbox.internal.forge.Hmac;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.PullRequest;
import io.github.packit4j.sandbox.internal.forge.Reaction;
import io.github.packit4j.sandbox.internal.forge.Release;
import io.github.packit4j.sandbox.internal.forge.Webhooks;
import io.github.packit4j.sandbox.internal.git.GitRemote.RefChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Forgejo's webhook, whose headers are those of Gitea, Gogs and GitHub, too. */
final class ForgejoWebhooks extends Webhooks {

  private static final String SECRET = "sandbox-forgejo-secret";
  private static final String ZEROS = "0".repeat(40);

  /** {@code FEED_MAX_COMMIT_NUM}: the newest ones are in a delivery, all are counted. */
  private static final int MAX_COMMITS = 5;

  private static final Map<String, String> GROUPS =
      Map.of(
          "pull_request_sync", "pull_request",
          "pull_request_comment", "issue_comment");

  private boolean draftsAsUpdated;

  ForgejoWebhooks(String host) {
    super(host);
  }

  void announceDraftsOnTagsAsUpdated(boolean updated) {
    draftsAsUpdated = updated;
  }

  @Override
  protected String secret() {
    return SECRET;
  }

  @Override
  protected Map<String, String> headers(String name, String id, String body) {
    String group = GROUPS.getOrDefault(name, name);
    String signature = Hmac.hex("HmacSHA256", SECRET, body);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Go-http-client/1.1");
    headers.put("Accept-Encoding", "gzip");
    for (String family : List.of("X-Forgejo", "X-Gitea", "X-Gogs")) {
      headers.put(family + "-Delivery", id);
      headers.put(family + "-Event", group);
      headers.put(family + "-Event-Type", name);
      headers.put(family + "-Signature", signature);
    }
    headers.put("X-GitHub-Delivery", id);
    headers.put("X-GitHub-Event", group);
    headers.put("X-GitHub-Event-Type", name);
    headers.put("X-Hub-Signature", "sha1=" + Hmac.hex("HmacSHA1", SECRET, body));
    headers.put("X-Hub-Signature-256", "sha256=" + signature);
    return headers;
  }

  /** A replayed delivery is a new one with the old body. */
  @Override
  protected WebhookDelivery repeat(WebhookDelivery delivery, String newId) {
    return new WebhookDelivery(
        delivery.event(), headers(delivery.event(), newId, delivery.body()), delivery.body());
  }

  private static ObjectNode payload(Project project, String action, String by) {
    ObjectNode payload = Json.object().put("action", action);
    payload.set("repository", ForgejoJson.project(project, Optional.of(project.owner())));
    payload.set("sender", ForgejoJson.user(project.site(), by));
    return payload;
  }

  @Override
  public void release(
      Project project, Release release, ReleaseChange change, Optional<Release> before, String by) {
    switch (change) {
      case DRAFTED -> {}
      case RELEASED, PUBLISHED_WITH_TAG -> published(project, release, "published", by);
      case PUBLISHED_ON_TAG ->
          published(project, release, draftsAsUpdated ? "updated" : "published", by);
      case EDITED -> {
        if (!release.draft()) {
          send(UpstreamEvent.RELEASE, "release", payloadOf(project, release, "updated", by));
        }
      }
      case DELETED -> {
        if (!release.draft()) {
          send(UpstreamEvent.RELEASE, "release", payloadOf(project, release, "deleted", by));
        }
      }
    }
  }

  private void published(Project project, Release release, String action, String by) {
    announce(release, project, "release", payloadOf(project, release, action, by));
  }

  private static ObjectNode payloadOf(Project project, Release release, String action, String by) {
    ObjectNode payload = payload(project, action, by);
    payload.set("release", ForgejoJson.release(project, release));
    return payload;
  }

  @Override
  public void push(Project project, RefChange change, String by) {
    String before = change.before().orElse(ZEROS);
    String after = change.after().orElse(ZEROS);
    Optional<RevCommit> head = change.after().flatMap(project.repository()::commit);
    if (head.isEmpty()) {
      // A deletion is the event "delete", which the sandbox does not make.
      return;
    }
    List<RevCommit> all =
        change.branch().isPresent() && change.before().isPresent()
            ? project.repository().between(before, after)
            : List.of(head.get());
    ArrayNode commits = Json.array();
    all.stream()
        .limit(MAX_COMMITS)
        .map(one -> project.repository().commit(one.name()).orElseThrow())
        .forEach(one -> commits.add(commit(project, one)));
    ObjectNode payload = payload(project, "", by);
    payload.remove("action");
    payload.put("ref", change.ref());
    payload.put("before", before);
    payload.put("after", after);
    payload.put("compare_url", project.webUrl() + "/compare/" + before + "..." + after);
    payload.set("commits", commits);
    payload.put("total_commits", all.size());
    payload.set("head_commit", commit(project, head.get()));
    payload.set("pusher", ForgejoJson.user(project.site(), by));
    send(UpstreamEvent.PUSH, "push", payload);
  }

  private static ObjectNode commit(Project project, RevCommit commit) {
    ObjectNode json = ForgejoGitJson.brief(project, commit);
    json.putNull("verification");
    List<FileChanges.FileChange> changes = FileChanges.of(project.repository(), commit);
    for (String status : List.of("added", "removed", "modified")) {
      json.set(
          status,
          Json.strings(
              changes.stream()
                  .filter(file -> file.status().equals(status))
                  .map(FileChanges.FileChange::path)
                  .toList()));
    }
    return json;
  }

  @Override
  public void pull(PullRequest pull, PullChange change, Optional<String> before, String by) {
    String action =
        switch (change) {
          case OPENED -> "opened";
          case CLOSED, MERGED -> "closed";
          case REOPENED -> "reopened";
          case EDITED -> "edited";
          case PUSHED -> "synchronized";
        };
    ObjectNode payload = payload(pull.project(), action, by);
    payload.put("number", pull.number());
    payload.set("pull_request", ForgejoTalkJson.pull(pull, Optional.of(pull.project().owner())));
    payload.putNull("requested_reviewer");
    payload.put("commit_id", "");
    payload.putNull("review");
    String name = change == PullChange.PUSHED ? "pull_request_sync" : "pull_request";
    send(UpstreamEvent.PULL_REQUEST, name, payload);
  }

  @Override
  public void comment(Discussion on, Comment comment, CommentChange change, String by) {
    String action =
        switch (change) {
          case CREATED -> "created";
          case EDITED -> "edited";
          case DELETED -> "deleted";
        };
    ObjectNode payload = payload(on.project(), action, by);
    payload.set("issue", ForgejoTalkJson.issue(on));
    payload.set("comment", ForgejoTalkJson.comment(on, comment));
    payload.put("is_pull", on instanceof PullRequest);
    if (on instanceof PullRequest pull) {
      payload.set("pull_request", ForgejoTalkJson.pull(pull, Optional.of(on.project().owner())));
    }
    String name = on instanceof PullRequest ? "pull_request_comment" : "issue_comment";
    send(UpstreamEvent.COMMENT, name, payload);
  }

  /** Forgejo tells nobody of reactions. */
  @Override
  public void reaction(Discussion on, Comment comment, Reaction reaction) {}
}
