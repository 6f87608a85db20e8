package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal.Reason;
import io.github.packit4j.sandbox.internal.forge.NewPull;
import io.github.packit4j.sandbox.internal.forge.Patches;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.PullRequest;
import io.github.packit4j.sandbox.internal.git.MergeMethod;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about pull requests. */
final class PullCalls {

  private static final String PULL = "/pulls/{number}";
  private static final String SCOPE = "pull_requests=write";

  private PullCalls() {}

  static void addTo(GitHubApi api) {
    api.get("/pulls", PullCalls::list);
    api.on("POST", "/pulls", PullCalls::open);
    api.get(PULL, PullCalls::show);
    api.on("PATCH", PULL, PullCalls::change);
    api.get(PULL + "/merge", PullCalls::isMerged);
    api.on("PUT", PULL + "/merge", PullCalls::merge);
    api.get(PULL + "/commits", PullCalls::commits);
  }

  private static PullRequest find(ApiCall call) {
    return call.project()
        .tracker()
        .pull(call.number("number"))
        .orElseThrow(() -> ForgeRefusal.notFound("PullRequest"));
  }

  private static HttpResponse list(ApiCall call) {
    String wanted = call.request().query("state").orElse("open");
    Optional<String> base = call.request().query("base");
    Optional<String> head = call.request().query("head");
    List<ObjectNode> all = new ArrayList<>();
    for (PullRequest pull : call.project().tracker().pulls()) {
      if ((wanted.equals("all") || wanted.equals(GitHubIssueJson.state(pull)))
          && base.map(pull.targetBranch()::equals).orElse(true)
          && head.map(label -> label.equals(GitHubPullJson.headLabel(pull))).orElse(true)) {
        all.add(GitHubPullJson.brief(pull));
      }
    }
    Collections.reverse(all);
    return GitHubApi.page(call, all);
  }

  private static HttpResponse show(ApiCall call) {
    PullRequest pull = find(call);
    String accept = call.request().header("accept").orElse("");
    if (accept.contains("application/vnd.github.patch")) {
      return HttpResponse.of(
          200,
          "application/vnd.github.patch; charset=utf-8",
          Patches.of(pull).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return GitHubApi.found(GitHubPullJson.whole(pull));
  }

  private static HttpResponse open(ApiCall call) {
    String author = call.writer(SCOPE).name();
    checkForm(call);
    Project target = call.project();
    String[] head = call.text("head").orElse("").split(":", 2);
    Project source =
        head.length == 1 ? target : source(call, head[0]).orElseThrow(() -> noHead(head[1]));
    String branch = head[head.length - 1];
    if (source == target) {
      call.require(UpstreamRole.WRITE);
    }
    String title =
        call.text("title")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> ForgeRefusal.invalid("PullRequest.title", "title can't be blank"));
    NewPull wanted =
        new NewPull(
            source,
            branch,
            call.text("base").orElse(""),
            title,
            call.text("body").orElse(""),
            call.flag("draft"),
            call.flag("maintainer_can_modify"));
    PullRequest pull;
    try {
      pull = target.pulls().open(wanted, author);
    } catch (ForgeRefusal e) {
      // GitHub names the branch, not the pull request that is there.
      throw e.reason() == Reason.PULL_EXISTS
          ? new ForgeRefusal(Reason.PULL_EXISTS, source.owner() + ":" + branch)
          : e;
    }
    ObjectNode json = GitHubPullJson.created(pull);
    return GitHubApi.created(json);
  }

  private static void checkForm(ApiCall call) {
    GitHubSchema.texts(call, "title", "body", "head", "base", "head_repo");
    GitHubSchema.flags(call, "draft", "maintainer_can_modify");
    GitHubSchema.word(call, "state", IssueCalls.STATES);
    GitHubSchema.length(call, "PullRequest");
  }

  private static ForgeRefusal noHead(String branch) {
    return new ForgeRefusal(Reason.NO_SOURCE_BRANCH, branch);
  }

  /** Returns the project of an owner in the target's network of forks. */
  private static Optional<Project> source(ApiCall call, String owner) {
    Project target = call.project();
    Project root = target.parent().orElse(target);
    Optional<String> name = call.text("head_repo");
    return Stream.concat(Stream.of(root), root.forks().stream())
        .filter(project -> project.owner().equalsIgnoreCase(owner))
        .filter(project -> name.map(project.name()::equals).orElse(true))
        .findFirst();
  }

  private static HttpResponse change(ApiCall call) {
    String who = call.writer(SCOPE).name();
    checkForm(call);
    PullRequest pull = find(call);
    if (!pull.author().equals(who)) {
      call.require(UpstreamRole.WRITE);
    }
    Project project = call.project();
    Optional<String> base = call.text("base");
    if (base.isPresent() && project.commitOf("refs/heads/" + base.get()).isEmpty()) {
      return GitHubRefusals.validation(
          Json.object()
              .put("message", "Proposed base branch '" + base.get() + "' was not found")
              .put("resource", "PullRequest")
              .put("field", "base")
              .put("code", "invalid"));
    }
    base.ifPresent(branch -> project.pulls().retarget(pull, branch, who));
    if (call.text("title").isPresent() || call.text("body").isPresent()) {
      project
          .pulls()
          .rewrite(
              pull,
              call.text("title").orElse(pull.title()),
              call.text("body").orElse(pull.body()),
              who);
    }
    Optional<String> state = call.text("state");
    if (state.isPresent() && state.get().equals("closed")) {
      project.pulls().close(pull, who);
    } else if (state.isPresent()) {
      Optional<HttpResponse> refusal = reopen(project, pull, who);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    return GitHubApi.found(GitHubPullJson.whole(pull));
  }

  private static Optional<HttpResponse> reopen(Project project, PullRequest pull, String who) {
    try {
      project.pulls().reopen(pull, who);
      return Optional.empty();
    } catch (ForgeRefusal e) {
      String why =
          switch (e.reason()) {
            case MERGED -> "state cannot be changed. The pull request cannot be reopened.";
            case NO_SOURCE_BRANCH ->
                "state cannot be changed. The " + pull.sourceBranch() + " branch has been deleted.";
            default ->
                "state cannot be changed. There is already an open pull request from "
                    + pull.sourceBranch()
                    + " to "
                    + pull.targetBranch()
                    + ".";
          };
      return Optional.of(
          GitHubRefusals.validation(
              Json.object()
                  .put("resource", "PullRequest")
                  .put("code", "invalid")
                  .put("field", "state")
                  .put("message", why)));
    }
  }

  private static HttpResponse isMerged(ApiCall call) {
    if (find(call).merged().isEmpty()) {
      throw ForgeRefusal.notFound("Merge");
    }
    return HttpResponse.empty(204);
  }

  private static HttpResponse merge(ApiCall call) {
    String who = call.writer("contents=write").name();
    GitHubSchema.texts(call, "commit_title", "commit_message", "sha");
    GitHubSchema.word(call, "merge_method", List.of("merge", "squash", "rebase"));
    PullRequest pull = find(call);
    call.require(UpstreamRole.WRITE);
    MergeMethod method =
        MergeMethod.valueOf(call.text("merge_method").orElse("merge").toUpperCase(Locale.ROOT));
    String title =
        call.text("commit_title")
            .orElse(
                method == MergeMethod.SQUASH
                    ? pull.title() + " (#" + pull.number() + ")"
                    : "Merge pull request #"
                        + pull.number()
                        + " from "
                        + pull.source().owner()
                        + "/"
                        + pull.sourceBranch());
    String message = title + "\n\n" + call.text("commit_message").orElse(pull.title());
    call.project().pulls().merge(pull, call.text("sha"), method, message, who);
    return GitHubApi.found(
        Json.object()
            .put("sha", pull.merged().orElseThrow().commit())
            .put("merged", true)
            .put("message", "Pull Request successfully merged"));
  }

  private static HttpResponse commits(ApiCall call) {
    List<ObjectNode> all = new ArrayList<>();
    find(call)
        .commits()
        .forEach(commit -> all.add(0, GitHubContents.commit(call.project(), commit)));
    return GitHubApi.page(call, all);
  }
}
