package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.Comment;
import io.github.packit4j.sandbox.internal.forge.Discussion;
import io.github.packit4j.sandbox.internal.forge.ForgeSite;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.PullRequest;
import io.github.packit4j.sandbox.internal.forge.Reaction;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** GitLab's JSON of issues, merge requests, notes and emoji. */
final class GitLabTalkJson {

  private static final Map<String, String> EMOJI =
      Map.of(
          "+1", "thumbsup",
          "-1", "thumbsdown",
          "laugh", "laughing",
          "hooray", "tada");

  private GitLabTalkJson() {}

  /** Returns GitLab's name for GitHub's word of a reaction. */
  static String emoji(String word) {
    return EMOJI.getOrDefault(word, word);
  }

  /** Returns GitHub's word for GitLab's name of an emoji, which has other names, too. */
  static String word(String emoji) {
    String name = emoji.toLowerCase(Locale.ROOT);
    return EMOJI.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(name);
  }

  static String state(Discussion issue) {
    if (issue instanceof PullRequest pull && pull.merged().isPresent()) {
      return "merged";
    }
    return issue.isOpen() ? "opened" : "closed";
  }

  private static ObjectNode common(Discussion issue, String mark) {
    ForgeSite site = issue.project().site();
    String reference = mark + issue.number();
    ObjectNode json = Json.object();
    json.putNull("assignee");
    json.set("assignees", Json.array());
    json.set("author", GitLabJson.user(site, issue.author()));
    json.put("closed_at", issue.closed().map(GitLabJson::time).orElse(null));
    json.set("closed_by", GitLabJson.userOrNull(site, issue.closedBy()));
    json.put("created_at", GitLabJson.time(issue.created()));
    json.put("description", issue.body());
    json.putNull("discussion_locked");
    json.put("downvotes", 0);
    json.put("id", issue.id());
    json.put("iid", issue.number());
    json.set("labels", Json.strings(issue.labels()));
    json.putNull("milestone");
    json.put("project_id", issue.project().id());
    json.set(
        "references",
        Json.object()
            .put("full", issue.project().fullName() + reference)
            .put("relative", reference)
            .put("short", reference));
    json.put("state", state(issue));
    json.put("subscribed", true);
    json.set("task_completion_status", Json.object().put("completed_count", 0).put("count", 0));
    json.set(
        "time_stats",
        Json.object()
            .putNull("human_time_estimate")
            .putNull("human_total_time_spent")
            .put("time_estimate", 0)
            .put("total_time_spent", 0));
    json.put("title", issue.title());
    json.put("updated_at", GitLabJson.time(issue.updated()));
    json.put("upvotes", 0);
    json.put("user_notes_count", issue.comments().size());
    return json.put("web_url", issue.url());
  }

  static ObjectNode issue(Discussion issue) {
    String self = GitLabJson.api(issue.project()) + "/issues/" + issue.number();
    ObjectNode json = common(issue, "#");
    json.set(
        "_links",
        Json.object()
            .put("award_emoji", self + "/award_emoji")
            .put("notes", self + "/notes")
            .put("project", GitLabJson.api(issue.project()))
            .put("self", self));
    json.putNull("blocking_issues_count");
    json.put("confidential", false);
    json.putNull("due_date");
    json.put("has_tasks", false);
    json.putNull("health_status");
    json.put("merge_requests_count", 0);
    json.putNull("moved_to_id");
    return json.putNull("weight");
  }

  static ObjectNode mergeRequest(PullRequest pull, Optional<String> asker) {
    Project project = pull.project();
    ForgeSite site = project.site();
    Optional<PullRequest.Merge> merge = pull.merged();
    boolean mergeable = pull.mergeable();
    boolean mayMerge =
        asker
            .map(name -> project.members().roleOf(name).includes(UpstreamRole.WRITE))
            .orElse(false);
    ObjectNode json = common(pull, "!");
    if (merge.isPresent()) {
      // Merged is another state than closed.
      json.putNull("closed_at").putNull("closed_by");
    }
    json.putNull("approvals_before_merge");
    json.put("blocking_discussions_resolved", true);
    json.putNull("changes_count");
    json.put("detailed_merge_status", detailed(pull, mergeable));
    json.set(
        "diff_refs",
        Json.object()
            .put("base_sha", pull.base())
            .put("head_sha", pull.head())
            .put("start_sha", pull.base()));
    json.put("draft", pull.draft());
    json.putNull("first_deployed_to_production_at");
    json.putNull("force_remove_source_branch");
    json.put("has_conflicts", pull.isOpen() && !mergeable);
    json.putNull("head_pipeline");
    json.putNull("latest_build_finished_at");
    json.putNull("latest_build_started_at");
    json.put("merge_commit_sha", merge.map(PullRequest.Merge::commit).orElse(null));
    json.putNull("merge_error");
    json.put("merge_status", mergeable || merge.isPresent() ? "can_be_merged" : "cannot_be_merged");
    json.put("merge_when_pipeline_succeeds", false);
    json.put("merged_at", merge.map(one -> GitLabJson.time(one.time())).orElse(null));
    json.set("merged_by", GitLabJson.userOrNull(site, merge.map(PullRequest.Merge::by)));
    json.putNull("pipeline");
    json.put("reference", "!" + pull.number());
    json.set("reviewers", Json.array());
    json.put("sha", pull.head());
    json.putNull("should_remove_source_branch");
    json.put("source_branch", pull.sourceBranch());
    if (pull.sourceIsGone()) {
      json.putNull("source_project_id");
    } else {
      json.put("source_project_id", pull.source().id());
    }
    json.put("squash", false);
    json.putNull("squash_commit_sha");
    json.put("target_branch", pull.targetBranch());
    json.put("target_project_id", project.id());
    json.set("user", Json.object().put("can_merge", mayMerge));
    if (pull.source() != project) {
      json.put("allow_collaboration", pull.maintainerEdits());
      json.put("allow_maintainer_to_push", pull.maintainerEdits());
    }
    return json.put("work_in_progress", pull.draft());
  }

  private static String detailed(PullRequest pull, boolean mergeable) {
    if (!pull.isOpen()) {
      return "not_open";
    }
    if (pull.draft()) {
      return "draft_status";
    }
    return mergeable ? "mergeable" : "conflict";
  }

  static ObjectNode note(Discussion on, Comment comment) {
    ObjectNode json = Json.object();
    json.putNull("attachment");
    json.set("author", GitLabJson.user(on.project().site(), comment.author()));
    json.put("body", comment.body());
    json.set("commands_changes", Json.object());
    json.put("confidential", false);
    json.put("created_at", GitLabJson.time(comment.created()));
    json.put("id", comment.id());
    json.put("noteable_id", on.id());
    json.put("noteable_iid", on.number());
    json.put("noteable_type", on instanceof PullRequest ? "MergeRequest" : "Issue");
    json.put("project_id", on.project().id());
    json.put("resolvable", false);
    json.put("system", false);
    json.putNull("type");
    return json.put("updated_at", GitLabJson.time(comment.updated()));
  }

  static ObjectNode award(Discussion on, Comment comment, Reaction reaction) {
    ObjectNode json = Json.object();
    json.put("awardable_id", comment.id());
    json.put("awardable_type", "Note");
    json.put("created_at", GitLabJson.time(reaction.time()));
    json.put("id", reaction.id());
    json.put("name", emoji(reaction.word()));
    json.put("updated_at", GitLabJson.time(reaction.time()));
    json.set("user", GitLabJson.user(on.project().site(), reaction.account()));
    return json;
  }
}
