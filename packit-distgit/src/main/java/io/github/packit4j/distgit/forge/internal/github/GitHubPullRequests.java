package io.github.packit4j.distgit.forge.internal.github;

import io.github.packit4j.distgit.forge.ForgeComment;
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
import io.github.packit4j.http.PagedIterable;
import io.github.packit4j.http.support.Repeat;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Pull requests on GitHub. */
final class GitHubPullRequests implements Dialect.PullRequests {

  private final ForgeApi api;
  private final ProjectName project;
  private final GitHubPullRequestJson json;
  private final GitHubIssues issues;

  GitHubPullRequests(ForgeApi api, URI web, ProjectName project) {
    this.api = api;
    this.project = project;
    this.json = new GitHubPullRequestJson(web, project, "pull");
    this.issues = new GitHubIssues(api, web, project, ForgeType.GITHUB);
  }

  @Override
  public PagedIterable<PullRequest> list(PullRequestQuery query) {
    HttpUrl.Builder url =
        GitHub.below(api, project, "pulls").addQueryParameter("state", state(query));
    query.targetBranch().ifPresent(base -> url.addQueryParameter("base", base));
    query
        .sourceBranch()
        .ifPresent(
            branch ->
                query
                    .sourceProject()
                    .map(source -> ProjectName.parse(source, false).owner())
                    .ifPresent(owner -> url.addQueryParameter("head", owner + ":" + branch)));
    return api.list(url).map(json::read);
  }

  private static String state(PullRequestQuery query) {
    return query
        .state()
        .map(state -> state == PullRequestState.OPEN ? "open" : "closed")
        .orElse("all");
  }

  @Override
  public Optional<PullRequest> find(long id) {
    return api.find(one(id)).map(json::read);
  }

  @Override
  public Optional<PullRequest> mergedAs(String branch, String commit) {
    return api.list(GitHub.below(api, project, "commits", commit, "pulls"))
        .filter(found -> Fields.text(found, "merge_commit_sha").equals(commit))
        .map(json::read)
        .filter(found -> found.state() == PullRequestState.MERGED)
        .filter(found -> found.targetBranch().equals(branch))
        .first();
  }

  @Override
  public PullRequest create(NewPullRequest request) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", request.title());
    body.put("body", request.description());
    body.put("head", request.sourceBranch());
    body.put("base", request.targetBranch());
    body.put("draft", request.draft());
    request
        .sourceProject()
        .filter(source -> !source.equalsIgnoreCase(project.fullName()))
        .map(source -> ProjectName.parse(source, false))
        .ifPresent(source -> addFork(body, source, request));
    PullRequest created =
        json.read(
            api.write(
                "POST", GitHub.below(api, project, "pulls"), api.body(body), Repeat.IF_REFUSED));
    if (request.labels().isEmpty()) {
      return created;
    }
    addLabels(created.id(), request.labels());
    return PullRequest.builder().from(created).labels(request.labels()).build();
  }

  private void addFork(Map<String, Object> body, ProjectName source, NewPullRequest request) {
    body.put("head", source.owner() + ":" + request.sourceBranch());
    body.put("maintainer_can_modify", request.maintainerEdits());
    if (source.owner().equalsIgnoreCase(project.owner())) {
      body.put("head_repo", source.name());
    }
  }

  @Override
  public PullRequest update(long id, String title, String description) {
    return json.read(
        api.write(
            "PATCH",
            one(id),
            api.body(Map.of("title", title, "body", description)),
            Repeat.ALWAYS));
  }

  @Override
  public void close(long id) {
    api.write("PATCH", one(id), api.body(Map.of("state", "closed")), Repeat.ALWAYS);
  }

  @Override
  public void merge(long id) {
    api.write("PUT", one(id).addPathSegment("merge"), api.body(Map.of()), Repeat.IF_REFUSED);
  }

  @Override
  public ForgeComment comment(long id, String text) {
    return issues.addComment(id, text);
  }

  @Override
  public PagedIterable<ForgeComment> comments(long id) {
    return issues.comments(id);
  }

  @Override
  public PagedIterable<String> commits(long id) {
    return api.list(one(id).addPathSegment("commits")).map(commit -> Fields.text(commit, "sha"));
  }

  @Override
  public Optional<String> patch(long id) {
    return api.text(one(id), "application/vnd.github.patch");
  }

  @Override
  public void addLabels(long id, List<String> labels) {
    issues.addLabels(id, labels);
  }

  @Override
  public void editComment(long id, long comment, String text) {
    issues.editComment(comment, text);
  }

  @Override
  public void react(long id, long comment, Reaction reaction) {
    issues.react(comment, reaction);
  }

  private HttpUrl.Builder one(long id) {
    return GitHub.below(api, project, "pulls", Long.toString(id));
  }
}
