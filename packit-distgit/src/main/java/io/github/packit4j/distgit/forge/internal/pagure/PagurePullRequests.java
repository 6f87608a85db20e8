package io.github.packit4j.distgit.forge.internal.pagure;

import io.github.packit4j.distgit.forge.Capability;
import io.github.packit4j.distgit.forge.ForgeComment;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.distgit.forge.NewPullRequest;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.distgit.forge.PullRequestState;
import io.github.packit4j.distgit.forge.Reaction;
import io.github.packit4j.distgit.forge.internal.Dialect;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;

/**
 * Pull requests on Pagure (distgit.md, 1.6). The server accepts any number of equal requests, so it
 * is left to {@code createPullRequest} to look before it repeats.
 */
final class PagurePullRequests implements Dialect.PullRequests {

  private static final RequestBody NOTHING = RequestBody.create(new byte[0]);

  private final ForgeApi api;
  private final ForgeApi pages;
  private final URI web;
  private final ProjectName project;

  PagurePullRequests(ForgeApi api, ForgeApi pages, URI web, ProjectName project) {
    this.api = api;
    this.pages = pages;
    this.web = web;
    this.project = project;
  }

  @Override
  public PagedIterable<PullRequest> list(PullRequestQuery query) {
    HttpUrl.Builder url =
        Pagure.below(api, project, "pull-requests")
            .addQueryParameter("status", status(query))
            .addQueryParameter("per_page", "100");
    // The server reads all rows before it cuts a page, so the filter matters for speed.
    query.author().ifPresent(author -> url.addQueryParameter("author", author));
    return api.list(url, "requests").map(this::pullRequest);
  }

  private static String status(PullRequestQuery query) {
    return query
        .state()
        .map(
            state ->
                switch (state) {
                  case OPEN -> "Open";
                  case CLOSED -> "Closed";
                  case MERGED -> "Merged";
                })
        .orElse("All");
  }

  @Override
  public Optional<PullRequest> find(long id) {
    return api.find(one(id)).map(this::pullRequest);
  }

  @Override
  public PullRequest create(NewPullRequest request) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("title", request.title());
    form.put("branch_to", request.targetBranch());
    form.put("branch_from", request.sourceBranch());
    form.put("initial_comment", request.description());
    request
        .sourceProject()
        .filter(source -> !source.equals(project.fullName()))
        .map(source -> ProjectName.parse(source, true))
        .ifPresent(source -> addSource(form, source));
    return pullRequest(
        api.write(
            "POST",
            Pagure.below(api, project, "pull-request", "new"),
            JsonCaller.form(form),
            Repeat.IF_REFUSED));
  }

  /** All parts are needed: without the account the name is looked up among main projects. */
  private static void addSource(Map<String, String> form, ProjectName source) {
    form.put("repo_from", source.name());
    source.namespace().ifPresent(namespace -> form.put("repo_from_namespace", namespace));
    source.forkOf().ifPresent(account -> form.put("repo_from_username", account));
  }

  @Override
  public PullRequest update(long id, String title, String description) {
    // Always both: the server empties a description that is left out.
    Map<String, String> form = new LinkedHashMap<>();
    form.put("title", title);
    form.put("initial_comment", description);
    return pullRequest(api.write("POST", one(id), JsonCaller.form(form), Repeat.ALWAYS));
  }

  @Override
  public void close(long id) {
    api.write("POST", one(id).addPathSegment("close"), NOTHING, Repeat.IF_REFUSED);
  }

  @Override
  public void merge(long id) {
    api.write("POST", one(id).addPathSegment("merge"), NOTHING, Repeat.IF_REFUSED);
  }

  @Override
  public ForgeComment comment(long id, String text) {
    api.write(
        "POST",
        one(id).addPathSegment("comment"),
        JsonCaller.form(Map.of("comment", text)),
        Repeat.IF_REFUSED);
    // The answer has no id.
    return comments(id).toList().stream()
        .filter(comment -> comment.body().strip().equals(text.strip()))
        .reduce((earlier, later) -> later)
        .orElseThrow(
            () ->
                new ForgeException(
                    Reason.UNEXPECTED_ANSWER,
                    "Tried to comment on pull request "
                        + id
                        + " of "
                        + WebUrls.page(web, project)
                        + " but failed because: the forge accepted the comment and does not show"
                        + " it"));
  }

  @Override
  public PagedIterable<ForgeComment> comments(long id) {
    return PagureIssues.comments(api, one(id));
  }

  @Override
  public Optional<PullRequest> mergedAs(String branch, String commit) {
    throw Unsupported.by(ForgeType.PAGURE, Capability.MERGED_COMMITS);
  }

  @Override
  public PagedIterable<String> commits(long id) {
    throw Unsupported.by(ForgeType.PAGURE, Capability.PULL_REQUEST_COMMITS);
  }

  @Override
  public Optional<String> patch(long id) {
    return pages.text(Pagure.below(pages, project, "pull-request", id + ".patch"), "text/plain");
  }

  @Override
  public void addLabels(long id, List<String> labels) {
    throw Unsupported.by(ForgeType.PAGURE, Capability.LABELS);
  }

  @Override
  public void editComment(long id, long comment, String text) {
    throw Unsupported.by(ForgeType.PAGURE, Capability.COMMENT_EDITING);
  }

  @Override
  public void react(long id, long comment, Reaction reaction) {
    throw Unsupported.by(ForgeType.PAGURE, Capability.REACTIONS);
  }

  private HttpUrl.Builder one(long id) {
    return Pagure.below(api, project, "pull-request", Long.toString(id));
  }

  private PullRequest pullRequest(JsonNode json) {
    long id = Fields.requiredNumber(json, "id");
    return PullRequest.builder()
        .id(id)
        .title(Fields.text(json, "title"))
        .description(Fields.text(json, "initial_comment"))
        .state(state(Fields.text(json, "status")))
        .author(Fields.text(json, "user", "name"))
        .sourceBranch(Fields.text(json, "branch_from"))
        .sourceProject(source(json.path("repo_from")))
        .targetBranch(Fields.text(json, "branch"))
        .headCommit(Fields.optional(json, "commit_stop"))
        .webUrl(URI.create(WebUrls.page(web, project) + "/pull-request/" + id))
        .labels(labels(json))
        .createdAt(Fields.instant(json, "date_created"))
        .build();
  }

  private static List<String> labels(JsonNode json) {
    return Fields.names(json.path("tags"), "name");
  }

  private static Optional<String> source(JsonNode repository) {
    // The API writes forks/, its own addresses have fork/.
    return Fields.optional(repository, "fullname")
        .map(name -> name.startsWith("forks/") ? "fork/" + name.substring(6) : name);
  }

  private static PullRequestState state(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "open" -> PullRequestState.OPEN;
      case "merged" -> PullRequestState.MERGED;
      default -> PullRequestState.CLOSED;
    };
  }
}
