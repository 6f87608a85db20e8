package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.Comment;
import io.github.packit4j.sandbox.internal.forge.Discussion;
import io.github.packit4j.sandbox.internal.forge.Ids;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.PullRequest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's JSON of issues, comments and labels. */
final class GitHubIssueJson {

  private GitHubIssueJson() {}

  static String state(Discussion issue) {
    return issue.isOpen() ? "open" : "closed";
  }

  static ObjectNode issue(Discussion issue) {
    String repository = GitHubJson.API + "repos/" + issue.project().fullName();
    String url = repository + "/issues/" + issue.number();
    ObjectNode json = Json.object();
    json.putNull("active_lock_reason");
    json.putNull("assignee");
    json.set("assignees", Json.array());
    json.put("author_association", Association.of(issue.project(), issue.author()));
    json.put("body", issue.body());
    json.put("closed_at", issue.closed().map(Dates::gitHub).orElse(null));
    json.put("comments", issue.comments().size());
    json.put("comments_url", url + "/comments");
    json.put("created_at", Dates.gitHub(issue.created()));
    json.put("events_url", url + "/events");
    json.put("html_url", issue.url());
    json.put("id", issue.id());
    json.set("labels", labels(issue));
    json.put("labels_url", url + "/labels{/name}");
    json.put("locked", false);
    json.putNull("milestone");
    json.put("node_id", GitHubPeople.node("05:Issue" + issue.id()));
    json.put("number", issue.number());
    json.putNull("performed_via_github_app");
    json.put("repository_url", repository);
    json.put("state", state(issue));
    json.put("title", issue.title());
    json.put("updated_at", Dates.gitHub(issue.updated()));
    json.put("url", url);
    json.set("user", GitHubPeople.user(issue.author(), "User"));
    if (issue instanceof PullRequest pull) {
      json.put("draft", pull.draft());
      json.set(
          "pull_request",
          Json.object()
              .put("diff_url", pull.url() + ".diff")
              .put("html_url", pull.url())
              .put("merged_at", pull.merged().map(merge -> Dates.gitHub(merge.time())).orElse(null))
              .put("patch_url", pull.url() + ".patch")
              .put("url", repository + "/pulls/" + pull.number()));
    }
    return json;
  }

  static ArrayNode labels(Discussion issue) {
    ArrayNode labels = Json.array();
    issue.labels().forEach(name -> labels.add(label(issue.project(), name)));
    return labels;
  }

  static ObjectNode label(Project project, String name) {
    int id = Ids.of("label " + project.fullName() + " " + name);
    return Json.object()
        .put("color", "ededed")
        .put("default", false)
        .putNull("description")
        .put("id", id)
        .put("name", name)
        .put("node_id", GitHubPeople.node("05:Label" + id))
        .put("url", GitHubJson.API + "repos/" + project.fullName() + "/labels/" + name);
  }

  static ObjectNode comment(Discussion issue, Comment comment) {
    String repository = GitHubJson.API + "repos/" + issue.project().fullName() + "/issues/";
    ObjectNode json = Json.object();
    json.put("author_association", Association.of(issue.project(), comment.author()));
    json.put("body", comment.body());
    json.put("created_at", Dates.gitHub(comment.created()));
    json.put("html_url", issue.url() + "#issuecomment-" + comment.id());
    json.put("id", comment.id());
    json.put("issue_url", repository + issue.number());
    json.put("node_id", GitHubPeople.node("012:IssueComment" + comment.id()));
    json.putNull("performed_via_github_app");
    json.put("updated_at", Dates.gitHub(comment.updated()));
    json.put("url", repository + "comments/" + comment.id());
    json.set("user", GitHubPeople.user(comment.author(), "User"));
    return json;
  }
}
