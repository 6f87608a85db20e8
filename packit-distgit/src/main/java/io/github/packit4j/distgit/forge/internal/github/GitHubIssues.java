package io.github.packit4j.distgit.forge.internal.github;

import io.github.packit4j.distgit.forge.ForgeComment;
import io.github.packit4j.distgit.forge.ForgeIssue;
import io.github.packit4j.distgit.forge.ForgeIssues;
import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.distgit.forge.IssueQuery;
import io.github.packit4j.distgit.forge.NewIssue;
import io.github.packit4j.distgit.forge.Reaction;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.distgit.forge.internal.Reactions;
import io.github.packit4j.distgit.forge.internal.WebUrls;
import io.github.packit4j.http.PagedIterable;
import io.github.packit4j.http.support.Repeat;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/**
 * Issues on GitHub and Forgejo, where a pull request is an issue too: comments, labels and
 * reactions of both are here.
 */
public final class GitHubIssues implements ForgeIssues {

  private final ForgeApi api;
  private final URI web;
  private final ProjectName project;
  private final ForgeType type;

  /**
   * The issues of a project.
   *
   * @param api the interface
   * @param web the forge's web address
   * @param project the project
   * @param type which of the two it is
   */
  public GitHubIssues(ForgeApi api, URI web, ProjectName project, ForgeType type) {
    this.api = api;
    this.web = web;
    this.project = project;
    this.type = type;
  }

  @Override
  public PagedIterable<ForgeIssue> list(IssueQuery query) {
    HttpUrl.Builder url =
        GitHub.below(api, project, "issues")
            .addQueryParameter("state", query.open().map(o -> o ? "open" : "closed").orElse("all"));
    if (!query.labels().isEmpty()) {
      url.addQueryParameter("labels", String.join(",", query.labels()));
    }
    if (type == ForgeType.FORGEJO) {
      // An unknown author would be answered with 404, so that filter is ours alone.
      url.addQueryParameter("type", "issues");
    } else {
      query.author().ifPresent(author -> url.addQueryParameter("creator", author));
    }
    return api.list(url)
        .filter(issue -> !isPullRequest(issue))
        .map(this::issue)
        .filter(issue -> query.author().map(issue.author()::equalsIgnoreCase).orElse(true));
  }

  private static boolean isPullRequest(JsonNode issue) {
    return issue.path("pull_request").isObject();
  }

  @Override
  public Optional<ForgeIssue> find(long id) {
    return api.find(one(id)).filter(issue -> !isPullRequest(issue)).map(this::issue);
  }

  @Override
  public ForgeIssue create(NewIssue issue) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", issue.title());
    body.put("body", issue.body());
    boolean labelsLater = type == ForgeType.FORGEJO && !issue.labels().isEmpty();
    if (!labelsLater && !issue.labels().isEmpty()) {
      body.put("labels", issue.labels());
    }
    ForgeIssue created =
        issue(
            api.write(
                "POST", GitHub.below(api, project, "issues"), api.body(body), Repeat.IF_REFUSED));
    if (!labelsLater) {
      return created;
    }
    // A new issue takes labels by number only, an existing one takes names.
    addLabels(created.id(), issue.labels());
    return find(created.id()).orElse(created);
  }

  @Override
  public void update(long id, String title, String body) {
    patch(id, Map.of("title", title, "body", body));
  }

  @Override
  public void close(long id) {
    patch(id, Map.of("state", "closed"));
  }

  private void patch(long id, Map<String, String> changes) {
    api.write("PATCH", one(id), api.body(changes), Repeat.ALWAYS);
  }

  @Override
  public void addLabels(long id, List<String> labels) {
    api.write(
        "POST",
        one(id).addPathSegment("labels"),
        api.body(Map.of("labels", labels)),
        Repeat.ALWAYS);
  }

  @Override
  public void comment(long id, String text) {
    addComment(id, text);
  }

  /**
   * Comments on an issue or pull request.
   *
   * @param id its number
   * @param text the comment
   * @return the comment
   */
  public ForgeComment addComment(long id, String text) {
    return comment(
        api.write(
            "POST",
            one(id).addPathSegment("comments"),
            api.body(Map.of("body", text)),
            Repeat.IF_REFUSED));
  }

  @Override
  public PagedIterable<ForgeComment> comments(long id) {
    return api.list(one(id).addPathSegment("comments")).map(GitHubIssues::comment);
  }

  /**
   * Replaces the text of a comment.
   *
   * @param comment its id
   * @param text the new text
   */
  public void editComment(long comment, String text) {
    api.write("PATCH", commentUrl(comment), api.body(Map.of("body", text)), Repeat.ALWAYS);
  }

  @Override
  public void react(long id, long comment, Reaction reaction) {
    react(comment, reaction);
  }

  /**
   * Reacts to a comment.
   *
   * @param comment its id
   * @param reaction the reaction
   */
  public void react(long comment, Reaction reaction) {
    api.write(
        "POST",
        commentUrl(comment).addPathSegment("reactions"),
        api.body(Map.of("content", Reactions.gitHub(reaction))),
        Repeat.ALWAYS);
  }

  private HttpUrl.Builder commentUrl(long comment) {
    return GitHub.below(api, project, "issues", "comments", Long.toString(comment));
  }

  private HttpUrl.Builder one(long id) {
    return GitHub.below(api, project, "issues", Long.toString(id));
  }

  private ForgeIssue issue(JsonNode json) {
    long id = Fields.requiredNumber(json, "number");
    return ForgeIssue.builder()
        .id(id)
        .title(Fields.text(json, "title"))
        .body(Fields.text(json, "body"))
        .open(Fields.text(json, "state").equals("open"))
        .author(Fields.optional(json, "user", "login").orElse(GitHubPullRequestJson.GHOST))
        .assignees(Fields.names(json.path("assignees"), "login"))
        .labels(Fields.names(json.path("labels"), "name"))
        .webUrl(
            Fields.uri(json, "html_url")
                .orElseGet(() -> URI.create(WebUrls.page(web, project) + "/issues/" + id)))
        .createdAt(Fields.instant(json, "created_at"))
        .build();
  }

  private static ForgeComment comment(JsonNode json) {
    return new ForgeComment(
        Fields.number(json, "id"),
        Fields.optional(json, "user", "login").orElse(GitHubPullRequestJson.GHOST),
        Fields.text(json, "body"),
        Fields.instant(json, "created_at"));
  }
}
