package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.UpstreamEvent;
import io.github.packit4j.sandbox.internal.Dates;
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

/** The webhook of a GitHub App. */
final class GitHubWebhooks extends Webhooks {

  private static final String SECRET = "sandbox-webhook-secret";
  private static final String ZEROS = "0".repeat(40);

  GitHubWebhooks() {
    super("github.com");
  }

  @Override
  protected String secret() {
    return SECRET;
  }

  @Override
  protected Map<String, String> headers(String name, String id, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "*/*");
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "GitHub-Hookshot/044aadd");
    headers.put("X-GitHub-Delivery", id);
    headers.put("X-GitHub-Event", name);
    headers.put("X-GitHub-Hook-ID", "292430182");
    headers.put("X-GitHub-Hook-Installation-Target-ID", "29076");
    headers.put("X-GitHub-Hook-Installation-Target-Type", "integration");
    headers.put("X-Hub-Signature", "sha1=" + Hmac.hex("HmacSHA1", SECRET, body));
    headers.put("X-Hub-Signature-256", "sha256=" + Hmac.hex("HmacSHA256", SECRET, body));
    return headers;
  }

  private static ObjectNode payload(Project project, String by) {
    ObjectNode payload = Json.object();
    payload.set("repository", GitHubJson.repository(project));
    if (project.site().account(project.owner()).isEmpty()) {
      payload.set("organization", GitHubPeople.organizationInWebhook(project.owner()));
    }
    payload.set("sender", GitHubPeople.user(by, "User"));
    return payload;
  }

  /** Publishing sends several actions, in no order that one could rely on. */
  @Override
  public void release(
      Project project, Release release, ReleaseChange change, Optional<Release> before, String by) {
    switch (change) {
      case DRAFTED -> release(project, release, "created", by);
      case RELEASED -> {
        published(project, release, by);
        release(project, release, "created", by);
      }
      case PUBLISHED_WITH_TAG, PUBLISHED_ON_TAG -> published(project, release, by);
      case EDITED -> edited(project, release, before.orElseThrow(), by);
      case DELETED -> release(project, release, "deleted", by);
    }
  }

  private void published(Project project, Release release, String by) {
    announce(release, project, "release", releasePayload(project, release, "published", by));
    boolean early = release.content().prerelease();
    release(project, release, early ? "prereleased" : "released", by);
  }

  private void edited(Project project, Release release, Release before, String by) {
    ObjectNode changes = Json.object();
    if (!before.content().name().equals(release.content().name())) {
      changes.set("name", Json.object().put("from", before.content().name()));
    }
    if (!before.content().body().equals(release.content().body())) {
      changes.set("body", Json.object().put("from", before.content().body()));
    }
    ObjectNode payload = releasePayload(project, release, "edited", by);
    payload.set("changes", changes);
    send(UpstreamEvent.RELEASE, "release", payload);
    if (before.content().prerelease() && !release.content().prerelease()) {
      release(project, release, "released", by);
    }
  }

  private void release(Project project, Release release, String action, String by) {
    send(UpstreamEvent.RELEASE, "release", releasePayload(project, release, action, by));
  }

  private static ObjectNode releasePayload(
      Project project, Release release, String action, String by) {
    ObjectNode payload = payload(project, by).put("action", action);
    payload.set("release", GitHubJson.release(project, release));
    return payload;
  }

  @Override
  public void push(Project project, RefChange change, String by) {
    String before = change.before().orElse(ZEROS);
    String after = change.after().orElse(ZEROS);
    Optional<RevCommit> head = change.after().flatMap(project.repository()::commit);
    boolean forced =
        change.branch().isPresent()
            && change.before().isPresent()
            && change.after().isPresent()
            && !project.repository().isAncestor(before, after);
    ArrayNode commits = Json.array();
    if (change.branch().isPresent() && change.before().isPresent() && head.isPresent()) {
      project.repository().between(before, after).stream()
          .map(one -> project.repository().commit(one.name()).orElseThrow())
          .forEach(one -> commits.insert(0, commit(project, one)));
    }
    ObjectNode payload = payload(project, by);
    payload.put("ref", change.ref());
    payload.put("before", before);
    payload.put("after", after);
    payload.put("created", change.before().isEmpty());
    payload.put("deleted", change.after().isEmpty());
    payload.put("forced", forced);
    payload.putNull("base_ref");
    payload.put("compare", project.webUrl() + "/compare/" + before + "..." + after);
    payload.set("commits", commits);
    payload.set("head_commit", head.map(one -> commit(project, one)).orElse(null));
    payload.set("pusher", Json.object().put("name", by).put("email", by + "@example.org"));
    send(UpstreamEvent.PUSH, "push", payload);
  }

  private static ObjectNode commit(Project project, RevCommit commit) {
    ObjectNode json = Json.object();
    json.put("id", commit.name());
    json.put("tree_id", commit.getTree().name());
    json.put("distinct", true);
    json.put("message", commit.getFullMessage().stripTrailing());
    json.put("timestamp", Dates.gitHub(commit.getCommitterIdent().getWhenAsInstant()));
    json.put("url", project.webUrl() + "/commit/" + commit.name());
    json.set(
        "author",
        Json.object()
            .put("name", commit.getAuthorIdent().getName())
            .put("email", commit.getAuthorIdent().getEmailAddress()));
    json.set(
        "committer",
        Json.object()
            .put("name", commit.getCommitterIdent().getName())
            .put("email", commit.getCommitterIdent().getEmailAddress()));
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
          case PUSHED -> "synchronize";
        };
    ObjectNode payload = payload(pull.project(), by).put("action", action);
    payload.put("number", pull.number());
    payload.set("pull_request", GitHubPullJson.created(pull));
    if (change == PullChange.PUSHED) {
      payload.put("before", before.orElse(ZEROS)).put("after", pull.head());
    }
    send(UpstreamEvent.PULL_REQUEST, "pull_request", payload);
  }

  @Override
  public void comment(Discussion on, Comment comment, CommentChange change, String by) {
    String action =
        switch (change) {
          case CREATED -> "created";
          case EDITED -> "edited";
          case DELETED -> "deleted";
        };
    ObjectNode payload = payload(on.project(), by).put("action", action);
    payload.set("issue", GitHubIssueJson.issue(on));
    payload.set("comment", GitHubIssueJson.comment(on, comment));
    send(UpstreamEvent.COMMENT, "issue_comment", payload);
  }

  /** GitHub tells nobody of reactions. */
  @Override
  public void reaction(Discussion on, Comment comment, Reaction reaction) {}
}
