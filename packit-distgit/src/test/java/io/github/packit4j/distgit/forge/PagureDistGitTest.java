package io.github.packit4j.distgit.forge;

import static io.github.packit4j.distgit.forge.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Pagure as dist-git: the life of a pull request, recorded from a real server. */
class PagureDistGitTest extends ForgeContractTest {

  private static final String DIST_GIT = "https://src.example.test/rpms/python-ogr";
  private static final String PULLS = "/api/0/rpms/python-ogr/pull-requests";
  private static final String PR = "dist-git/pull-request/";
  private static final String END = "dist-git/merge-close/";

  @Override
  void replays() {
    reading();
    lists();
    writing();
    merging();
    closing();
    comments();
    flags();
    access();
    replay(
        PATCH,
        "https://src.example.test/rpms/python-ogr",
        List.of("dist-git/pull-request/pr-patch"),
        p -> p.pullRequests().patch(1).orElseThrow().substring(0, 5),
        is("From "));
  }

  private void on(
      Operation operation, Replay.Call call, Consumer<Object> check, String... recordings) {
    replay(operation, DIST_GIT, List.of(recordings), call, check);
  }

  private void reading() {
    on(
        GET_PULL_REQUEST,
        p -> p.pullRequests().find(1).orElseThrow(),
        pullRequest(pr -> assertThat(pr.description()).contains("rhbz#2000001")),
        PR + "pr-get");
    on(
        GET_PULL_REQUEST,
        p -> p.pullRequests().find(9999),
        is(Optional.empty()),
        PR + "pr-get-missing");
    on(
        GET_PULL_REQUEST,
        p -> p.pullRequests().find(1).flatMap(PullRequest::headCommit),
        is(Optional.of(recorded("dist-git/pull-request-push/pr-get-after-push", "commit_stop"))),
        "dist-git/pull-request-push/pr-get-after-push");
    on(
        GET_PULL_REQUEST,
        p -> p.pullRequests().find(1).orElseThrow().state(),
        is(PullRequestState.MERGED),
        END + "pr-get-merged");
    on(
        GET_PULL_REQUEST,
        p -> p.pullRequests().find(2).orElseThrow().state(),
        is(PullRequestState.CLOSED),
        END + "pr-get-closed");
    on(
        GET_PULL_REQUEST,
        p -> p.pullRequests().find(5).orElseThrow().state(),
        is(PullRequestState.OPEN),
        END + "pr-get-conflict");
  }

  private void lists() {
    on(
        LIST_PULL_REQUESTS,
        p -> p.pullRequests().list(PullRequestQuery.open()).map(PullRequest::id).toList(),
        is(List.of(4L, 3L, 2L, 1L)),
        PR + "pr-list-default-open",
        PR + "pr-list-page-2");
    on(
        LIST_PULL_REQUESTS,
        p ->
            p.pullRequests()
                .list(PullRequestQuery.open().author("packit"))
                .first()
                .orElseThrow()
                .id(),
        is(4L),
        PR + "pr-list-author");
    on(
        LIST_PULL_REQUESTS,
        p -> p.pullRequests().list(PullRequestQuery.open().author("nobodyhere")).toList(),
        is(List.of()),
        PR + "pr-list-author-unknown");
    on(
        LIST_PULL_REQUESTS,
        p -> p.pullRequests().list(PullRequestQuery.all()).first().orElseThrow().id(),
        is(5L),
        END + "pr-list-all");
    on(
        LIST_PULL_REQUESTS,
        p -> p.pullRequests().list(PullRequestQuery.all().state(PullRequestState.CLOSED)).toList(),
        is(List.of()),
        END + "pr-list-closed");
    on(
        LIST_PULL_REQUESTS,
        p ->
            p.pullRequests()
                .list(PullRequestQuery.all().state(PullRequestState.MERGED))
                .first()
                .orElseThrow()
                .id(),
        is(2L),
        END + "pr-list-merged");
    on(
        LIST_PULL_REQUESTS,
        p -> p.pullRequests().list(PullRequestQuery.open()).toList(),
        is(List.of()),
        PR + "pr-list-page-beyond@" + PULLS);
    replay(
        LIST_PULL_REQUESTS,
        "https://src.example.test/fork/packit/rpms/python-ogr",
        List.of(END + "pr-list-on-fork"),
        p -> p.pullRequests().list(PullRequestQuery.open()).toList(),
        fails(Reason.NOT_FOUND, "deactivated"));
  }

  private static NewPullRequest request(String account, String title, String from, String to) {
    return NewPullRequest.builder()
        .title(title)
        .description("Upstream tag: 0.51.0\nResolves: rhbz#2000001")
        .sourceProject("fork/" + account + "/rpms/python-ogr")
        .sourceBranch(from)
        .targetBranch(to)
        .build();
  }

  private void writing() {
    String title = "Update to 0.51.0 upstream release";
    String branch = "0.51.0-rawhide-update";
    on(
        CREATE_PULL_REQUEST,
        p -> p.pullRequests().create(request("packit", "nothing", "f42", "f42")),
        pullRequest(pr -> assertThat(pr.headCommit()).isEmpty()),
        PR + "pr-create-no-new-commits");
    on(
        CREATE_PULL_REQUEST,
        p -> p.pullRequests().create(request("packit", "conflict", "conflict", "rawhide")),
        pullRequest(pr -> assertThat(pr.id()).isEqualTo(5)),
        END + "pr-create-for-conflict");
    on(
        CREATE_PULL_REQUEST,
        p -> p.pullRequests().create(request("bob", title, branch, "rawhide")),
        fails(Reason.NOT_FOUND),
        PR + "pr-create-unknown-fork");
    on(
        CREATE_PULL_REQUEST,
        p -> p.pullRequests().create(request("packit", title, branch, "rawhide")),
        pullRequest(pr -> assertThat(pr.id()).isEqualTo(2)),
        PR + "pr-create-duplicate");
    on(
        CREATE_PULL_REQUEST,
        p ->
            p.pullRequests()
                .create(
                    NewPullRequest.builder()
                        .title(title)
                        .description("Upstream tag: 0.51.0\nResolves: rhbz#2000001")
                        .sourceBranch(branch)
                        .targetBranch("rawhide")
                        .build()),
        fails(Reason.PERMISSION),
        PR + "pr-create-without-repo-from");
    on(
        UPDATE_PULL_REQUEST,
        p -> p.pullRequests().update(1, "Update to 0.51.0", "new text"),
        pullRequest(pr -> assertThat(pr.description()).isEqualTo("new text")),
        PR + "pr-update-by-author");
    on(
        UPDATE_PULL_REQUEST,
        p -> p.pullRequests().update(1, "hijack", ""),
        fails(Reason.PERMISSION, "not allowed"),
        PR + "pr-update-by-stranger");
  }

  private void merging() {
    on(
        MERGE_PULL_REQUEST,
        p -> p.pullRequests().merge(1).state(),
        is(PullRequestState.MERGED),
        PR + "pr-get",
        END + "pr-merge",
        END + "pr-get-merged");
    on(
        MERGE_PULL_REQUEST,
        p -> p.pullRequests().merge(1).state(),
        is(PullRequestState.MERGED),
        PR + "pr-get",
        END + "pr-merge-again",
        END + "pr-get-merged");
    on(
        MERGE_PULL_REQUEST,
        p -> p.pullRequests().merge(2),
        fails(Reason.CONFLICT),
        END + "pr-get-closed",
        END + "pr-merge-closed");
    on(
        MERGE_PULL_REQUEST,
        p -> p.pullRequests().merge(5),
        fails(Reason.CONFLICT, "cannot be merged"),
        END + "pr-get-conflict",
        END + "pr-merge-conflict");
    on(
        MERGE_PULL_REQUEST,
        p -> p.pullRequests().merge(1),
        fails(Reason.PERMISSION),
        PR + "pr-get",
        END + "pr-merge-not-allowed");
  }

  private void closing() {
    on(
        CLOSE_PULL_REQUEST,
        p -> p.pullRequests().close(2).state(),
        is(PullRequestState.CLOSED),
        PR + "pr-get@/api/0/rpms/python-ogr/pull-request/2",
        END + "pr-close-by-author",
        END + "pr-get-closed");
    on(
        CLOSE_PULL_REQUEST,
        p -> p.pullRequests().close(1),
        fails(Reason.PERMISSION, "not allowed"),
        PR + "pr-get",
        END + "pr-close-by-stranger");
    // The server would turn a merged request into a closed one.
    on(
        CLOSE_PULL_REQUEST,
        p -> p.pullRequests().close(1).state(),
        is(PullRequestState.MERGED),
        END + "pr-get-merged");
  }

  private void comments() {
    on(
        COMMENT,
        p -> p.pullRequests().comment(1, "/packit test").author(),
        result -> assertThat(result.toString()).isNotEmpty(),
        PR + "pr-comment",
        PR + "pr-get-with-comments");
    on(
        COMMENT,
        p -> p.pullRequests().comment(1, "x"),
        fails(Reason.AUTHENTICATION),
        PR + "pr-comment-token-of-other-project");
    on(
        COMMENT,
        p -> p.pullRequests().comment(1, ""),
        fails(Reason.INVALID, "comment"),
        PR + "pr-comment-empty");
    on(
        COMMENT,
        p -> p.pullRequests().comment(1, "hi"),
        fails(Reason.PERMISSION, "blocked"),
        "dist-git/misc/pr-comment-by-blocked-user");
  }

  private void flags() {
    String commit = "b31216fc8ad032aab51ee99242efd1f1a02e22d8";
    on(
        STATUSES,
        p -> p.commits().statuses(commit).get(0).description(),
        is("Build running"),
        "dist-git/flags/commit-flags-get");
    on(
        STATUSES,
        p -> p.commits().statuses("1935297359e5e84b7b450cdb0cb3507e0a20a2b2").get(0).state(),
        is(CommitState.SUCCESS),
        "dist-git/flags/pr-flag-commit-of-fork");
    on(
        SET_STATUS,
        p -> {
          p.commits()
              .setStatus(commit, CommitStatus.of("Packit", CommitState.ERROR, "Build running"));
          return "done";
        },
        is("done"),
        "dist-git/flags/commit-flag-create@/api/0/rpms/python-ogr/c/" + commit + "/flag");
    on(
        SET_STATUS,
        p -> {
          p.pullRequests()
              .setStatus(
                  1,
                  "1935297359e5e84b7b450cdb0cb3507e0a20a2b2",
                  CommitStatus.of("Packit", CommitState.PENDING, "Build running"));
          return "done";
        },
        is("done"),
        "dist-git/flags/pr-flag-create@/api/0/rpms/python-ogr/pull-request/1/flag");
  }

  private void access() {
    on(GRANT, p -> grant(p, "alice"), is("done"), "dist-git/acls/modifyacls-add-user");
    on(GRANT, p -> grant(p, "bob"), is("done"), "dist-git/acls/modifyacls-user-not-packager");
    on(
        GRANT,
        p -> {
          p.access().revoke("bob");
          return "done";
        },
        is("done"),
        "dist-git/acls/modifyacls-remove-user");
    on(
        GRANT_GROUP,
        p -> {
          p.access().grantGroup("python-packagers-sig", AccessLevel.WRITE);
          return "done";
        },
        is("done"),
        "dist-git/acls/modifyacls-add-group");
    on(
        FORK_OR_CREATE,
        p -> p.forkOrCreate().fullName(),
        is("fork/packit/rpms/python-ogr"),
        "dist-git/meta/whoami",
        "dist-git/fork/fork-missing-before",
        "dist-git/fork/fork-again-while-pending",
        "dist-git/fork/fork-project-ready",
        "dist-git/fork/fork-branches-ready");
    on(
        FORK_OR_CREATE,
        p -> p.forkOrCreate(),
        fails(Reason.AUTHENTICATION),
        "dist-git/meta/auth-bearer-scheme");
  }

  private static String grant(ForgeProject project, String account) {
    project.access().grant(account, AccessLevel.WRITE);
    return "done";
  }
}
