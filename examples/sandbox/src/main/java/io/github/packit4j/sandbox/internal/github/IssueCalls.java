package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.github.IssueTracker.Comment;
import io.github.packit4j.sandbox.internal.github.IssueTracker.Issue;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about issues; writing needs a token. */
final class IssueCalls {

  private static final String ISSUE = "/issues/{number}";
  private static final String COMMENTS = ISSUE + "/comments";

  private IssueCalls() {}

  static void addTo(GitHubApi api) {
    api.on("/issues", IssueCalls::list);
    api.on(ISSUE, (request, project, path) -> found(project, issue(project, path)));
    api.on(COMMENTS, IssueCalls::comments);
    api.write("POST", "/issues", IssueCalls::create);
    api.write("PATCH", ISSUE, IssueCalls::change);
    api.write("POST", COMMENTS, IssueCalls::comment);
  }

  private static Optional<Issue> issue(GitHubProject project, Routes.Variables path) {
    return project.tracker().find(path.number("number"));
  }

  private static Optional<HttpResponse> found(GitHubProject project, Optional<Issue> issue) {
    return issue.flatMap(present -> GitHubApi.found(withCloser(project, present)));
  }

  private static Optional<HttpResponse> list(
      HttpRequest request, GitHubProject project, Routes.Variables path) {
    String wanted = request.query("state").orElse("open");
    Optional<String> creator = request.query("creator");
    List<ObjectNode> issues = new ArrayList<>();
    for (Issue issue : project.tracker().issues()) {
      if ((wanted.equals("all") || wanted.equals(state(issue)))
          && creator.map(issue.author()::equalsIgnoreCase).orElse(true)) {
        issues.add(json(project, issue));
      }
    }
    Collections.reverse(issues);
    return GitHubApi.page(request, issues);
  }

  private static Optional<HttpResponse> create(
      HttpRequest request, GitHubProject project, Routes.Variables path, Account account) {
    JsonNode body = GitHubApi.body(request);
    String title = body.path("title").asString("");
    if (title.isBlank() || title.length() > 256) {
      return GitHubApi.invalid("Issue", "title", "title must have 1 to 256 characters");
    }
    Issue issue = project.tracker().open(title, body.path("body").asString(""), account.name());
    return Optional.of(GitHubApi.json(201, withCloser(project, issue)));
  }

  private static Optional<HttpResponse> change(
      HttpRequest request, GitHubProject project, Routes.Variables path, Account account) {
    String wanted = GitHubApi.body(request).path("state").asString("");
    return found(
        project,
        issue(project, path)
            .map(
                issue ->
                    wanted.isEmpty()
                        ? issue
                        : project.tracker().setOpen(issue, wanted.equals("open"))));
  }

  private static Optional<HttpResponse> comments(
      HttpRequest request, GitHubProject project, Routes.Variables path) {
    return issue(project, path)
        .flatMap(
            issue ->
                GitHubApi.page(
                    request,
                    issue.comments().stream()
                        .map(comment -> json(project, issue, comment))
                        .toList()));
  }

  private static Optional<HttpResponse> comment(
      HttpRequest request, GitHubProject project, Routes.Variables path, Account account) {
    String text = GitHubApi.body(request).path("body").asString("");
    if (text.isBlank()) {
      return GitHubApi.invalid("IssueComment", "body", "body can't be blank");
    }
    return issue(project, path)
        .map(
            issue -> {
              Comment comment = project.tracker().comment(issue.number(), account.name(), text);
              return GitHubApi.json(201, json(project, issue, comment));
            });
  }

  private static String state(Issue issue) {
    return issue.closed().isEmpty() ? "open" : "closed";
  }

  /** A single issue tells who closed it; in a list it does not. */
  private static ObjectNode withCloser(GitHubProject project, Issue issue) {
    return json(project, issue).putNull("closed_by");
  }

  private static ObjectNode json(GitHubProject project, Issue issue) {
    String url = GitHubJson.API + "repos/" + project.fullName() + "/issues/" + issue.number();
    int id = GitHubPeople.number("issue " + url);
    ObjectNode json = Json.object();
    json.putNull("active_lock_reason");
    json.putNull("assignee");
    json.set("assignees", Json.array());
    json.put("author_association", "COLLABORATOR");
    json.put("body", issue.body());
    json.put("closed_at", issue.closed().map(Dates::gitHub).orElse(null));
    json.put("comments", issue.comments().size());
    json.put("comments_url", url + "/comments");
    json.put("created_at", Dates.gitHub(issue.time()));
    json.put("events_url", url + "/events");
    json.put("html_url", GitHubJson.WEB + project.fullName() + "/issues/" + issue.number());
    json.put("id", id);
    json.set("labels", Json.array());
    json.put("labels_url", url + "/labels{/name}");
    json.put("locked", false);
    json.putNull("milestone");
    json.put("node_id", GitHubPeople.node("05:Issue" + id));
    json.put("number", issue.number());
    json.putNull("performed_via_github_app");
    json.put("repository_url", GitHubJson.API + "repos/" + project.fullName());
    json.put("state", state(issue));
    json.put("title", issue.title());
    json.put("updated_at", Dates.gitHub(issue.time()));
    json.put("url", url);
    json.set("user", GitHubPeople.user(issue.author(), "User"));
    return json;
  }

  private static ObjectNode json(GitHubProject project, Issue issue, Comment comment) {
    String repository = GitHubJson.API + "repos/" + project.fullName() + "/issues/";
    String at = Dates.gitHub(comment.time());
    ObjectNode json = Json.object();
    json.put("author_association", "MEMBER");
    json.put("body", comment.body());
    json.put("created_at", at);
    json.put(
        "html_url",
        GitHubJson.WEB
            + "%s/issues/%d#issuecomment-%d"
                .formatted(project.fullName(), issue.number(), comment.id()));
    json.put("id", comment.id());
    json.put("issue_url", repository + issue.number());
    json.put("node_id", GitHubPeople.node("012:IssueComment" + comment.id()));
    json.putNull("performed_via_github_app");
    json.put("updated_at", at);
    json.put("url", repository + "comments/" + comment.id());
    json.set("user", GitHubPeople.user(comment.author(), "User"));
    return json;
  }
}
