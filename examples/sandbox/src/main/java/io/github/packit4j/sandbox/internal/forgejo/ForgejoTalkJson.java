package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.Comment;
import io.github.packit4j.sandbox.internal.forge.Discussion;
import io.github.packit4j.sandbox.internal.forge.FileChanges;
import io.github.packit4j.sandbox.internal.forge.ForgeSite;
import io.github.packit4j.sandbox.internal.forge.Ids;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.PullRequest;
import io.github.packit4j.sandbox.internal.forge.Reaction;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Forgejo's JSON of issues, pull requests, comments, labels and reactions. */
final class ForgejoTalkJson {

  private ForgejoTalkJson() {}

  static String state(Discussion issue) {
    return issue.isOpen() ? "open" : "closed";
  }

  private static ObjectNode common(Discussion issue) {
    ObjectNode json = Json.object();
    json.putNull("assignee");
    json.putNull("assignees");
    json.put("body", issue.body());
    json.put("closed_at", issue.closed().map(Dates::gitHub).orElse(null));
    json.put("comments", issue.comments().size());
    json.put("created_at", Dates.gitHub(issue.created()));
    json.putNull("due_date");
    json.put("html_url", issue.url());
    json.put("id", issue.id());
    json.put("is_locked", false);
    json.set("labels", labels(issue));
    json.putNull("milestone");
    json.put("number", issue.number());
    json.put("pin_order", 0);
    json.put("state", state(issue));
    json.put("title", issue.title());
    json.put("updated_at", Dates.gitHub(issue.updated()));
    json.set("user", ForgejoJson.user(issue.project().site(), issue.author()));
    return json;
  }

  static ObjectNode issue(Discussion issue) {
    Project project = issue.project();
    ObjectNode json = common(issue);
    json.set("assets", Json.array());
    json.put("original_author", "");
    json.put("original_author_id", 0);
    json.putNull("pull_request");
    json.put("ref", "");
    json.set(
        "repository",
        Json.object()
            .put("full_name", project.fullName())
            .put("id", project.id())
            .put("name", project.name())
            .put("owner", project.owner()));
    json.put("url", ForgejoJson.api(project) + "/issues/" + issue.number());
    if (issue instanceof PullRequest pull) {
      json.set(
          "pull_request",
          Json.object()
              .put("draft", pull.draft())
              .put("html_url", pull.url())
              .put("merged", pull.merged().isPresent())
              .put(
                  "merged_at",
                  pull.merged().map(merge -> Dates.gitHub(merge.time())).orElse(null)));
    }
    return json;
  }

  static ObjectNode pull(PullRequest pull, Optional<String> asker) {
    Project project = pull.project();
    ForgeSite site = project.site();
    List<FileChanges.FileChange> changes =
        FileChanges.between(project.repository(), pull.base(), pull.head());
    ObjectNode json = common(pull);
    json.put("additions", FileChanges.additions(changes));
    json.put("allow_maintainer_edit", pull.maintainerEdits());
    json.set("base", side(project, pull.targetBranch(), pull.base(), asker));
    json.put("changed_files", changes.size());
    json.put("deletions", FileChanges.deletions(changes));
    json.put("diff_url", pull.url() + ".diff");
    json.put("draft", pull.draft());
    json.set("head", head(pull, asker));
    json.put("merge_base", pull.base());
    json.put("merge_commit_sha", pull.merged().map(PullRequest.Merge::commit).orElse(null));
    json.put("mergeable", pull.mergeable());
    json.put("merged", pull.merged().isPresent());
    json.put("merged_at", pull.merged().map(merge -> Dates.gitHub(merge.time())).orElse(null));
    json.set("merged_by", ForgejoJson.userOrNull(site, pull.merged().map(PullRequest.Merge::by)));
    json.put("patch_url", pull.url() + ".patch");
    json.putNull("requested_reviewers");
    json.putNull("requested_reviewers_teams");
    json.put("review_comments", 0);
    return json.put("url", pull.url());
  }

  private static ObjectNode side(
      Project project, String branch, String commit, Optional<String> asker) {
    ObjectNode json = Json.object();
    json.put("label", branch);
    json.put("ref", branch);
    json.set("repo", ForgejoJson.project(project, asker));
    json.put("repo_id", project.id());
    return json.put("sha", commit);
  }

  /** Without its project or branch, a head is known by the ref that the target keeps. */
  private static ObjectNode head(PullRequest pull, Optional<String> asker) {
    ObjectNode json = side(pull.source(), pull.sourceBranch(), pull.head(), asker);
    if (pull.sourceIsGone()) {
      json.putNull("repo");
      json.put("ref", "refs/pull/" + pull.number() + "/head");
    }
    return json;
  }

  static ArrayNode labels(Discussion issue) {
    ArrayNode labels = Json.array();
    for (String name : issue.labels()) {
      int id = Ids.of("label " + issue.project().fullName() + " " + name);
      labels.add(
          Json.object()
              .put("color", "428bca")
              .put("description", "")
              .put("exclusive", false)
              .put("id", id)
              .put("is_archived", false)
              .put("name", name)
              .put("url", ForgejoJson.api(issue.project()) + "/labels/" + id));
    }
    return labels;
  }

  static ObjectNode comment(Discussion issue, Comment comment) {
    boolean pull = issue instanceof PullRequest;
    ObjectNode json = Json.object();
    json.set("assets", Json.array());
    json.put("body", comment.body());
    json.put("created_at", Dates.gitHub(comment.created()));
    json.put("html_url", issue.url() + "#issuecomment-" + comment.id());
    json.put("id", comment.id());
    json.put("issue_url", pull ? "" : issue.url());
    json.put("original_author", "");
    json.put("original_author_id", 0);
    json.put("pull_request_url", pull ? issue.url() : "");
    json.put("updated_at", Dates.gitHub(comment.updated()));
    json.set("user", ForgejoJson.user(issue.project().site(), comment.author()));
    return json;
  }

  static ObjectNode reaction(ForgeSite site, Reaction reaction) {
    ObjectNode json = Json.object();
    json.put("content", reaction.word());
    json.put("created_at", Dates.gitHub(reaction.time()));
    json.set("user", ForgejoJson.user(site, reaction.account()));
    return json;
  }
}
