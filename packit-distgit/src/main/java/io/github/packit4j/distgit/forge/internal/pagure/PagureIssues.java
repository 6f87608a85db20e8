package io.github.packit4j.distgit.forge.internal.pagure;

import io.github.packit4j.distgit.forge.Capability;
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
import io.github.packit4j.distgit.forge.internal.Unsupported;
import io.github.packit4j.distgit.forge.internal.WebUrls;
import io.github.packit4j.http.PagedIterable;
import io.github.packit4j.http.support.JsonCaller;
import io.github.packit4j.http.support.Repeat;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** Issues on Pagure; dist-git has the tracker switched off. */
final class PagureIssues implements ForgeIssues {

  private final ForgeApi api;
  private final URI web;
  private final ProjectName project;

  PagureIssues(ForgeApi api, URI web, ProjectName project) {
    this.api = api;
    this.web = web;
    this.project = project;
  }

  @Override
  public PagedIterable<ForgeIssue> list(IssueQuery query) {
    String status = query.open().map(open -> open ? "Open" : "Closed").orElse("All");
    HttpUrl.Builder url =
        Pagure.below(api, project, "issues")
            .addQueryParameter("status", status)
            .addQueryParameter("per_page", "100");
    query.author().ifPresent(author -> url.addQueryParameter("author", author));
    query.labels().forEach(label -> url.addQueryParameter("tags", label));
    return api.list(url, "issues")
        .map(this::issue)
        .filter(issue -> issue.labels().containsAll(query.labels()));
  }

  @Override
  public Optional<ForgeIssue> find(long id) {
    return api.find(one(id)).map(this::issue);
  }

  @Override
  public ForgeIssue create(NewIssue issue) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("title", issue.title());
    form.put("issue_content", issue.body());
    if (!issue.labels().isEmpty()) {
      form.put("tag", String.join(",", issue.labels()));
    }
    return issue(post(Pagure.below(api, project, "new_issue"), form).path("issue"));
  }

  @Override
  public void update(long id, String title, String body) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("title", title);
    form.put("issue_content", body);
    post(one(id), form);
  }

  @Override
  public void close(long id) {
    post(one(id).addPathSegment("status"), Map.of("status", "Closed"));
  }

  @Override
  public void addLabels(long id, List<String> labels) {
    throw Unsupported.by(ForgeType.PAGURE, Capability.LABELS);
  }

  @Override
  public void comment(long id, String text) {
    post(one(id).addPathSegment("comment"), Map.of("comment", text));
  }

  private JsonNode post(HttpUrl.Builder url, Map<String, String> form) {
    return api.write("POST", url, JsonCaller.form(form), Repeat.IF_REFUSED);
  }

  @Override
  public PagedIterable<ForgeComment> comments(long id) {
    return comments(api, one(id));
  }

  @Override
  public void react(long id, long comment, Reaction reaction) {
    throw Unsupported.by(ForgeType.PAGURE, Capability.REACTIONS);
  }

  /** The comments within an issue or a pull request, without those that the server writes. */
  static PagedIterable<ForgeComment> comments(ForgeApi api, HttpUrl.Builder parent) {
    HttpUrl url = parent.build();
    return PagedIterable.deferred(() -> Fields.list(api.get(url.newBuilder()), "comments"))
        .filter(comment -> !Fields.isTrue(comment, "notification"))
        .map(
            comment ->
                new ForgeComment(
                    Fields.number(comment, "id"),
                    Fields.text(comment, "user", "name"),
                    Fields.text(comment, "comment"),
                    Fields.instant(comment, "date_created")));
  }

  private HttpUrl.Builder one(long id) {
    return Pagure.below(api, project, "issue", Long.toString(id));
  }

  private ForgeIssue issue(JsonNode json) {
    long id = Fields.requiredNumber(json, "id");
    return ForgeIssue.builder()
        .id(id)
        .title(Fields.text(json, "title"))
        .body(Fields.text(json, "content"))
        .open(Fields.text(json, "status").equals("Open"))
        .author(Fields.text(json, "user", "name"))
        .addAllAssignees(Fields.optional(json, "assignee", "name").stream().toList())
        .labels(Fields.names(json.path("tags"), "name"))
        .webUrl(URI.create(WebUrls.page(web, project) + "/issue/" + id))
        .createdAt(Fields.instant(json, "date_created"))
        .build();
  }
}
