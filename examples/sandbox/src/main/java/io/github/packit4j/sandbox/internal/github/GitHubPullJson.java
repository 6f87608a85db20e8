package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.FileChanges;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.PullRequest;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's JSON of pull requests. */
final class GitHubPullJson {

  private GitHubPullJson() {}

  /** Returns a pull request as lists have it. */
  static ObjectNode brief(PullRequest pull) {
    String repository = GitHubJson.API + "repos/" + pull.project().fullName();
    String url = repository + "/pulls/" + pull.number();
    String issue = repository + "/issues/" + pull.number();
    ObjectNode json = Json.object();
    json.set("_links", links(pull, repository));
    json.putNull("active_lock_reason");
    json.putNull("assignee");
    json.set("assignees", Json.array());
    json.put("author_association", Association.of(pull.project(), pull.author()));
    json.set("base", side(pull.project(), pull.targetBranch(), pull.base(), false));
    json.put("body", pull.body());
    json.put("closed_at", pull.closed().map(Dates::gitHub).orElse(null));
    json.put("comments_url", issue + "/comments");
    json.put("commits_url", url + "/commits");
    json.put("created_at", Dates.gitHub(pull.created()));
    json.put("diff_url", pull.url() + ".diff");
    json.put("draft", pull.draft());
    json.set("head", side(pull.source(), pull.sourceBranch(), pull.head(), pull.sourceIsGone()));
    json.put("html_url", pull.url());
    json.put("id", pull.id());
    json.put("issue_url", issue);
    json.set("labels", GitHubIssueJson.labels(pull));
    json.put("locked", false);
    json.put("merge_commit_sha", pull.merged().map(PullRequest.Merge::commit).orElse(null));
    json.put("merged_at", pull.merged().map(merge -> Dates.gitHub(merge.time())).orElse(null));
    json.putNull("milestone");
    json.put("node_id", GitHubPeople.node("011:PullRequest" + pull.id()));
    json.put("number", pull.number());
    json.put("patch_url", pull.url() + ".patch");
    json.set("requested_reviewers", Json.array());
    json.set("requested_teams", Json.array());
    json.put("review_comment_url", repository + "/pulls/comments{/number}");
    json.put("review_comments_url", url + "/comments");
    json.put("state", GitHubIssueJson.state(pull));
    json.put("statuses_url", repository + "/statuses/" + pull.head());
    json.put("title", pull.title());
    json.put("updated_at", Dates.gitHub(pull.updated()));
    json.put("url", url);
    json.set("user", GitHubPeople.user(pull.author(), "User"));
    return json;
  }

  /** Returns a pull request as it is shown alone. */
  static ObjectNode whole(PullRequest pull) {
    ObjectNode json = created(pull);
    if (pull.isOpen()) {
      boolean mergeable = pull.mergeable();
      json.put("mergeable", mergeable);
      json.put("mergeable_state", pull.draft() ? "draft" : mergeable ? "clean" : "dirty");
      json.put("rebaseable", mergeable);
    }
    return json;
  }

  /** Returns a pull request as it is when it was just made: it is not known whether it merges. */
  static ObjectNode created(PullRequest pull) {
    List<FileChanges.FileChange> changes =
        FileChanges.between(pull.project().repository(), pull.base(), pull.head());
    ObjectNode json = brief(pull);
    json.put("additions", FileChanges.additions(changes));
    json.put("changed_files", changes.size());
    json.put("comments", pull.comments().size());
    json.put("commits", pull.commits().size());
    json.put("deletions", FileChanges.deletions(changes));
    json.put("maintainer_can_modify", pull.maintainerEdits());
    json.putNull("mergeable");
    json.put("mergeable_state", "unknown");
    json.put("merged", pull.merged().isPresent());
    json.set("merged_by", GitHubPeople.orNull(pull.merged().map(PullRequest.Merge::by)));
    json.putNull("rebaseable");
    return json.put("review_comments", 0);
  }

  private static ObjectNode links(PullRequest pull, String repository) {
    String url = repository + "/pulls/" + pull.number();
    String issue = repository + "/issues/" + pull.number();
    ObjectNode links = Json.object();
    links.set("comments", href(issue + "/comments"));
    links.set("commits", href(url + "/commits"));
    links.set("html", href(pull.url()));
    links.set("issue", href(issue));
    links.set("review_comment", href(repository + "/pulls/comments{/number}"));
    links.set("review_comments", href(url + "/comments"));
    links.set("self", href(url));
    links.set("statuses", href(repository + "/statuses/" + pull.head()));
    return links;
  }

  private static ObjectNode href(String url) {
    return Json.object().put("href", url);
  }

  private static ObjectNode side(Project project, String branch, String commit, boolean gone) {
    ObjectNode json = Json.object();
    json.put("label", project.owner() + ":" + branch);
    json.put("ref", branch);
    json.set("repo", gone ? null : GitHubJson.repository(project));
    json.put("sha", commit);
    json.set("user", GitHubPeople.user(project.owner(), "Organization"));
    return json;
  }

  static String headLabel(PullRequest pull) {
    return pull.source().owner() + ":" + pull.sourceBranch();
  }
}
