package io.github.packit4j.distgit.forge;

import static io.github.packit4j.distgit.forge.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class GitHubTest extends ForgeContractTest {

  private static final String OGR = "https://github.com/packit/ogr";
  private static final String HELLO = "https://github.com/packit/hello-world";
  private static final String HUB4J = "https://github.com/hub4j-test-org/";
  private static final String COMMIT = "c891a9e4ac01e6575f3fd66cf1b7db2f52f10128";

  @Override
  void replays() {
    account();
    repository();
    releases();
    forks();
    reading();
    writing();
    comments();
    statuses();
    limits();
    pullRequestParts();
    issues();
    access();
    checkRuns();
    redirects();
    furtherParts();
    proposing();
    replay(
        PATCH,
        "https://github.com/packit/hello-world",
        List.of("github/pr-patch-text@/repos/packit/hello-world/pulls/113"),
        p -> p.pullRequests().patch(113).orElseThrow().substring(0, 5),
        is("From "));
  }

  private void account() {
    replay(
        ACCOUNT,
        OGR,
        List.of("github/user-get-authenticated"),
        p -> p.forge().account(),
        is(recorded("github/user-get-authenticated", "login")));
    replay(EXISTS, OGR, List.of("github/project-get"), ForgeProject::exists, is(true));
    replay(
        EXISTS,
        "https://github.com/some-none-existing-namespace/some-non-existing-repo",
        List.of("github/project-get-404"),
        ForgeProject::exists,
        is(false));
    replay(
        EXISTS,
        "https://github.com/mfocko/playground",
        List.of("github/project-get-private"),
        ForgeProject::exists,
        is(true));
    replay(
        EXISTS,
        "https://github.com/konveyor/volume-snapshot-mover",
        List.of(
            "github/project-get-renamed-redirect-301", "github/project-get-by-id-after-redirect"),
        ForgeProject::exists,
        is(true));
    replay(
        ERRORS,
        OGR,
        List.of("github/project-get-401-bad-credentials"),
        ForgeProject::exists,
        fails(Reason.AUTHENTICATION, "Bad credentials", "token configured"));
  }

  private void repository() {
    replay(
        DEFAULT_BRANCH,
        OGR,
        List.of("github/project-get"),
        project -> project.repository().defaultBranch(),
        is(recorded("github/project-get", "default_branch")));
    replay(
        BRANCHES,
        OGR,
        List.of("github/branches-list"),
        p -> p.repository().branches().first().orElseThrow(),
        is(recorded("github/branches-list", "0", "name")));
    replay(
        FILE,
        OGR,
        List.of("github/file-content"),
        p ->
            new String(
                p.repository().file("master", ".git_archival.txt").orElseThrow(),
                StandardCharsets.UTF_8),
        result -> assertThat(result.toString()).startsWith("ref-names:"));
    replay(
        FILE,
        OGR,
        List.of("github/file-content-404"),
        p -> p.repository().file("master", ".blablabla_nonexisting_file"),
        is(Optional.empty()));
    replay(
        FILE,
        OGR,
        List.of("github/directory-listing"),
        p -> p.repository().file("master", ".fmf"),
        is(Optional.empty()));
    replay(
        RESOLVE,
        HELLO,
        List.of("github/commit-get"),
        p -> p.repository().resolve("95069d7bedb6ae02def3fccce22169b412d08eac"),
        is(Optional.of("95069d7bedb6ae02def3fccce22169b412d08eac")));
    replay(
        TAGS,
        OGR,
        List.of("github/tags-list"),
        p -> p.repository().tags().first().orElseThrow().commit(),
        is(recorded("github/tags-list", "0", "commit", "sha")));
  }

  private void releases() {
    replay(
        RELEASE,
        "https://github.com/github/hub",
        List.of("github/release-get-by-tag"),
        p ->
            p.releases().find("v2.3.0-pre10").map(r -> r.name() + " " + r.prerelease() + r.draft()),
        is(Optional.of("hub 2.3.0-pre10 truefalse")));
    replay(
        RELEASE,
        HUB4J + "github-api",
        List.of("github/release-get-by-tag-404"),
        p -> p.releases().find("foo-bar-baz"),
        is(Optional.empty()));
    replay(
        LATEST_RELEASE,
        OGR,
        List.of("github/release-latest"),
        p -> p.releases().latest().orElseThrow().tag(),
        is(recorded("github/release-latest", "tag_name")));
    replay(
        LATEST_RELEASE,
        "https://github.com/mfocko/ogr-playground",
        List.of("github/release-latest-404"),
        project -> project.releases().latest(),
        is(Optional.empty()));
    replay(
        RELEASES,
        OGR,
        List.of("github/releases-list"),
        p -> p.releases().all().map(ForgeRelease::tag).toList().get(0),
        is(recorded("github/releases-list", "0", "tag_name")));
  }

  private void forks() {
    replay(
        FORK,
        OGR,
        List.of("github/project-get-fork"),
        p -> p.fork("mfocko").map(ForgeProject::fullName),
        is(Optional.of("mfocko/ogr")));
    replay(
        FORK,
        "https://github.com/fedora-modularity/fed-to-brew",
        List.of("github/fork-get-404@/repos/bcrocker15/fed-to-brew", "github/forks-list"),
        p -> p.fork("bcrocker15").map(ForgeProject::fullName),
        is(Optional.of("bcrocker15/fed-to-brew")));
  }

  private void reading() {
    replay(
        GET_PULL_REQUEST,
        OGR,
        List.of("github/pr-get"),
        p -> p.pullRequests().find(1).orElseThrow(),
        pullRequest(
            pr -> {
              assertThat(pr.state()).isEqualTo(PullRequestState.MERGED);
              assertThat(pr.sourceProject()).contains("lachmanfrantisek/ogr");
              assertThat(pr.sourceBranch()).isEqualTo("api");
              assertThat(pr.webUrl()).hasToString(OGR + "/pull/1");
            }));
    replay(
        GET_PULL_REQUEST,
        HELLO,
        List.of("github/pr-get-source-repo-deleted"),
        p -> p.pullRequests().find(113).orElseThrow(),
        pullRequest(pr -> assertThat(pr.state()).isEqualTo(PullRequestState.OPEN)));
    replay(
        LIST_PULL_REQUESTS,
        HELLO,
        List.of("github/pr-list-open"),
        p -> p.pullRequests().list(PullRequestQuery.open()).map(PullRequest::id).toList(),
        is(List.of(72L, 130L)));
  }

  private void writing() {
    replay(
        CREATE_PULL_REQUEST,
        HELLO,
        List.of("github/pr-create-from-fork"),
        p ->
            p.pullRequests()
                .create(
                    NewPullRequest.builder()
                        .title("test: upstream <- fork")
                        .description("pull request body")
                        .sourceProject("mfocko/hello-world")
                        .sourceBranch("test_source")
                        .targetBranch("test_target")
                        .build()),
        pullRequest(pr -> assertThat(pr.sourceProject()).contains("mfocko/hello-world")));
    replay(
        CREATE_PULL_REQUEST,
        HELLO,
        List.of("github/pr-create-same-repo"),
        p ->
            p.pullRequests()
                .create(
                    NewPullRequest.builder()
                        .title("test: upstream <- upstream")
                        .description("pull request body")
                        .sourceBranch("test_source")
                        .targetBranch("test_target")
                        .build()),
        pullRequest(pr -> assertThat(pr.targetBranch()).isEqualTo("test_target")));
    replay(
        CREATE_PULL_REQUEST,
        HUB4J + "github-api",
        List.of("github/pr-create-422-validation"),
        p ->
            p.pullRequests()
                .create(
                    NewPullRequest.builder()
                        .title("Test PR")
                        .description("## test")
                        .sourceBranch("test/stable")
                        .targetBranch("main")
                        .build()),
        fails(Reason.CONFLICT, "already exists"));
    replay(
        UPDATE_PULL_REQUEST,
        HELLO,
        List.of("github/pr-update"),
        p -> p.pullRequests().update(72, "changed title", "changed description"),
        pullRequest(pr -> assertThat(pr.title()).isEqualTo("changed title")));
    replay(
        MERGE_PULL_REQUEST,
        OGR,
        List.of("github/pr-get"),
        p -> p.pullRequests().merge(1),
        pullRequest(pr -> assertThat(pr.state()).isEqualTo(PullRequestState.MERGED)));
  }

  private void comments() {
    replay(
        COMMENT,
        "https://github.com/nikromen/playground",
        List.of("github/pr-comment-create"),
        p -> p.pullRequests().comment(4, "11/22/2026").id(),
        is(Long.parseLong(recorded("github/pr-comment-create", "id"))));
    replay(
        COMMENTS,
        OGR,
        List.of("github/pr-comments-list"),
        p -> p.pullRequests().comments(9).first().orElseThrow().body(),
        is("@TomasTomecek fixed"));
  }

  private void statuses() {
    replay(
        SET_STATUS,
        OGR,
        List.of("github/commit-status-set"),
        p -> {
          p.commits()
              .setStatus(
                  COMMIT,
                  CommitStatus.of("test", CommitState.SUCCESS, "testing description")
                      .withUrl(URI.create(OGR)));
          return "done";
        },
        is("done"));
  }

  private void limits() {
    replay(
        RATE_LIMIT,
        HUB4J + "temp-testHandler_Fail",
        List.of("github/rate-limited-primary-403"),
        ForgeProject::exists,
        fails(Reason.RATE_LIMITED));
  }

  private void pullRequestParts() {
    replay(
        COMMITS,
        OGR,
        List.of("github/pr-commits-list"),
        p -> p.pullRequests().commits(1).first().orElseThrow(),
        is(recorded("github/pr-commits-list", "0", "sha")));
    replay(
        ADD_LABELS,
        OGR,
        List.of("github/pr-labels-add"),
        p -> done(() -> p.pullRequests().addLabels(1, List.of("test_lb1"))),
        is("done"));
    replay(
        EDIT_COMMENT,
        HELLO,
        List.of("github/pr-comment-update"),
        p -> done(() -> p.pullRequests().editComment(1, 559765628, "see if updating works")),
        is("done"));
    replay(
        REACT,
        "https://github.com/nikromen/playground",
        List.of("github/comment-reaction-add"),
        p -> done(() -> p.pullRequests().react(4, 908330561, Reaction.CONFUSED)),
        is("done"));
    replay(
        CLOSE_PULL_REQUEST,
        HELLO,
        List.of("github/pr-get-open@/repos/packit/hello-world/pulls/145", "github/pr-close"),
        p -> p.pullRequests().close(145).id(),
        is(72L));
    replay(
        MERGE_PULL_REQUEST,
        HUB4J + "github-api",
        List.of(
            "github/pr-get-open@/repos/hub4j-test-org/github-api/pulls/267",
            "github/pr-merge-squash@/repos/hub4j-test-org/github-api/pulls/267/merge"),
        p -> p.pullRequests().merge(267).id(),
        is(72L));
    replay(
        GET_PULL_REQUEST,
        OGR,
        List.of("github/pr-get-404@/repos/packit/ogr/pulls/1000000000000000"),
        p -> p.pullRequests().find(1_000_000_000_000_000L),
        is(Optional.empty()));
    replay(
        CREATE_PULL_REQUEST,
        "https://github.com/mfocko/hello-world",
        List.of("github/pr-create-fork-to-fork@/repos/mfocko/hello-world/pulls"),
        p ->
            p.pullRequests()
                .create(
                    NewPullRequest.builder()
                        .title("test: fork(master) <- fork")
                        .sourceBranch("test_source")
                        .targetBranch("master")
                        .build()),
        pullRequest(pr -> assertThat(pr.targetBranch()).isEqualTo("master")));
    replay(
        CREATE_PULL_REQUEST,
        HELLO,
        List.of("github/pr-create-from-fork-username"),
        p ->
            p.pullRequests()
                .create(
                    NewPullRequest.builder()
                        .title("test: upstream <- fork_username:source_branch")
                        .description("pull request body")
                        .sourceProject("mfocko/hello-world")
                        .sourceBranch("test_source")
                        .targetBranch("test_target")
                        .build()),
        pullRequest(pr -> assertThat(pr.sourceBranch()).isEqualTo("test_source")));
    replay(
        CREATE_PULL_REQUEST,
        HUB4J + "github-api",
        List.of("github/pr-create-draft"),
        p ->
            p.pullRequests()
                .create(
                    NewPullRequest.builder()
                        .title("createDraftPullRequest")
                        .description("## test")
                        .sourceBranch("test/stable")
                        .targetBranch("main")
                        .draft(true)
                        .build()),
        pullRequest(pr -> assertThat(pr.draft()).isTrue()));
  }

  private void issues() {
    replay(
        GET_ISSUE,
        OGR,
        List.of("github/issue-get"),
        p -> p.issues().find(4).orElseThrow().title(),
        is(recorded("github/issue-get", "title")));
    replay(
        GET_ISSUE,
        OGR,
        List.of("github/issue-get-is-a-pull-request"),
        p -> p.issues().find(1),
        is(Optional.empty()));
    replay(
        GET_ISSUE,
        OGR,
        List.of("github/issue-get-404@/repos/packit/ogr/issues/99999999"),
        p -> p.issues().find(99_999_999),
        is(Optional.empty()));
    replay(
        LIST_ISSUES,
        OGR,
        List.of("github/issues-list-by-label-page1", "github/issues-list-by-label-page2-last"),
        p -> p.issues().list(IssueQuery.all().label("Pagure")).toList().get(0).id(),
        is(Long.parseLong(recorded("github/issues-list-by-label-page1", "0", "number"))));
    replay(
        CREATE_ISSUE,
        HELLO,
        List.of("github/issue-create@/repos/packit/hello-world/issues"),
        p ->
            p.issues()
                .create(
                    new NewIssue(
                        "This is a title", "This is a description", List.of("label1", "label2")))
                .labels(),
        is(List.of("label1", "label2")));
    replay(
        EDIT_ISSUE,
        HELLO,
        List.of("github/issue-edit-title"),
        p -> done(() -> p.issues().update(61, "test title", "body")),
        is("done"));
    replay(
        EDIT_ISSUE,
        HUB4J + "GHIssueTest",
        List.of("github/issue-close"),
        p -> done(() -> p.issues().close(2)),
        is("done"));
    replay(
        EDIT_ISSUE,
        OGR,
        List.of("github/issue-labels-add"),
        p -> done(() -> p.issues().addLabels(4, List.of("test_lb1"))),
        is("done"));
    replay(
        COMMENT_ISSUE,
        HELLO,
        List.of("github/issue-comment-create"),
        p -> done(() -> p.issues().comment(61, "test comment")),
        is("done"));
    replay(
        COMMENT_ISSUE,
        HELLO,
        List.of("github/issue-comments-list"),
        p -> p.issues().comments(61).first().orElseThrow().body(),
        is(recorded("github/issue-comments-list", "0", "body")));
  }

  private void access() {
    replay(
        ACCESS,
        OGR,
        List.of("github/collaborator-permission-admin"),
        p -> p.access().of("jpopelka"),
        is(AccessLevel.ADMIN));
    replay(
        ACCESS,
        OGR,
        List.of("github/collaborator-permission-read"),
        p -> p.access().of("torvalds").canMerge(),
        is(false));
    replay(
        ACCESS,
        "https://github.com/apache/groovy",
        List.of("github/collaborator-permission-403-no-push-access"),
        p -> p.access().of("jglick"),
        fails(Reason.PERMISSION, "push access"));
    replay(
        GRANT,
        "https://github.com/mfocko/playground",
        List.of("github/collaborator-add-201-invitation"),
        p -> done(() -> p.access().grant("lachmanfrantisek", AccessLevel.READ)),
        is("done"));
  }

  private void checkRuns() {
    String sha = "7cf6d0cbeca285ecbeb19a0067cb243783b3c768";
    replay(
        CHECK_RUNS,
        HELLO,
        List.of("github/check-runs-list-for-commit"),
        p -> p.checkRuns().list(sha).first().orElseThrow().name(),
        is(recorded("github/check-runs-list-for-commit", "check_runs", "0", "name")));
    replay(
        CHECK_RUNS,
        HELLO,
        List.of("github/check-runs-list-empty"),
        p -> p.checkRuns().list("f502aae6920d82948f2dba0b70c9260fb1e34822").toList(),
        is(List.of()));
    CheckRun.Builder run =
        CheckRun.builder().externalId("ogr-test").detailsUrl(URI.create("https://localhost"));
    replay(
        CHECK_RUNS,
        HELLO,
        List.of("github/check-run-create-queued"),
        p ->
            p.checkRuns()
                .create(
                    sha, run.name("check run to be queued").state(CheckRun.State.QUEUED).build())
                .id(),
        is(Optional.of(2684990362L)));
    replay(
        CHECK_RUNS,
        HELLO,
        List.of("github/check-run-update-conclusion"),
        p ->
            p.checkRuns()
                .update(
                    CheckRun.builder()
                        .id(2684990362L)
                        .name("check run to be queued")
                        .state(CheckRun.State.SUCCESS)
                        .build())
                .state(),
        is(CheckRun.State.SUCCESS));
    replay(
        CHECK_RUNS,
        HUB4J + "test-checks",
        List.of(
            "github/check-run-create-422-missing-conclusion@/repos/hub4j-test-org/test-checks/check-runs"),
        p ->
            p.checkRuns()
                .create(
                    sha, CheckRun.builder().name("x").state(CheckRun.State.IN_PROGRESS).build()),
        fails(Reason.INVALID));
  }

  private void redirects() {
    replay(
        STATUSES,
        OGR,
        List.of(
            "github/commit-statuses-list-page1@/repos/packit/ogr/commits/" + COMMIT + "/statuses",
            "github/commit-statuses-list-page2-last"),
        p -> p.commits().statuses(COMMIT).get(0).context(),
        is("test"));
    replay(
        SET_STATUS,
        OGR,
        List.of(
            "github/commit-status-set-422-description-too-long@/repos/packit/ogr/statuses/"
                + COMMIT),
        p ->
            done(
                () ->
                    p.commits()
                        .setStatus(
                            COMMIT, CommitStatus.of("test", CommitState.SUCCESS, "x".repeat(200)))),
        fails(Reason.INVALID));
    replay(
        COMMENT_ON_COMMIT,
        HELLO,
        List.of(
            "github/commit-comment-create-on-line@/repos/packit/hello-world/commits/95069d7bedb6ae02def3fccce22169b412d08eac/comments"),
        p ->
            done(
                () ->
                    p.commits()
                        .comment(
                            "95069d7bedb6ae02def3fccce22169b412d08eac", "Testing commit comment")),
        is("done"));
    replay(
        COMMIT_OF_TAG,
        HUB4J + "github-api",
        List.of("github/git-ref-get@/repos/hub4j-test-org/github-api/git/ref/tags/1.0"),
        p -> p.repository().commitOfTag("1.0"),
        is(Optional.of("4e64a0f9c3d561ab8587d2f7b03074b8745b5943")));
    replay(
        COMMIT_OF_TAG,
        HUB4J + "github-api",
        List.of(
            "github/git-ref-get-404@/repos/hub4j-test-org/github-api/git/ref/tags/none",
            "github/project-get@/repos/hub4j-test-org/github-api"),
        p -> p.repository().commitOfTag("none"),
        is(Optional.empty()));
    replay(
        FILES,
        OGR,
        List.of("github/directory-listing@/repos/packit/ogr/contents"),
        p -> p.repository().files("master"),
        is(List.of("version")));
    replay(
        FORK_OR_CREATE,
        "https://github.com/packit/ogr",
        List.of(
            "github/user-get-authenticated",
            "github/project-get-fork@/repos/"
                + recorded("github/user-get-authenticated", "login")
                + "/ogr",
            "github/branches-list@/repos/mfocko/ogr/branches"),
        p -> p.forkOrCreate().fullName(),
        is("mfocko/ogr"));
  }

  private static String done(Runnable action) {
    action.run();
    return "done";
  }

  private void furtherParts() {
    replay(
        CHECK_RUNS,
        HELLO,
        List.of("github/check-run-create-completed@/repos/packit/hello-world/check-runs"),
        p ->
            p.checkRuns()
                .create(
                    "7cf6d0cbeca285ecbeb19a0067cb243783b3c768",
                    CheckRun.builder()
                        .name("neutral completed")
                        .state(CheckRun.State.NEUTRAL)
                        .title("Compile & run tests")
                        .summary("Compilation failed")
                        .build())
                .state(),
        is(CheckRun.State.NEUTRAL));
    replay(
        CHECK_RUNS,
        HELLO,
        List.of("github/check-run-update-details-url"),
        p ->
            p.checkRuns()
                .update(
                    CheckRun.builder()
                        .id(2685140734L)
                        .name("x")
                        .state(CheckRun.State.QUEUED)
                        .detailsUrl(URI.create("https://packit.dev"))
                        .build())
                .detailsUrl(),
        is(Optional.of(URI.create("https://packit.dev"))));
    replay(
        SET_STATUS,
        OGR,
        List.of("github/commit-status-set-trimmed@/repos/packit/ogr/statuses/" + COMMIT),
        p ->
            done(
                () ->
                    p.commits()
                        .setStatus(
                            COMMIT, CommitStatus.of("test", CommitState.SUCCESS, "x".repeat(200)))),
        is("done"));
    replay(
        FORK_OR_CREATE,
        "https://github.com/fedora-modularity/fed-to-brew",
        List.of(
            "github/user-get-authenticated",
            "github/fork-get-404@/repos/" + login() + "/fed-to-brew",
            "github/forks-list",
            "github/fork-create-user"),
        p -> {
          try {
            return p.forkOrCreate();
          } catch (ForgeException e) {
            return e.reason();
          }
        },
        is(Reason.NOT_READY));
  }

  private static String login() {
    return recorded("github/user-get-authenticated", "login");
  }

  private void proposing() {
    replay(
        PROPOSE_PULL_REQUEST,
        HELLO,
        List.of(
            "github/user-get-authenticated",
            "github/pr-list-open",
            "github/pr-create-same-repo@/repos/packit/hello-world/pulls"),
        p ->
            p.pullRequests()
                .propose(
                    NewPullRequest.builder()
                        .title("test: upstream <- upstream")
                        .sourceBranch("test_source")
                        .targetBranch("test_target")
                        .build()),
        pullRequest(pr -> assertThat(pr.targetBranch()).isEqualTo("test_target")));
  }
}
