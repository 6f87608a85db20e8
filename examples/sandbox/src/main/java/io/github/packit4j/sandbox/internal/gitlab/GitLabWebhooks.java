package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.UpstreamEvent;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.forge.Comment;
import io.github.packit4j.sandbox.internal.forge.Discussion;
import io.github.packit4j.sandbox.internal.forge.FileChanges;
import io.github.packit4j.sandbox.internal.forge.ForgeSite;
import io.github.packit4j.sandbox.internal.forge.Hmac;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.PullRequest;
import io.github.packit4j.sandbox.internal.forge.Reaction;
import io.github.packit4j.sandbox.internal.forge.Release;
import io.github.packit4j.sandbox.internal.forge.Webhooks;
import io.github.packit4j.sandbox.internal.git.GitRemote.RefChange;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GitLab's webhook of a project, with a token and, as of GitLab 19, a signature. */
final class GitLabWebhooks extends Webhooks {

  private static final String SECRET = "sandbox-gitlab-token";
  private static final byte[] KEY =
      "sandbox-gitlab-signing-key-32-by".getBytes(StandardCharsets.US_ASCII);
  private static final String ZEROS = "0".repeat(40);
  private static final int MAX_COMMITS = 20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final String host;
  private final Clock clock;

  GitLabWebhooks(String host, Clock clock) {
    super(host);
    this.host = host;
    this.clock = clock;
  }

  String signingToken() {
    return "whsec_" + Base64.getEncoder().encodeToString(KEY);
  }

  @Override
  protected String secret() {
    return SECRET;
  }

  @Override
  protected Map<String, String> headers(String name, String id, String body) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "GitLab/19.3.0");
    headers.put("Idempotency-Key", id);
    headers.put("X-Gitlab-Event", name);
    headers.put("X-Gitlab-Event-UUID", Numbers.uuid("event " + id));
    headers.put("X-Gitlab-Instance", "https://" + host);
    headers.put("X-Gitlab-Webhook-UUID", Numbers.uuid("webhook " + host));
    headers.put("X-Gitlab-Token", SECRET);
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", timestamp);
    headers.put("webhook-signature", "v1," + Hmac.base64(KEY, id + "." + timestamp + "." + body));
    return headers;
  }

  private static ObjectNode project(Project project) {
    String ssh = "git@" + project.site().host() + ":" + project.fullName() + ".git";
    ObjectNode json = Json.object();
    json.put("id", project.id());
    json.put("name", project.name());
    json.put("description", "The project " + project.fullName());
    json.put("web_url", project.webUrl().toString());
    json.putNull("avatar_url");
    json.put("git_ssh_url", ssh);
    json.put("git_http_url", project.cloneUrl().toString());
    json.put("namespace", project.namespace());
    json.put("visibility_level", 20);
    json.put("path_with_namespace", project.fullName());
    json.put("default_branch", project.defaultBranch());
    json.putNull("ci_config_path");
    json.put("homepage", project.webUrl().toString());
    json.put("url", ssh);
    json.put("ssh_url", ssh);
    return json.put("http_url", project.cloneUrl().toString());
  }

  private static ObjectNode repository(Project project) {
    return Json.object()
        .put("name", project.name())
        .put("url", "git@" + project.site().host() + ":" + project.fullName() + ".git")
        .put("description", "The project " + project.fullName())
        .put("homepage", project.webUrl().toString());
  }

  private static ObjectNode user(ForgeSite site, String name) {
    return Json.object()
        .put("name", site.account(name).map(Account::fullName).orElse(name))
        .put("username", name)
        .put("avatar_url", "https://" + site.host() + "/uploads/avatar/" + name + ".png")
        .put("email", "[REDACTED]");
  }

  private static ObjectNode commit(Project project, RevCommit commit) {
    ObjectNode json = Json.object();
    json.put("id", commit.name());
    json.put("message", commit.getFullMessage());
    json.put("title", commit.getShortMessage());
    json.put(
        "timestamp",
        GitLabJson.time(commit.getCommitterIdent().getWhenAsInstant()).replace(".000Z", "+00:00"));
    json.put("url", project.webUrl() + "/-/commit/" + commit.name());
    json.set(
        "author",
        Json.object().put("name", commit.getAuthorIdent().getName()).put("email", "[REDACTED]"));
    return json;
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  @Override
  public void release(
      Project project, Release release, ReleaseChange change, Optional<Release> before, String by) {
    String action =
        switch (change) {
          case DRAFTED, RELEASED, PUBLISHED_WITH_TAG, PUBLISHED_ON_TAG -> "create";
          case EDITED -> "update";
          case DELETED -> "delete";
        };
    ObjectNode payload = Json.object();
    payload.put("id", release.id());
    payload.put("created_at", time(release.created()));
    payload.put("description", release.content().body());
    payload.put("name", release.content().name());
    payload.put("released_at", time(release.content().date().orElse(release.created())));
    payload.put("tag", release.tag());
    payload.put("object_kind", "release");
    payload.set("project", project(project));
    payload.put("url", project.webUrl() + "/-/releases/" + release.tag());
    payload.put("action", action);
    payload.set("assets", GitLabJson.assets(project, release));
    payload.set(
        "commit",
        project
            .repository()
            .commit("refs/tags/" + release.tag())
            .map(found -> commit(project, found))
            .orElse(null));
    if (action.equals("create")) {
      announce(release, project, "Release Hook", payload);
    } else {
      send(UpstreamEvent.RELEASE, "Release Hook", payload);
    }
  }

  @Override
  public void push(Project project, RefChange change, String by) {
    boolean tag = change.branch().isEmpty();
    String before = change.before().orElse(ZEROS);
    String after = change.after().orElse(ZEROS);
    Optional<String> checkout = change.after().flatMap(project.repository()::commitOf);
    List<RevCommit> all = new ArrayList<>();
    if (!tag && change.before().isPresent() && change.after().isPresent()) {
      all.addAll(project.repository().between(before, after));
    } else if (tag) {
      checkout.flatMap(project.repository()::commit).ifPresent(all::add);
    }
    List<RevCommit> newest = new ArrayList<>(all.subList(0, Math.min(all.size(), MAX_COMMITS)));
    Collections.reverse(newest);
    ArrayNode commits = Json.array();
    newest.forEach(one -> commits.add(pushed(project, one.name())));
    String kind = tag ? "tag_push" : "push";
    ObjectNode payload = Json.object();
    payload.put("object_kind", kind);
    payload.put("event_name", kind);
    payload.put("before", before);
    payload.put("after", after);
    payload.put("ref", change.ref());
    payload.put("checkout_sha", checkout.orElse(null));
    payload.putNull("message");
    ObjectNode user = user(project.site(), by);
    payload.put("user_id", project.site().accountId(by));
    payload.set("user_name", user.get("name"));
    payload.put("user_username", by);
    payload.put("user_email", "");
    payload.set("user_avatar", user.get("avatar_url"));
    payload.put("project_id", project.id());
    payload.set("project", project(project));
    payload.set("commits", commits);
    payload.put("total_commits_count", all.size());
    payload.set("push_options", Json.object());
    payload.set(
        "repository",
        repository(project)
            .put("git_http_url", project.cloneUrl().toString())
            .put("git_ssh_url", "git@" + project.site().host() + ":" + project.fullName() + ".git")
            .put("visibility_level", 20));
    send(UpstreamEvent.PUSH, tag ? "Tag Push Hook" : "Push Hook", payload);
  }

  private static ObjectNode pushed(Project project, String id) {
    RevCommit commit = project.repository().commit(id).orElseThrow();
    List<FileChanges.FileChange> changes = FileChanges.of(project.repository(), commit);
    ObjectNode json = commit(project, commit);
    for (String status : List.of("added", "modified", "removed")) {
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
          case OPENED -> "open";
          case CLOSED -> "close";
          case MERGED -> "merge";
          case REOPENED -> "reopen";
          case EDITED, PUSHED -> "update";
        };
    ObjectNode attributes = mergeRequest(pull).put("action", action);
    // Only an update with new commits has the old head.
    before.ifPresent(head -> attributes.put("oldrev", head));
    ObjectNode payload = Json.object();
    payload.put("object_kind", "merge_request");
    payload.put("event_type", "merge_request");
    payload.set("user", user(pull.project().site(), by));
    payload.set("project", project(pull.project()));
    payload.set("object_attributes", attributes);
    payload.set("labels", Json.array());
    payload.set("changes", Json.object());
    payload.set("repository", repository(pull.project()));
    send(UpstreamEvent.PULL_REQUEST, "Merge Request Hook", payload);
  }

  private static ObjectNode mergeRequest(PullRequest pull) {
    Project project = pull.project();
    ObjectNode json = Json.object();
    json.putNull("assignee_id");
    json.put("author_id", project.site().accountId(pull.author()));
    json.put("created_at", time(pull.created()));
    json.put("description", pull.body());
    json.putNull("head_pipeline_id");
    json.put("id", pull.id());
    json.put("iid", pull.number());
    json.putNull("last_edited_at").putNull("last_edited_by_id");
    json.put("merge_commit_sha", pull.merged().map(PullRequest.Merge::commit).orElse(null));
    json.putNull("merge_error");
    json.set("merge_params", Json.object().put("force_remove_source_branch", "0"));
    json.put("merge_status", pull.mergeable() ? "can_be_merged" : "cannot_be_merged");
    json.putNull("merge_user_id").putNull("milestone_id");
    json.put("source_branch", pull.sourceBranch());
    json.put("source_project_id", pull.source().id());
    json.put("state_id", pull.merged().isPresent() ? 3 : pull.isOpen() ? 1 : 2);
    json.put("target_branch", pull.targetBranch());
    json.put("target_project_id", project.id());
    json.put("time_estimate", 0);
    json.put("title", pull.title());
    json.put("updated_at", time(pull.updated()));
    json.putNull("updated_by_id");
    json.put("url", pull.url());
    json.set("source", project(pull.source()));
    json.set("target", project(project));
    json.set(
        "last_commit", commit(project, project.repository().commit(pull.head()).orElseThrow()));
    json.put("total_time_spent", 0);
    json.putNull("human_total_time_spent").putNull("human_time_estimate");
    json.set("assignee_ids", Json.array());
    json.put("state", GitLabTalkJson.state(pull));
    return json.put("work_in_progress", pull.draft());
  }

  @Override
  public void comment(Discussion on, Comment comment, CommentChange change, String by) {
    if (change == CommentChange.DELETED) {
      return;
    }
    Project project = on.project();
    ObjectNode payload = notePayload("note", on, comment, by);
    ((ObjectNode) payload.get("object_attributes"))
        .put("action", change == CommentChange.CREATED ? "create" : "update");
    payload.set("repository", repository(project));
    if (on instanceof PullRequest pull) {
      payload.set("merge_request", mergeRequest(pull));
    } else {
      payload.set("issue", issue(on));
    }
    send(UpstreamEvent.COMMENT, "Note Hook", payload);
  }

  private static ObjectNode notePayload(String kind, Discussion on, Comment comment, String by) {
    Project project = on.project();
    ObjectNode payload = Json.object();
    payload.put("object_kind", kind);
    payload.put("event_type", kind);
    payload.set("user", user(project.site(), by));
    payload.put("project_id", project.id());
    payload.set("project", project(project));
    payload.set("object_attributes", note(on, comment));
    return payload;
  }

  private static ObjectNode note(Discussion on, Comment comment) {
    ObjectNode json = Json.object();
    json.putNull("attachment");
    json.put("author_id", on.project().site().accountId(comment.author()));
    json.putNull("change_position").putNull("commit_sha");
    json.put("created_at", time(comment.created()));
    json.put("discussion_id", Numbers.digits("discussion " + comment.id(), 40));
    json.put("id", comment.id());
    json.putNull("line_code");
    json.put("note", comment.body());
    json.put("noteable_id", on.id());
    json.put("noteable_type", on instanceof PullRequest ? "MergeRequest" : "Issue");
    json.putNull("original_position").putNull("position");
    json.put("project_id", on.project().id());
    json.putNull("resolved_at").putNull("resolved_by_id").putNull("resolved_by_push");
    json.putNull("st_diff");
    json.put("system", false);
    json.putNull("type");
    json.put("updated_at", time(comment.updated()));
    json.putNull("updated_by_id");
    json.put("description", comment.body());
    return json.put("url", on.url() + "#note_" + comment.id());
  }

  private static ObjectNode issue(Discussion issue) {
    ObjectNode json = Json.object();
    json.put("author_id", issue.project().site().accountId(issue.author()));
    json.put("closed_at", issue.closed().map(GitLabWebhooks::time).orElse(null));
    json.put("confidential", false);
    json.put("created_at", time(issue.created()));
    json.put("description", issue.body());
    json.putNull("discussion_locked").putNull("due_date");
    json.put("id", issue.id());
    json.put("iid", issue.number());
    json.putNull("last_edited_at").putNull("last_edited_by_id").putNull("milestone_id");
    json.putNull("moved_to_id").putNull("duplicated_to_id");
    json.put("project_id", issue.project().id());
    json.putNull("relative_position");
    json.put("state_id", issue.isOpen() ? 1 : 2);
    json.put("time_estimate", 0);
    json.put("title", issue.title());
    json.put("updated_at", time(issue.updated()));
    json.putNull("updated_by_id").putNull("weight");
    json.put("url", issue.url());
    json.put("total_time_spent", 0);
    json.putNull("human_total_time_spent").putNull("human_time_estimate");
    json.set("assignee_ids", Json.array());
    json.putNull("assignee_id");
    json.set("labels", Json.array());
    return json.put("state", GitLabTalkJson.state(issue));
  }

  @Override
  public void reaction(Discussion on, Comment comment, Reaction reaction) {
    ObjectNode payload = notePayload("emoji", on, comment, reaction.account());
    payload.put("event_type", "award");
    payload.set("note", payload.get("object_attributes"));
    payload.set(
        "object_attributes",
        Json.object()
            .put("user_id", on.project().site().accountId(reaction.account()))
            .put("created_at", time(reaction.time()))
            .put("id", reaction.id())
            .put("name", GitLabTalkJson.emoji(reaction.word()))
            .put("awardable_type", "Note")
            .put("awardable_id", comment.id())
            .put("updated_at", time(reaction.time()))
            .put("action", "award")
            .put("awarded_on_url", on.url() + "#note_" + comment.id()));
    send(UpstreamEvent.REACTION, "Emoji Hook", payload);
  }
}
