package io.github.packit4j.distgit.forge.internal.gitlab;

import io.github.packit4j.distgit.forge.ForgeComment;
import io.github.packit4j.distgit.forge.ForgeIssue;
import io.github.packit4j.distgit.forge.ForgeIssues;
import io.github.packit4j.distgit.forge.IssueQuery;
import io.github.packit4j.distgit.forge.NewIssue;
import io.github.packit4j.distgit.forge.Reaction;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.http.PagedIterable;
import io.github.packit4j.http.support.Repeat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** Issues on GitLab. */
final class GitLabIssues implements ForgeIssues {

  private final ForgeApi api;
  private final GitLabProjects projects;
  private final ProjectName project;

  GitLabIssues(ForgeApi api, GitLabProjects projects, ProjectName project) {
    this.api = api;
    this.projects = projects;
    this.project = project;
  }

  @Override
  public PagedIterable<ForgeIssue> list(IssueQuery query) {
    String state = query.open().map(open -> open ? "opened" : "closed").orElse("all");
    HttpUrl.Builder url = projects.below(project, "issues").addQueryParameter("state", state);
    query.author().ifPresent(author -> url.addQueryParameter("author_username", author));
    if (!query.labels().isEmpty()) {
      url.addQueryParameter("labels", String.join(",", query.labels()));
    }
    return api.list(url).map(this::issue);
  }

  @Override
  public Optional<ForgeIssue> find(long id) {
    return api.find(one(id)).map(this::issue);
  }

  @Override
  public ForgeIssue create(NewIssue issue) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("title", issue.title());
    body.put("description", issue.body());
    if (!issue.labels().isEmpty()) {
      body.put("labels", String.join(",", issue.labels()));
    }
    return issue(
        api.write("POST", projects.below(project, "issues"), api.body(body), Repeat.IF_REFUSED));
  }

  @Override
  public void update(long id, String title, String body) {
    put(id, Map.of("title", title, "description", body));
  }

  @Override
  public void close(long id) {
    put(id, Map.of("state_event", "close"));
  }

  @Override
  public void addLabels(long id, List<String> labels) {
    put(id, Map.of("add_labels", String.join(",", labels)));
  }

  private void put(long id, Map<String, String> changes) {
    api.write("PUT", one(id), api.body(changes), Repeat.ALWAYS);
  }

  @Override
  public void comment(long id, String text) {
    api.write(
        "POST", one(id).addPathSegment("notes"), api.body(Map.of("body", text)), Repeat.IF_REFUSED);
  }

  @Override
  public PagedIterable<ForgeComment> comments(long id) {
    return GitLabNotes.list(api, one(id).addPathSegment("notes"));
  }

  @Override
  public void react(long id, long comment, Reaction reaction) {
    HttpUrl.Builder note = one(id).addPathSegment("notes").addPathSegment(Long.toString(comment));
    GitLabNotes.react(api, note, reaction);
  }

  private HttpUrl.Builder one(long id) {
    return projects.below(project, "issues", Long.toString(id));
  }

  private ForgeIssue issue(JsonNode json) {
    long id = Fields.requiredNumber(json, "iid");
    return ForgeIssue.builder()
        .id(id)
        .title(Fields.text(json, "title"))
        .body(Fields.text(json, "description"))
        .open(Fields.text(json, "state").equals("opened"))
        .author(Fields.text(json, "author", "username"))
        .assignees(Fields.names(json.path("assignees"), "username"))
        .labels(Fields.names(json.path("labels"), "name"))
        .webUrl(
            Fields.uri(json, "web_url")
                .orElseGet(
                    () ->
                        api.web()
                            .addPathSegments(project.path())
                            .addPathSegments("-/issues/" + id)
                            .build()
                            .uri()))
        .createdAt(Fields.instant(json, "created_at"))
        .build();
  }
}
