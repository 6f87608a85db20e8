package io.github.packit4j.distgit.forge;

import static io.github.packit4j.distgit.forge.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class PagureTest extends ForgeContractTest {

  private static final String OGR = "https://pagure.io/ogr-tests";
  private static final String DIST_GIT = "https://src.example.test/rpms/python-ogr";
  private static final String COMMIT = "1b491a6718ca39c249e4e15a1b9d74fb2ff9d90a";

  @Override
  void replays() {
    replay(ACCOUNT, OGR, List.of("pagure/whoami"), p -> p.forge().account(), is("mfocko"));
    replay(
        ACCOUNT,
        OGR,
        List.of("pagure/whoami-401"),
        p -> p.forge().account(),
        fails(Reason.AUTHENTICATION, "Invalid or expired token"));
    repository();
    pullRequests();
    writing();
    statuses();
    moreRepository();
    morePullRequests();
    issues();
    access();
    flags();
    furtherParts();
    replay(
        PATCH,
        "https://pagure.io/ogr-tests",
        List.of("pagure/pr-patch-text"),
        p -> p.pullRequests().patch(5).orElseThrow().substring(0, 5),
        is("From "));
  }

  private void repository() {
    replay(EXISTS, OGR, List.of("pagure/project-get"), ForgeProject::exists, is(true));
    replay(
        EXISTS,
        "https://pagure.io/new-ogr-testing-repo-jscotka",
        List.of("pagure/project-get-404"),
        ForgeProject::exists,
        is(false));
    replay(
        DEFAULT_BRANCH,
        OGR,
        List.of("pagure/branches-list"),
        project -> project.repository().defaultBranch(),
        is("master"));
    replay(
        DEFAULT_BRANCH,
        OGR,
        List.of("pagure/branches-list-with-commits"),
        project -> project.repository().defaultHead(),
        is(Optional.of(new BranchHead("master", "517121273b142293807606dbd7a2e0f514b21cc8"))));
    replay(
        BRANCHES,
        OGR,
        List.of("pagure/branches-list"),
        p -> p.repository().branches().toList(),
        is(List.of("master", "testPR")));
    replay(
        RESOLVE,
        OGR,
        List.of("pagure/branches-list-with-commits"),
        p -> p.repository().resolve("testPR"),
        is(Optional.of(COMMIT)));
    replay(
        FILE,
        OGR,
        List.of("pagure/file-content-raw"),
        p ->
            new String(
                p.repository().file("master", "README.md").orElseThrow(), StandardCharsets.UTF_8),
        result -> assertThat(result.toString()).startsWith("# ogr-tests\n"));
    replay(
        FILE,
        OGR,
        List.of(
            "pagure/file-content-raw-404-html",
            "dist-git/project/tree-file-missing@/api/0/ogr-tests/tree/master/f/.blablabla_nonexisting_file",
            "pagure/tags-list-with-commits"),
        p -> p.repository().file("master", ".blablabla_nonexisting_file"),
        is(Optional.empty()));
    replay(
        FILES,
        OGR,
        List.of("pagure/tree-root"),
        p -> p.repository().files("for-testing-get-files"),
        is(List.of("a", "README.md", "random_file.txt")));
    replay(
        TAGS,
        OGR,
        List.of("pagure/tags-list-with-commits"),
        p -> p.repository().tags().toList(),
        is(List.of(new ForgeTag("v0", "2988640e03ddee8385a2acb827a36c8e50b1be1a"))));
    replay(
        COMMIT_OF_TAG,
        OGR,
        List.of("pagure/tags-list-with-commits"),
        p -> p.repository().commitOfTag("v0"),
        is(Optional.of("2988640e03ddee8385a2acb827a36c8e50b1be1a")));
    replay(
        COMMIT_OF_TAG,
        OGR,
        List.of("pagure/tags-list-with-commits-empty", "pagure/project-get"),
        p -> p.repository().commitOfTag("v0"),
        is(Optional.empty()));
    replay(
        PUSH_URLS,
        OGR,
        List.of("pagure/git-urls"),
        p -> p.pushUrls().toString(),
        is("[https://pagure.io/ogr-tests.git, ssh://git@pagure.io/ogr-tests.git]"));
    replay(
        FORK,
        OGR,
        List.of("pagure/fork-get-404"),
        p -> p.fork("qwertzuiopasdfghjkl"),
        is(Optional.empty()));
    replay(
        FORK,
        OGR,
        List.of("pagure/project-get-fork"),
        p -> p.fork("mfocko").map(ForgeProject::fullName),
        is(Optional.of("fork/mfocko/ogr-tests")));
  }

  private void pullRequests() {
    replay(
        GET_PULL_REQUEST,
        OGR,
        List.of("pagure/pr-get-from-fork"),
        p -> p.pullRequests().find(6).orElseThrow(),
        pullRequest(
            pr -> {
              assertThat(pr.sourceProject())
                  .hasValueSatisfying(s -> assertThat(s).startsWith("fork/"));
              assertThat(pr.webUrl()).hasToString(OGR + "/pull-request/6");
            }));
    replay(
        LIST_PULL_REQUESTS,
        OGR,
        List.of("pagure/pr-list-all"),
        p ->
            p.pullRequests()
                .list(PullRequestQuery.all().sourceProject("fork/mfocko/ogr-tests"))
                .toList(),
        result -> assertThat((List<?>) result).isNotEmpty());
    replay(
        CREATE_PULL_REQUEST,
        OGR,
        List.of("pagure/pr-create-from-fork"),
        p ->
            p.pullRequests()
                .create(
                    NewPullRequest.builder()
                        .title("Testing PR")
                        .description("Body of the testing PR.")
                        .sourceProject("fork/ttomecek/ogr-tests")
                        .sourceBranch("master")
                        .targetBranch("master")
                        .build()),
        pullRequest(pr -> assertThat(pr.id()).isEqualTo(12)));
  }

  private void writing() {
    replay(
        UPDATE_PULL_REQUEST,
        OGR,
        List.of("pagure/pr-update"),
        p -> p.pullRequests().update(4, "changed", "changed description"),
        pullRequest(pr -> assertThat(pr.description()).isEqualTo("changed description")));
    replay(
        FORK_OR_CREATE,
        DIST_GIT,
        List.of(
            "dist-git/meta/whoami",
            "dist-git/fork/fork-missing-before",
            "dist-git/fork/fork-queued",
            "dist-git/fork/fork-branches-before-ready",
            "dist-git/fork/fork-branches-ready"),
        p -> p.forkOrCreate().fullName(),
        is("fork/packit/rpms/python-ogr"));
  }

  private void statuses() {
    replay(
        STATUSES,
        OGR,
        List.of("pagure/commit-flags-list"),
        p -> p.commits().statuses(COMMIT).get(0).state(),
        is(CommitState.SUCCESS));
  }

  private void moreRepository() {
    replay(
        EXISTS,
        "https://src.fedoraproject.org/rpms/python-ogr",
        List.of("pagure/project-get-namespaced-dist-git"),
        ForgeProject::exists,
        is(true));
    replay(EXISTS, DIST_GIT, List.of("dist-git/project/project"), ForgeProject::exists, is(true));
    replay(
        EXISTS,
        "https://src.example.test/rpms/no-such-package",
        List.of("dist-git/project/project-missing"),
        ForgeProject::exists,
        is(false));
    replay(
        EXISTS,
        "https://src.example.test/nons/python-ogr",
        List.of("dist-git/project/project-missing-namespace"),
        ForgeProject::exists,
        is(false));
    replay(
        BRANCHES,
        DIST_GIT,
        List.of("dist-git/project/branches"),
        p -> p.repository().branches().toList(),
        is(List.of("epel9", "f42", "f43", "rawhide")));
    replay(
        RESOLVE,
        DIST_GIT,
        List.of("dist-git/project/branches-with-commits"),
        p -> p.repository().resolve("rawhide"),
        is(Optional.of("b31216fc8ad032aab51ee99242efd1f1a02e22d8")));
    replay(
        RESOLVE,
        DIST_GIT,
        List.of("dist-git/project/commit-info"),
        p -> p.repository().resolve("b31216fc8ad032aab51ee99242efd1f1a02e22d8"),
        is(Optional.of("b31216fc8ad032aab51ee99242efd1f1a02e22d8")));
    replay(
        RESOLVE,
        DIST_GIT,
        List.of(
            "dist-git/project/commit-info-missing",
            "dist-git/project/branches-with-commits",
            "dist-git/project/git-tags"),
        p -> p.repository().resolve("0000000000000000000000000000000000000000"),
        is(Optional.empty()));
    replay(
        TAGS,
        DIST_GIT,
        List.of("dist-git/project/git-tags"),
        p -> p.repository().tags().first().orElseThrow().name(),
        is("0.50.0"));
    replay(
        FILES,
        DIST_GIT,
        List.of("dist-git/project/tree-root"),
        p -> p.repository().files("rawhide").get(0),
        is(".gitignore"));
    replay(
        FILES,
        DIST_GIT,
        List.of("dist-git/project/tree-branch-missing", "dist-git/project/git-tags"),
        p -> p.repository().files("f99"),
        is(List.of()));
    replay(
        FILE,
        DIST_GIT,
        List.of("dist-git/project/raw-file"),
        p -> p.repository().file("rawhide", "sources").isPresent(),
        is(true));
    replay(
        FILE,
        DIST_GIT,
        List.of(
            "dist-git/project/raw-file-missing",
            "dist-git/project/tree-file-missing@/api/0/rpms/python-ogr/tree/rawhide/f/nope",
            "dist-git/project/git-tags"),
        p -> p.repository().file("rawhide", "nope"),
        is(Optional.empty()));
    replay(
        FILE,
        DIST_GIT,
        List.of(
            "dist-git/project/raw-branch-missing",
            "dist-git/project/tree-file-missing@/api/0/rpms/python-ogr/tree/f99/f/sources",
            "dist-git/project/git-tags"),
        p -> p.repository().file("f99", "sources"),
        is(Optional.empty()));
    replay(
        FILE,
        OGR,
        List.of(
            "pagure/file-content-raw-500-html",
            "dist-git/project/tree-file-missing@/api/0/ogr-tests/tree/master/f/.blablabla_no_file",
            "pagure/tags-list-with-commits"),
        p -> p.repository().file("master", ".blablabla_no_file"),
        is(Optional.empty()));
    replay(
        PUSH_URLS,
        DIST_GIT,
        List.of("dist-git/project/git-urls-anonymous"),
        p -> p.pushUrls().get(1).toString(),
        is("ssh://pkgs.example.test/rpms/python-ogr.git"));
    replay(
        PUSH_URLS,
        DIST_GIT,
        List.of("dist-git/project/git-urls-with-token"),
        p -> p.pushUrls().get(1).toString(),
        is("ssh://packit@pkgs.example.test/rpms/python-ogr.git"));
    replay(
        PUSH_URLS,
        "https://src.example.test/fork/packit/rpms/python-ogr",
        List.of("dist-git/fork/fork-git-urls"),
        p -> p.pushUrls().toString(),
        is(
            "[https://src.example.test/forks/packit/rpms/python-ogr.git,"
                + " ssh://packit@pkgs.example.test/forks/packit/rpms/python-ogr.git]"));
    replay(
        RELEASE,
        OGR,
        List.of("pagure/tags-list-with-commits"),
        p -> p.releases().find("v0").orElseThrow().name(),
        is("v0"));
    replay(
        RELEASES,
        OGR,
        List.of("pagure/tags-list-with-commits"),
        p -> p.releases().all().map(ForgeRelease::tag).toList(),
        is(List.of("v0")));
    for (String refused :
        List.of("whoami-no-token", "whoami-unknown-token", "whoami-expired-token")) {
      replay(
          ACCOUNT,
          DIST_GIT,
          List.of("dist-git/meta/" + refused),
          p -> p.forge().account(),
          fails(Reason.AUTHENTICATION, "Invalid or expired token"));
    }
    replay(
        ACCOUNT, DIST_GIT, List.of("dist-git/meta/whoami"), p -> p.forge().account(), is("packit"));
    replay(
        FORK_OR_CREATE,
        DIST_GIT,
        List.of(
            "dist-git/meta/whoami",
            "dist-git/fork/fork-missing-before",
            "dist-git/meta/auth-missing-acl@/api/0/fork"),
        p -> p.forkOrCreate(),
        fails(Reason.PERMISSION, "Missing ACLs"));
    replay(
        FORK_OR_CREATE,
        DIST_GIT,
        List.of(
            "dist-git/meta/whoami",
            "dist-git/fork/fork-missing-before",
            "dist-git/fork/fork-exists@/api/0/fork",
            "dist-git/fork/fork-project-ready",
            "dist-git/fork/fork-branches-ready"),
        p -> p.forkOrCreate().fullName(),
        is("fork/packit/rpms/python-ogr"));
    replay(
        FORK_OR_CREATE,
        "https://src.example.test/rpms/nope",
        List.of(
            "dist-git/meta/whoami",
            "dist-git/fork/fork-missing-before@/api/0/fork/packit/rpms/nope",
            "dist-git/fork/fork-unknown-repo"),
        p -> p.forkOrCreate(),
        fails(Reason.NOT_FOUND, "Project not found"));
  }

  private static NewPullRequest update(String from, String to) {
    return NewPullRequest.builder()
        .title("Update to 0.51.0 upstream release")
        .description("Upstream tag: 0.51.0\nResolves: rhbz#2000001")
        .sourceProject("fork/packit/rpms/python-ogr")
        .sourceBranch(from)
        .targetBranch(to)
        .build();
  }

  private void morePullRequests() {
    String branch = "0.51.0-rawhide-update";
    replay(
        CREATE_PULL_REQUEST,
        DIST_GIT,
        List.of("dist-git/pull-request/pr-create"),
        p -> p.pullRequests().create(update(branch, "rawhide")),
        pullRequest(
            pr -> {
              assertThat(pr.sourceProject()).contains("fork/packit/rpms/python-ogr");
              assertThat(pr.author()).isEqualTo("packit");
              assertThat(pr.createdAt()).isPresent();
            }));
    replay(
        CREATE_PULL_REQUEST,
        DIST_GIT,
        List.of("dist-git/pull-request/pr-create-unknown-source-branch"),
        p -> p.pullRequests().create(update("nope", "rawhide")),
        fails(Reason.INVALID, "Branch nope does not exist"));
    replay(
        CREATE_PULL_REQUEST,
        DIST_GIT,
        List.of("dist-git/pull-request/pr-create-unknown-target-branch"),
        p -> p.pullRequests().create(update(branch, "f99")),
        fails(Reason.INVALID, "could not be found"));
    replay(
        CREATE_PULL_REQUEST,
        DIST_GIT,
        List.of("dist-git/pull-request/pr-create-not-committer-of-fork"),
        p -> p.pullRequests().create(update(branch, "rawhide")),
        fails(Reason.PERMISSION, "sufficient permissions"));
    replay(
        CREATE_PULL_REQUEST,
        "https://src.example.test/fork/packit/rpms/python-ogr",
        List.of(
            "dist-git/pull-request/pr-create-on-fork@/api/0/fork/packit/rpms/python-ogr/pull-request/new"),
        p ->
            p.pullRequests()
                .create(
                    NewPullRequest.builder()
                        .title("x")
                        .sourceBranch(branch)
                        .targetBranch("rawhide")
                        .build()),
        fails(Reason.NOT_FOUND, "deactivated"));
    replay(
        CREATE_PULL_REQUEST,
        DIST_GIT,
        List.of(
            "dist-git/fork/pr-create-before-fork-ready@/api/0/rpms/python-ogr/pull-request/new",
            "dist-git/meta/whoami",
            "dist-git/pull-request/pr-list-author-unknown@/api/0/rpms/python-ogr/pull-requests"),
        p -> p.pullRequests().create(update("rawhide", "rawhide")),
        fails(Reason.SERVER, "HTML page"));
    replay(
        PROPOSE_PULL_REQUEST,
        DIST_GIT,
        List.of(
            "dist-git/meta/whoami",
            "dist-git/pull-request/pr-list-author-unknown@/api/0/rpms/python-ogr/pull-requests",
            "dist-git/pull-request/pr-create"),
        p -> p.pullRequests().propose(update(branch, "rawhide")),
        pullRequest(pr -> assertThat(pr.targetBranch()).isEqualTo("rawhide")));
    replay(
        LIST_PULL_REQUESTS,
        OGR,
        List.of("pagure/pr-list-open"),
        p ->
            p.pullRequests().list(PullRequestQuery.open()).stream()
                .allMatch(pr -> pr.state() == PullRequestState.OPEN),
        is(true));
    replay(
        GET_PULL_REQUEST,
        OGR,
        List.of("pagure/pr-get-404"),
        p -> p.pullRequests().find(999999),
        is(Optional.empty()));
    replay(
        GET_PULL_REQUEST,
        OGR,
        List.of("pagure/pr-get"),
        p -> p.pullRequests().find(5).orElseThrow().id(),
        is(5L));
    replay(
        COMMENTS,
        OGR,
        List.of("pagure/pr-get-with-comments"),
        p -> p.pullRequests().comments(4).first().orElseThrow().body(),
        is("regex test"));
    replay(
        CLOSE_PULL_REQUEST,
        OGR,
        List.of("pagure/pr-get-from-fork@/api/0/ogr-tests/pull-request/5", "pagure/pr-close"),
        p -> p.pullRequests().close(5).id(),
        is(6L));
    for (String refused : List.of("pr-merge-403-not-allowed", "pr-merge-409-conflicts")) {
      replay(
          MERGE_PULL_REQUEST,
          OGR,
          List.of("pagure/pr-get-from-fork@/api/0/ogr-tests/pull-request/5", "pagure/" + refused),
          p -> p.pullRequests().merge(5),
          fails(refused.contains("403") ? Reason.PERMISSION : Reason.CONFLICT));
    }
    replay(
        MERGE_PULL_REQUEST,
        OGR,
        List.of("pagure/pr-get-from-fork@/api/0/ogr-tests/pull-request/5", "pagure/pr-merge"),
        p -> p.pullRequests().merge(5).id(),
        is(6L));
  }

  private void issues() {
    replay(
        GET_ISSUE,
        OGR,
        List.of("pagure/issue-get"),
        p -> p.issues().find(2).orElseThrow(),
        result -> {
          ForgeIssue issue = (ForgeIssue) result;
          assertThat(issue.open()).isFalse();
          assertThat(issue.assignees()).containsExactly("mfocko");
          assertThat(issue.title()).isEqualTo("Test 1");
        });
    replay(
        GET_ISSUE,
        "https://pagure.io/fork/mfocko/ogr-tests",
        List.of("pagure/issue-get-404-tracker-disabled"),
        p -> p.issues().find(1),
        is(Optional.empty()));
    replay(
        LIST_ISSUES,
        OGR,
        List.of("pagure/issues-list-open"),
        p -> p.issues().list(IssueQuery.allOpen()).first().orElseThrow().open(),
        is(true));
    replay(
        LIST_ISSUES,
        OGR,
        List.of("pagure/issues-list-unknown-author-empty"),
        p -> p.issues().list(IssueQuery.all().author("xyzidontexist")).toList(),
        is(List.of()));
    replay(
        CREATE_ISSUE,
        "https://pagure.io/testing/hello-112111",
        List.of("pagure/issue-create-private-with-tags@/api/0/testing/hello-112111/new_issue"),
        p -> p.issues().create(new NewIssue("This is an issue", "Example", List.of("label1"))).id(),
        is(13L));
    replay(
        EDIT_ISSUE,
        OGR,
        List.of("pagure/issue-update"),
        p ->
            done(
                () ->
                    p.issues().update(3, "testing title", "Issue for testing filtering comments")),
        is("done"));
    replay(
        EDIT_ISSUE,
        OGR,
        List.of("pagure/issue-close"),
        p -> done(() -> p.issues().close(3)),
        is("done"));
    replay(
        COMMENT_ISSUE,
        OGR,
        List.of("pagure/issue-comment-create"),
        p -> done(() -> p.issues().comment(3, "test comment")),
        is("done"));
    replay(
        COMMENT_ISSUE,
        OGR,
        List.of("pagure/issue-get-with-comments"),
        p -> p.issues().comments(3).first().isPresent(),
        is(true));
  }

  private void access() {
    Replay.Call ofAlice = p -> p.access().of("alice");
    replay(
        ACCESS,
        DIST_GIT,
        List.of("dist-git/acls/project-with-acls-expand-group"),
        ofAlice,
        is(AccessLevel.WRITE));
    replay(
        ACCESS,
        DIST_GIT,
        List.of("dist-git/acls/project-with-acls-expand-group"),
        p -> p.access().of("admin"),
        is(AccessLevel.ADMIN));
    replay(
        ACCESS,
        DIST_GIT,
        List.of("dist-git/acls/project-with-acls-expand-group"),
        p -> p.access().of("bob").canMerge(),
        is(false));
    replay(
        COMMITTERS_KEPT_OUT,
        "https://src.example.test/fork/packit/rpms/python-ogr",
        List.of("dist-git/fork/fork-project-visible-before-ready"),
        p -> p.access().committersKeptOut(),
        is(new Committers(List.of("admin", "alice"), List.of("python-packagers-sig"))));
    replay(
        COMMITTERS_KEPT_OUT,
        "https://pagure.io/fork/mfocko/ogr-tests",
        List.of("pagure/project-get-fork"),
        p -> p.access().committersKeptOut(),
        is(
            new Committers(
                List.of(
                    "lachmanfrantisek", "jpopelka", "jscotka", "lbarczio", "nforro", "nikromen"),
                List.of())));
    replay(
        GROUP_MEMBERS,
        DIST_GIT,
        List.of("dist-git/acls/group"),
        p -> p.forge().groupMembers("packager"),
        is(Optional.of(Set.of("admin", "packit", "alice", "carol", "zuul"))));
    replay(
        GROUP_MEMBERS,
        DIST_GIT,
        List.of("dist-git/acls/group-missing"),
        p -> p.forge().groupMembers("nogroup"),
        is(Optional.empty()));
    replay(
        GROUP_MEMBERS,
        OGR,
        List.of("pagure/group-get"),
        p -> p.forge().groupMembers("packit-service").orElseThrow().contains("ttomecek"),
        is(true));
    replay(
        GRANT,
        "https://pagure.io/playground-nforro",
        List.of("pagure/project-modify-acls-add-user"),
        p -> done(() -> p.access().grant("lachmanfrantisek", AccessLevel.WRITE)),
        is("done"));
    replay(
        GRANT,
        "https://pagure.io/playground-nforro",
        List.of("pagure/project-modify-acls-remove-user"),
        p -> done(() -> p.access().revoke("lachmanfrantisek")),
        is("done"));
    replay(
        GRANT_GROUP,
        "https://pagure.io/playground-nforro",
        List.of("pagure/project-modify-acls-add-group"),
        p -> done(() -> p.access().grantGroup("packit-test-group", AccessLevel.WRITE)),
        is("done"));
    replay(
        GRANT,
        DIST_GIT,
        List.of("dist-git/acls/modifyacls-not-allowed"),
        p -> done(() -> p.access().grant("packit", AccessLevel.WRITE)),
        fails(Reason.PERMISSION, "not allowed to modify"));
    replay(
        GRANT,
        DIST_GIT,
        List.of("dist-git/acls/modifyacls-unknown-user"),
        p -> done(() -> p.access().grant("nobodyhere", AccessLevel.WRITE)),
        fails(Reason.NOT_FOUND, "No such user"));
  }

  private void flags() {
    replay(
        STATUSES,
        OGR,
        List.of("pagure/commit-flags-list-empty"),
        p -> p.commits().statuses("d87466de81c72231906a6597758f37f28830bb71"),
        is(List.of()));
    replay(
        SET_STATUS,
        OGR,
        List.of("pagure/commit-flag-set"),
        p ->
            done(
                () ->
                    p.commits()
                        .setStatus(
                            COMMIT,
                            CommitStatus.of("test", CommitState.SUCCESS, "not failed test")
                                .withUrl(URI.create(OGR + "/pull-request/4")))),
        is("done"));
    replay(
        SET_STATUS,
        DIST_GIT,
        List.of(
            "dist-git/flags/commit-flag-without-acl@/api/0/rpms/python-ogr/c/" + COMMIT + "/flag"),
        p ->
            done(
                () ->
                    p.commits()
                        .setStatus(
                            COMMIT,
                            CommitStatus.of("Packit", CommitState.PENDING, "Build running"))),
        fails(Reason.PERMISSION, "Missing ACLs"));
  }

  private static String done(Runnable action) {
    action.run();
    return "done";
  }

  private void furtherParts() {
    replay(
        CREATE_PULL_REQUEST,
        OGR,
        List.of("pagure/pr-create-from-parent"),
        p ->
            p.pullRequests()
                .create(
                    NewPullRequest.builder()
                        .title("Testing PR 2")
                        .description("Body of the testing PR.")
                        .sourceProject("fork/ttomecek/ogr-tests")
                        .sourceBranch("master")
                        .targetBranch("master")
                        .build()),
        pullRequest(pr -> assertThat(pr.title()).isEqualTo("Testing PR 2")));
    replay(
        FORK_OR_CREATE,
        OGR,
        List.of(
            "pagure/whoami",
            "pagure/fork-get-404@/api/0/fork/mfocko/ogr-tests",
            "pagure/fork-create@/api/0/fork",
            "pagure/branches-list@/api/0/fork/mfocko/ogr-tests/git/branches"),
        p -> p.forkOrCreate().fullName(),
        is("fork/mfocko/ogr-tests"));
    replay(
        PUSH_URLS,
        "https://pagure.io/fork/mfocko/ogr-tests",
        List.of("pagure/git-urls-fork"),
        p -> p.pushUrls().get(0).toString(),
        is("https://pagure.io/forks/mfocko/ogr-tests.git"));
    replay(
        ACCESS,
        "https://pagure.io/ogr-tests-group",
        List.of("pagure/project-get-with-group-access"),
        p -> p.access().of("lbarczio"),
        is(AccessLevel.ADMIN));
    replay(
        COMMENT,
        OGR,
        List.of(
            "pagure/pr-comment-create",
            "pagure/pr-get-with-comments@/api/0/ogr-tests/pull-request/5"),
        p -> p.pullRequests().comment(5, "/packit build"),
        fails(Reason.UNEXPECTED_ANSWER, "does not show"));
  }
}
