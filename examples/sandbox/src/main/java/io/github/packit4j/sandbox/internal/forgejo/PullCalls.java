package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal.Reason;
import io.github.packit4j.sandbox.internal.forge.NewPull;
import io.github.packit4j.sandbox.internal.forge.Patches;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.PullRequest;
import io.github.packit4j.sandbox.internal.git.MergeMethod;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about pull requests. Changes are answered with 201. */
final class PullCalls {

  private static final String PULL = "/pulls/{number}";
  private static final String SCOPE = "write:repository";
  private static final Map<String, MergeMethod> STYLES =
      Map.of(
          "merge", MergeMethod.MERGE, "squash", MergeMethod.SQUASH, "rebase", MergeMethod.REBASE);

  private PullCalls() {}

  static void addTo(ForgejoApi api) {
    api.get("/pulls", PullCalls::list);
    api.on("POST", "/pulls", PullCalls::open);
    api.get(PULL, PullCalls::show);
    api.on("PATCH", PULL, PullCalls::change);
    api.get(PULL + "/merge", PullCalls::isMerged);
    api.on("POST", PULL + "/merge", PullCalls::merge);
    api.get(PULL + "/commits", PullCalls::commits);
    api.get("/commits/{sha}/pull", PullCalls::mergedAs);
  }

  private static PullRequest find(ApiCall call) {
    return find(call, call.number("number"));
  }

  private static PullRequest find(ApiCall call, int number) {
    return call.project()
        .tracker()
        .pull(number)
        .orElseThrow(() -> ForgeRefusal.notFound("PullRequest"));
  }

  private static HttpResponse list(ApiCall call) {
    String wanted = call.request().query("state").orElse("open");
    List<ObjectNode> all = new ArrayList<>();
    for (PullRequest pull : call.project().tracker().pulls()) {
      if (wanted.equals("all") || wanted.equals(ForgejoTalkJson.state(pull))) {
        all.add(ForgejoTalkJson.pull(pull, call.who()));
      }
    }
    Collections.reverse(all);
    return ForgejoApi.page(call, all);
  }

  private static HttpResponse show(ApiCall call) {
    String name = call.path("number");
    if (name.endsWith(".patch") && name.matches("\\d{1,9}\\.patch")) {
      PullRequest pull = find(call, Integer.parseInt(name.replace(".patch", "")));
      return HttpResponse.of(
          200, "text/plain; charset=utf-8", Patches.of(pull).getBytes(StandardCharsets.UTF_8));
    }
    return ForgejoApi.found(ForgejoTalkJson.pull(find(call), call.who()));
  }

  private static HttpResponse open(ApiCall call) {
    String author = call.writer(SCOPE).name();
    GoStruct.ofTexts("CreatePullRequestOption", "head", "base", "title", "body")
        .with("labels", "[]int64")
        .check(call);
    Project target = call.project();
    String[] head = call.text("head").orElse("").split(":", 2);
    String branch = head[head.length - 1];
    Project source =
        head.length == 1
            ? target
            : source(target, head[0])
                .orElseThrow(() -> new ForgeRefusal(Reason.NO_SOURCE_BRANCH, branch));
    String title =
        call.text("title")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> new ForgeRefusal(Reason.INVALID, "title is required"));
    NewPull wanted =
        new NewPull(
            source,
            branch,
            call.text("base").orElse(""),
            title,
            call.text("body").orElse(""),
            false,
            false);
    try {
      PullRequest pull = target.pulls().open(wanted, author);
      return ForgejoApi.json(201, ForgejoTalkJson.pull(pull, call.who()));
    } catch (ForgeRefusal e) {
      throw e.reason() == Reason.PULL_EXISTS ? exists(target, wanted, e) : e;
    }
  }

  /** Forgejo tells all that it knows of the pull request that is there. */
  private static ForgeRefusal exists(Project target, NewPull wanted, ForgeRefusal e) {
    int number = Integer.parseInt(e.subject());
    int id = target.tracker().pull(number).orElseThrow().id();
    return new ForgeRefusal(
        Reason.PULL_EXISTS,
        "id: %d, issue_id: %d, head_repo_id: %d, base_repo_id: %d, head_branch: %s, base_branch: %s"
            .formatted(
                id,
                number,
                wanted.source().id(),
                target.id(),
                wanted.sourceBranch(),
                wanted.targetBranch()));
  }

  private static Optional<Project> source(Project target, String owner) {
    Project root = target.parent().orElse(target);
    return Stream.concat(Stream.of(root), root.forks().stream())
        .filter(project -> project.owner().equalsIgnoreCase(owner))
        .findFirst();
  }

  private static HttpResponse change(ApiCall call) {
    String who = call.writer(SCOPE).name();
    GoStruct.ofTexts("EditPullRequestOption", "title", "body", "base", "state")
        .with("labels", "[]int64")
        .with("allow_maintainer_edit", "bool")
        .check(call);
    PullRequest pull = find(call);
    if (!pull.author().equals(who)) {
      call.require(UpstreamRole.WRITE);
    }
    Project project = call.project();
    call.text("base").ifPresent(base -> project.pulls().retarget(pull, base, who));
    if (call.body().path("allow_maintainer_edit").isBoolean()) {
      pull.allowMaintainerEdits(call.flag("allow_maintainer_edit"));
    }
    if (call.text("title").isPresent() || call.text("body").isPresent()) {
      project
          .pulls()
          .rewrite(
              pull,
              call.text("title").orElse(pull.title()),
              call.text("body").orElse(pull.body()),
              who);
    }
    call.text("state").ifPresent(state -> setState(call, pull, state, who));
    return ForgejoApi.json(201, ForgejoTalkJson.pull(pull, call.who()));
  }

  static void setState(ApiCall call, PullRequest pull, String state, String who) {
    if (pull.merged().isPresent()) {
      throw new ForgeRefusal(
          Reason.INVALID, "cannot change state of this pull request, it was already merged");
    }
    if (state.equals("closed")) {
      call.project().pulls().close(pull, who);
    } else {
      call.project().pulls().reopen(pull, who);
    }
  }

  private static HttpResponse isMerged(ApiCall call) {
    if (find(call).merged().isEmpty()) {
      throw ForgeRefusal.notFound("Merge");
    }
    return HttpResponse.empty(204);
  }

  /** Success has an empty body. */
  private static HttpResponse merge(ApiCall call) {
    String who = call.writer(SCOPE).name();
    PullRequest pull = find(call);
    if (!call.may(UpstreamRole.WRITE)) {
      return ForgejoRefusals.message(
          call.project().site().host(), 405, "User not allowed to merge PR");
    }
    if (pull.isOpen() && !pull.draft() && !pull.mergeable()) {
      throw new ForgeRefusal(Reason.CONFLICTS, "");
    }
    String style =
        call.text("Do").orElseThrow(() -> new ForgeRefusal(Reason.INVALID, "[Do]: Required"));
    MergeMethod method = STYLES.get(style);
    if (method == null) {
      return ForgejoRefusals.message(
          call.project().site().host(),
          405,
          style + " is not allowed an allowed merge style for this repository");
    }
    String title =
        call.text("MergeTitleField")
            .orElse(
                "Merge pull request '"
                    + pull.title()
                    + "' (#"
                    + pull.number()
                    + ") from "
                    + pull.sourceBranch()
                    + " into "
                    + pull.targetBranch());
    String message = title + "\n\n" + call.text("MergeMessageField").orElse("");
    Optional<String> expected = call.text("head_commit_id").filter(id -> !id.isEmpty());
    call.project().pulls().merge(pull, expected, method, message, who);
    return HttpResponse.empty(200);
  }

  private static HttpResponse mergedAs(ApiCall call) {
    PullRequest merged =
        call.project().tracker().pulls().stream()
            .filter(
                pull -> pull.merged().filter(m -> m.commit().equals(call.path("sha"))).isPresent())
            .findFirst()
            .orElseThrow(() -> ForgeRefusal.notFound("PullRequest"));
    return ForgejoApi.found(ForgejoTalkJson.pull(merged, call.who()));
  }

  private static HttpResponse commits(ApiCall call) {
    List<ObjectNode> all = new ArrayList<>();
    find(call)
        .commits()
        .forEach(commit -> all.add(0, ForgejoGitJson.commit(call.project(), commit)));
    return ForgejoApi.commitPage(call, all);
  }
}
