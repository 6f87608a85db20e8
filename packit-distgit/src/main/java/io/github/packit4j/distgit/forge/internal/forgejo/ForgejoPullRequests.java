package io.github.packit4j.distgit.forge.internal.forgejo;

import io.github.packit4j.distgit.forge.ForgeComment;
import io.github.packit4j.distgit.forge.ForgeException;
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
import io.github.packit4j.distgit.forge.internal.github.GitHub;
import io.github.packit4j.distgit.forge.internal.github.GitHubIssues;
import io.github.packit4j.distgit.forge.internal.github.GitHubPullRequestJson;
import io.github.packit4j.http.PagedIterable;
import io.github.packit4j.http.support.Repeat;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pull requests on Forgejo. */
final class ForgejoPullRequests implements Dialect.PullRequests {

  private static final Logger LOG = LoggerFactory.getLogger(ForgejoPullRequests.class);
  private static final String DRAFT = "WIP: ";

  /** How many closed pull requests are looked at for one that has just been merged. */
  private static final int RECENT = 100;

  private final ForgeApi api;
  private final ProjectName project;
  private final GitHubPullRequestJson json;
  private final GitHubIssues issues;

  ForgejoPullRequests(ForgeApi api, URI web, ProjectName project) {
    this.api = api;
    this.project = project;
    this.json = new GitHubPullRequestJson(web, project, "pulls");
    this.issues = new GitHubIssues(api, web, project, ForgeType.FORGEJO);
  }

  @Override
  public PagedIterable<PullRequest> list(PullRequestQuery query) {
    String state =
        query
            .state()
            .map(wanted -> wanted == PullRequestState.OPEN ? "open" : "closed")
            .orElse("all");
    return api.list(GitHub.below(api, project, "pulls").addQueryParameter("state", state))
        .map(json::read);
  }

  @Override
  public Optional<PullRequest> find(long id) {
    return api.find(one(id)).map(json::read);
  }

  @Override
  public Optional<PullRequest> mergedAs(String branch, String commit) {
    Optional<PullRequest> any =
        api.find(GitHub.below(api, project, "commits", commit, "pull")).map(json::read);
    // Of several branches that a commit was merged into it tells of one.
    return any.isEmpty() || any.get().targetBranch().equals(branch)
        ? any
        : api
            .list(
                GitHub.below(api, project, "pulls")
                    .addQueryParameter("state", "closed")
                    .addQueryParameter("sort", "recentupdate"))
            .stream()
            .limit(RECENT)
            .filter(found -> Fields.text(found, "merge_commit_sha").equals(commit))
            .map(json::read)
            .filter(found -> found.state() == PullRequestState.MERGED)
            .filter(found -> found.targetBranch().equals(branch))
            .findFirst();
  }

  @Override
  public PullRequest create(NewPullRequest request) {
    Optional<ProjectName> fork =
        request
            .sourceProject()
            .filter(source -> !source.equalsIgnoreCase(project.fullName()))
            .map(source -> ProjectName.parse(source, false));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", request.draft() ? DRAFT + request.title() : request.title());
    body.put("body", request.description());
    body.put("head", fork.map(source -> source.owner() + ":").orElse("") + request.sourceBranch());
    body.put("base", request.targetBranch());
    PullRequest created =
        json.read(
            api.write(
                "POST", GitHub.below(api, project, "pulls"), api.body(body), Repeat.IF_REFUSED));
    if (fork.isPresent() && request.maintainerEdits()) {
      created = allowMaintainerEdits(created);
    }
    if (request.labels().isEmpty()) {
      return created;
    }
    addLabels(created.id(), request.labels());
    return PullRequest.builder().from(created).labels(request.labels()).build();
  }

  /** A favour to reviewers: a forge that refuses it does not undo the request. */
  private PullRequest allowMaintainerEdits(PullRequest created) {
    try {
      return json.read(
          api.write(
              "PATCH",
              one(created.id()),
              api.body(Map.of("allow_maintainer_edit", true)),
              Repeat.ALWAYS));
    } catch (ForgeException e) {
      LOG.warn("Maintainers cannot push to the branch of {}: {}", created.webUrl(), e.reason());
      return created;
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
    // The answer is 200 without a body.
    api.write(
        "POST",
        one(id).addPathSegment("merge"),
        api.body(Map.of("Do", "merge")),
        Repeat.IF_REFUSED);
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
    return api.text(GitHub.below(api, project, "pulls", id + ".patch"), "text/plain");
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
