package io.github.packit4j.distgit.forge.internal.gitlab;

import io.github.packit4j.distgit.forge.ForgeComment;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.distgit.forge.NewPullRequest;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.distgit.forge.PullRequestState;
import io.github.packit4j.distgit.forge.Reaction;
import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.http.PagedIterable;
import io.github.packit4j.http.support.Repeat;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** Merge requests on GitLab. They are opened on the source project and live in the target. */
final class GitLabMergeRequests implements Dialect.PullRequests {

  private static final String DRAFT = "Draft: ";

  private final ForgeApi api;
  private final GitLabProjects projects;
  private final ProjectName project;

  GitLabMergeRequests(ForgeApi api, GitLabProjects projects, ProjectName project) {
    this.api = api;
    this.projects = projects;
    this.project = project;
  }

  @Override
  public PagedIterable<PullRequest> list(PullRequestQuery query) {
    HttpUrl.Builder url =
        projects.below(project, "merge_requests").addQueryParameter("state", state(query));
    query.author().ifPresent(author -> url.addQueryParameter("author_username", author));
    query.sourceBranch().ifPresent(branch -> url.addQueryParameter("source_branch", branch));
    query.targetBranch().ifPresent(branch -> url.addQueryParameter("target_branch", branch));
    query
        .sourceProject()
        .map(source -> projects.number(ProjectName.parse(source, false)))
        .ifPresent(number -> url.addQueryParameter("source_project_id", Long.toString(number)));
    return api.list(url).map(this::pullRequest);
  }

  private static String state(PullRequestQuery query) {
    return query
        .state()
        .map(
            state ->
                switch (state) {
                  case OPEN -> "opened";
                  case CLOSED -> "closed";
                  case MERGED -> "merged";
                })
        .orElse("all");
  }

  @Override
  public Optional<PullRequest> find(long id) {
    return api.find(one(id)).map(this::pullRequest);
  }

  @Override
  public Optional<PullRequest> mergedAs(String branch, String commit) {
    return api.list(projects.below(project, "repository", "commits", commit, "merge_requests"))
        .filter(json -> stateOf(json) == PullRequestState.MERGED && madeNewest(json, commit))
        .filter(json -> Fields.text(json, "target_branch").equals(branch))
        .map(this::pullRequest)
        .first();
  }

  /** After a fast-forward the newest commit is that of the merge request itself. */
  private static boolean madeNewest(JsonNode json, String commit) {
    Optional<String> merge =
        Fields.optional(json, "merge_commit_sha")
            .or(() -> Fields.optional(json, "squash_commit_sha"))
            .or(() -> Fields.optional(json, "sha"));
    return merge.filter(commit::equals).isPresent();
  }

  @Override
  public PullRequest create(NewPullRequest request) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", request.draft() ? DRAFT + request.title() : request.title());
    body.put("description", request.description());
    body.put("source_branch", request.sourceBranch());
    body.put("target_branch", request.targetBranch());
    if (!request.labels().isEmpty()) {
      body.put("labels", String.join(",", request.labels()));
    }
    ProjectName source =
        request.sourceProject().map(name -> ProjectName.parse(name, false)).orElse(project);
    if (!source.equals(project)) {
      body.put("target_project_id", projects.number(project));
      body.put("allow_collaboration", request.maintainerEdits());
    }
    return pullRequest(
        api.write(
            "POST", projects.below(source, "merge_requests"), api.body(body), Repeat.IF_REFUSED));
  }

  @Override
  public PullRequest update(long id, String title, String description) {
    return pullRequest(
        api.write(
            "PUT",
            one(id),
            api.body(Map.of("title", title, "description", description)),
            Repeat.ALWAYS));
  }

  @Override
  public void close(long id) {
    api.write("PUT", one(id), api.body(Map.of("state_event", "close")), Repeat.ALWAYS);
  }

  @Override
  public void merge(long id) {
    try {
      api.write("PUT", one(id).addPathSegment("merge"), api.body(Map.of()), Repeat.IF_REFUSED);
    } catch (ForgeException e) {
      // 401 is GitLab's word here for an account that may not merge.
      if (e.reason() == Reason.AUTHENTICATION) {
        throw new ForgeException(Reason.PERMISSION, 401, e.getMessage() + "", null, e);
      }
      throw e;
    }
  }

  @Override
  public ForgeComment comment(long id, String text) {
    return GitLabNotes.comment(
        api.write(
            "POST",
            one(id).addPathSegment("notes"),
            api.body(Map.of("body", text)),
            Repeat.IF_REFUSED));
  }

  @Override
  public PagedIterable<ForgeComment> comments(long id) {
    return GitLabNotes.list(api, one(id).addPathSegment("notes"));
  }

  @Override
  public PagedIterable<String> commits(long id) {
    // The server lists them newest first.
    return PagedIterable.deferred(
        () -> {
          List<String> commits =
              api.list(one(id).addPathSegment("commits"))
                  .map(commit -> Fields.text(commit, "id"))
                  .toList();
          List<String> oldestFirst = new ArrayList<>(commits);
          Collections.reverse(oldestFirst);
          return oldestFirst;
        });
  }

  @Override
  public Optional<String> patch(long id) {
    return api.text(
        api.web()
            .addPathSegments(project.path())
            .addPathSegments("-/merge_requests/" + id + ".patch"),
        "text/plain");
  }

  @Override
  public void addLabels(long id, List<String> labels) {
    api.write(
        "PUT", one(id), api.body(Map.of("add_labels", String.join(",", labels))), Repeat.ALWAYS);
  }

  @Override
  public void editComment(long id, long comment, String text) {
    api.write("PUT", note(id, comment), api.body(Map.of("body", text)), Repeat.ALWAYS);
  }

  @Override
  public void react(long id, long comment, Reaction reaction) {
    GitLabNotes.react(api, note(id, comment), reaction);
  }

  private HttpUrl.Builder note(long id, long comment) {
    return one(id).addPathSegment("notes").addPathSegment(Long.toString(comment));
  }

  private HttpUrl.Builder one(long id) {
    return projects.below(project, "merge_requests", Long.toString(id));
  }

  private PullRequest pullRequest(JsonNode json) {
    return PullRequest.builder()
        .id(Fields.requiredNumber(json, "iid"))
        .title(Fields.text(json, "title"))
        .description(Fields.text(json, "description"))
        .state(stateOf(json))
        .author(Fields.text(json, "author", "username"))
        .sourceBranch(Fields.text(json, "source_branch"))
        .sourceProject(projects.name(Fields.number(json, "source_project_id")))
        .targetBranch(Fields.text(json, "target_branch"))
        .headCommit(Fields.optional(json, "sha"))
        .webUrl(page(json))
        .labels(Fields.names(json.path("labels"), "name"))
        .draft(Fields.isTrue(json, "draft") || Fields.isTrue(json, "work_in_progress"))
        .maintainerEdits(Fields.isTrue(json, "allow_collaboration"))
        .createdAt(Fields.instant(json, "created_at"))
        .build();
  }

  private URI page(JsonNode json) {
    return Fields.uri(json, "web_url")
        .orElseGet(
            () ->
                api.web()
                    .addPathSegments(project.path())
                    .addPathSegments("-/merge_requests")
                    .addPathSegment(Long.toString(Fields.number(json, "iid")))
                    .build()
                    .uri());
  }

  private static PullRequestState stateOf(JsonNode json) {
    return switch (Fields.text(json, "state")) {
      case "merged" -> PullRequestState.MERGED;
      case "closed" -> PullRequestState.CLOSED;
      // "locked" is what it is while it is being merged.
      default -> PullRequestState.OPEN;
    };
  }
}
