package io.github.packit4j.distgit.forge;

import static io.github.packit4j.distgit.forge.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class ForgejoTest extends ForgeContractTest {

  private static final String HOST = "https://v10.next.forgejo.org/";
  private static final String OGR = HOST + "packit-validator/ogr-tests";
  private static final String HELLO = HOST + "packit-validator/hello-world";
  private static final String COMMIT = "11b37d913374b14f8519d16c2a2cca3ebc14ac64";

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
    parts();
    issues();
    access();
    more();
    furtherParts();
    proposing();
    replay(
        PATCH,
        "https://v10.next.forgejo.org/packit-validator/ogr-tests",
        List.of("forgejo/pr-patch-text@/api/v1/repos/packit-validator/ogr-tests/pulls/119.patch"),
        p -> p.pullRequests().patch(119).orElseThrow().substring(0, 5),
        is("From "));
  }

  private void account() {
    replay(
        ACCOUNT,
        OGR,
        List.of("forgejo/user-get-authenticated"),
        p -> p.forge().account(),
        is(recorded("forgejo/user-get-authenticated", "login")));
    replay(
        ACCOUNT,
        OGR,
        List.of("forgejo/401-token-required"),
        p -> p.forge().account(),
        fails(Reason.AUTHENTICATION, "token is required"));
    replay(EXISTS, OGR, List.of("forgejo/project-get"), ForgeProject::exists, is(true));
    replay(
        EXISTS,
        HOST + "some-none-existing-namespace/some-non-existing-repo",
        List.of("forgejo/project-get-404-unknown-owner"),
        ForgeProject::exists,
        is(false));
    replay(
        EXISTS,
        HOST + "mfocko/ogr-tests",
        List.of("forgejo/project-get-404-unknown-repo"),
        ForgeProject::exists,
        is(false));
  }

  private void repository() {
    replay(
        DEFAULT_BRANCH,
        OGR,
        List.of("forgejo/project-get"),
        project -> project.repository().defaultBranch(),
        is(recorded("forgejo/project-get", "default_branch")));
    replay(
        BRANCHES,
        OGR,
        List.of("forgejo/branches-list-page1", "forgejo/branches-list-page2-empty"),
        p -> p.repository().branches().toList().get(0),
        is(recorded("forgejo/branches-list-page1", "0", "name")));
    replay(
        FILE,
        OGR,
        List.of("forgejo/file-content"),
        p ->
            new String(
                p.repository()
                    .file("b8e18207cfdad954f1b3a96db34d0706b272e6cf", "README.md")
                    .orElseThrow(),
                StandardCharsets.UTF_8),
        result -> assertThat(result.toString()).startsWith("# ogr-tests"));
    replay(
        FILE,
        OGR,
        List.of("forgejo/file-content-404"),
        p -> p.repository().file("master", ".blablabla_nonexisting_file"),
        is(Optional.empty()));
    replay(
        FILES,
        HELLO,
        List.of("forgejo/directory-listing-root"),
        p -> p.repository().files("master").size(),
        is(4));
    replay(
        RESOLVE,
        OGR,
        List.of("forgejo/branch-get"),
        p -> p.repository().resolve("change").orElseThrow(),
        is(recorded("forgejo/branch-get", "commit", "id")));
    replay(
        RESOLVE,
        OGR,
        List.of(
            "forgejo/branch-get-404",
            "forgejo/tag-get-404@/api/v1/repos/packit-validator/ogr-tests/tags/non-existing"),
        p -> p.repository().resolve("non-existing"),
        is(Optional.empty()));
    replay(
        COMMIT_OF_TAG,
        OGR,
        List.of("forgejo/tag-get"),
        p -> p.repository().commitOfTag("0.1.0"),
        is(Optional.of("24c86d0704694f686329b2ea636c5b7522cfdc40")));
    replay(
        COMMIT_OF_TAG,
        OGR,
        List.of("forgejo/tag-get-404", "forgejo/project-get"),
        p -> p.repository().commitOfTag("future"),
        is(Optional.empty()));
    replay(
        PUSH_URLS,
        OGR,
        List.of("forgejo/project-get"),
        p -> p.pushUrls().get(0),
        is(URI.create(OGR + ".git")));
  }

  private void releases() {
    replay(
        RELEASE,
        OGR,
        List.of("forgejo/release-get-by-tag"),
        p -> p.releases().find("0.1.0").orElseThrow().body(),
        is("testing release"));
    replay(
        LATEST_RELEASE,
        OGR,
        List.of("forgejo/release-latest"),
        p -> p.releases().latest().orElseThrow().tag(),
        is(recorded("forgejo/release-latest", "tag_name")));
    replay(
        LATEST_RELEASE,
        HELLO,
        List.of("forgejo/release-latest-404"),
        project -> project.releases().latest(),
        is(Optional.empty()));
    replay(
        RELEASES,
        OGR,
        List.of("forgejo/releases-list-page1", "forgejo/releases-list-page2-empty"),
        p -> p.releases().all().map(ForgeRelease::tag).toList().get(0),
        is("0.2.10"));
  }

  private void forks() {
    replay(
        FORK,
        OGR,
        List.of("forgejo/project-get-fork"),
        p -> p.fork("mfocko").map(ForgeProject::fullName),
        is(Optional.of("mfocko/ogr-tests")));
    replay(
        FORK,
        OGR,
        List.of(
            "forgejo/project-get-404-unknown-repo@/api/v1/repos/nobody/ogr-tests",
            "forgejo/forks-list",
            "forgejo/forks-list-empty@/api/v1/repos/packit-validator/ogr-tests/forks"),
        p -> p.fork("nobody"),
        is(Optional.empty()));
  }

  private void reading() {
    replay(
        GET_PULL_REQUEST,
        OGR,
        List.of("forgejo/pr-get-from-fork"),
        p -> p.pullRequests().find(211).orElseThrow(),
        pullRequest(
            pr -> {
              assertThat(pr.sourceProject()).contains("lbarcziova/ogr-tests");
              assertThat(pr.sourceBranch()).isEqualTo("readme-change-1");
              assertThat(pr.webUrl()).hasToString(OGR + "/pulls/211");
            }));
    replay(
        GET_PULL_REQUEST,
        OGR,
        List.of("forgejo/pr-get-merged"),
        p -> p.pullRequests().find(189).orElseThrow(),
        pullRequest(pr -> assertThat(pr.state()).isEqualTo(PullRequestState.MERGED)));
    replay(
        LIST_PULL_REQUESTS,
        OGR,
        List.of(
            "forgejo/pr-list-open-page1",
            "forgejo/pr-list-all-page5-empty@/api/v1/repos/packit-validator/ogr-tests/pulls"),
        p -> p.pullRequests().list(PullRequestQuery.open()).map(PullRequest::id).toList(),
        is(List.of(216L)));
  }

  private void writing() {
    replay(
        CREATE_PULL_REQUEST,
        OGR,
        List.of("forgejo/pr-create-from-fork"),
        p ->
            p.pullRequests()
                .create(
                    NewPullRequest.builder()
                        .title("test: upstream <- fork")
                        .description("pull request body")
                        .sourceProject("lbarcziova/ogr-tests")
                        .sourceBranch("readme-change-1")
                        .targetBranch("master")
                        .maintainerEdits(false)
                        .build()),
        pullRequest(pr -> assertThat(pr.sourceProject()).contains("lbarcziova/ogr-tests")));
    replay(
        CREATE_PULL_REQUEST,
        OGR,
        List.of("forgejo/pr-create-same-repo"),
        p -> p.pullRequests().create(sameProject()),
        pullRequest(pr -> assertThat(pr.sourceBranch()).isEqualTo("readme-change-1")));
    replay(
        CREATE_PULL_REQUEST,
        OGR,
        List.of("forgejo/pr-create-409-already-exists"),
        p -> p.pullRequests().create(sameProject()),
        fails(Reason.CONFLICT, "already exists"));
    replay(
        UPDATE_PULL_REQUEST,
        OGR,
        List.of("forgejo/pr-update"),
        p -> p.pullRequests().update(119, "change", "test description"),
        pullRequest(pr -> assertThat(pr.description()).isEqualTo("test description")));
    replay(
        CLOSE_PULL_REQUEST,
        OGR,
        List.of(
            "forgejo/pr-get-from-fork@/api/v1/repos/packit-validator/ogr-tests/pulls/217",
            "forgejo/pr-close-201"),
        p -> p.pullRequests().close(217).id(),
        is(211L));
    replay(
        MERGE_PULL_REQUEST,
        OGR,
        List.of(
            "forgejo/pr-get-from-fork@/api/v1/repos/packit-validator/ogr-tests/pulls/217",
            "forgejo/pr-merge-200-empty"),
        p -> p.pullRequests().merge(217).id(),
        is(211L));
  }

  private static NewPullRequest sameProject() {
    return NewPullRequest.builder()
        .title("test: upstream <- upstream")
        .description("pull request body")
        .sourceBranch("readme-change-1")
        .targetBranch("master")
        .build();
  }

  private void comments() {
    replay(
        COMMENT,
        OGR,
        List.of("forgejo/pr-comment-create"),
        p -> p.pullRequests().comment(199, "Such nice weather").body(),
        is("Such nice weather"));
    replay(
        COMMENTS,
        OGR,
        List.of("forgejo/pr-comments-list"),
        p -> p.pullRequests().comments(209).first().orElseThrow().body(),
        is("LGTM"));
  }

  private void statuses() {
    replay(
        SET_STATUS,
        OGR,
        List.of("forgejo/commit-status-set"),
        p -> {
          p.commits()
              .setStatus(
                  COMMIT,
                  CommitStatus.of("test", CommitState.SUCCESS, "testing status")
                      .withUrl(URI.create(OGR)));
          return "done";
        },
        is("done"));
    replay(
        STATUSES,
        OGR,
        List.of(
            "forgejo/commit-statuses-list-page1",
            "forgejo/forks-list-empty@/api/v1/repos/packit-validator/ogr-tests/statuses/" + COMMIT),
        p -> p.commits().statuses(COMMIT).get(0).context(),
        is("test"));
  }

  private void parts() {
    replay(
        COMMITS,
        OGR,
        List.of("forgejo/pr-commits-page1"),
        p -> p.pullRequests().commits(119).first().orElseThrow(),
        is(recorded("forgejo/pr-commits-page1", "0", "sha")));
    replay(
        ADD_LABELS,
        OGR,
        List.of("forgejo/pr-labels-add-by-name"),
        p -> done(() -> p.pullRequests().addLabels(209, List.of("test_lb1", "test_lb2"))),
        is("done"));
    replay(
        EDIT_COMMENT,
        OGR,
        List.of("forgejo/pr-comment-update"),
        p -> done(() -> p.pullRequests().editComment(1, 3172, "this wont hurt a bit")),
        is("done"));
    replay(
        REACT,
        OGR,
        List.of("forgejo/comment-reaction-add"),
        p -> done(() -> p.pullRequests().react(1, 3246, Reaction.CONFUSED)),
        is("done"));
  }

  private void issues() {
    replay(
        GET_ISSUE,
        OGR,
        List.of("forgejo/issue-get"),
        p -> p.issues().find(244).orElseThrow().title(),
        is("test Title ABC"));
    replay(
        GET_ISSUE,
        OGR,
        List.of("forgejo/issue-get-is-a-pull-request"),
        p -> p.issues().find(221),
        is(Optional.empty()));
    replay(
        GET_ISSUE,
        OGR,
        List.of("forgejo/issue-get-404@/api/v1/repos/packit-validator/ogr-tests/issues/99999999"),
        p -> p.issues().find(99_999_999),
        is(Optional.empty()));
    replay(
        LIST_ISSUES,
        OGR,
        List.of("forgejo/issues-list-open-page1"),
        p -> p.issues().list(IssueQuery.allOpen()).first().orElseThrow().open(),
        is(true));
    replay(
        CREATE_ISSUE,
        OGR,
        List.of("forgejo/issue-create"),
        p ->
            p.issues()
                .create(
                    NewIssue.of(
                        recorded("forgejo/issue-create", "title"),
                        recorded("forgejo/issue-create", "body")))
                .open(),
        is(true));
    replay(
        CREATE_ISSUE,
        OGR,
        List.of("forgejo/403-missing-token-scope"),
        p -> p.issues().create(NewIssue.of("x", "y")),
        fails(Reason.PERMISSION, "scope"));
    replay(
        EDIT_ISSUE,
        OGR,
        List.of("forgejo/issue-close-201"),
        p ->
            done(
                () ->
                    p.issues()
                        .close(Long.parseLong(recorded("forgejo/issue-close-201", "number")))),
        is("done"));
    replay(
        COMMENT_ISSUE,
        OGR,
        List.of("forgejo/issue-comments-list"),
        p ->
            p.issues().comments(number("forgejo/issue-comments-list")).first().orElseThrow().body(),
        is(recorded("forgejo/issue-comments-list", "0", "body")));
    replay(
        COMMENT_ISSUE,
        OGR,
        List.of("forgejo/issue-comment-create"),
        p ->
            done(
                () ->
                    p.issues()
                        .comment(
                            number("forgejo/issue-comment-create"),
                            recorded("forgejo/issue-comment-create", "body"))),
        is("done"));
    replay(
        EDIT_ISSUE,
        OGR,
        List.of("forgejo/issue-labels-add-by-name"),
        p ->
            done(
                () ->
                    p.issues()
                        .addLabels(
                            number("forgejo/issue-labels-add-by-name"), List.of("b", "label2"))),
        is("done"));
  }

  /** The number of the issue in a recorded path. */
  private static long number(String recording) {
    String path = Replay.load(recording).path();
    return Long.parseLong(path.replaceFirst(".*/issues/(\\d+).*", "$1"));
  }

  private void access() {
    replay(
        ACCESS,
        OGR,
        List.of("forgejo/collaborator-permission-owner"),
        p -> p.access().of("packit-validator"),
        is(AccessLevel.ADMIN));
    replay(
        ACCESS,
        OGR,
        List.of("forgejo/collaborator-permission-write"),
        p -> p.access().of("mfocko").canMerge(),
        is(true));
    replay(
        ACCESS,
        OGR,
        List.of("forgejo/collaborator-permission-read"),
        p -> p.access().of("lbarcziova"),
        is(AccessLevel.READ));
    replay(
        GRANT,
        OGR,
        List.of("forgejo/collaborator-add-204"),
        p -> done(() -> p.access().grant("lbarcziova", AccessLevel.WRITE)),
        is("done"));
    replay(
        GRANT,
        OGR,
        List.of("forgejo/collaborator-remove-204"),
        p -> done(() -> p.access().revoke("lbarcziova")),
        is("done"));
  }

  private void more() {
    replay(
        GET_PULL_REQUEST,
        OGR,
        List.of("forgejo/pr-get"),
        p -> p.pullRequests().find(119).orElseThrow().state(),
        is(PullRequestState.MERGED));
    replay(
        GET_PULL_REQUEST,
        OGR,
        List.of("forgejo/pr-get-404@/api/v1/repos/packit-validator/ogr-tests/pulls/99999999"),
        p -> p.pullRequests().find(99_999_999),
        is(Optional.empty()));
    replay(
        LIST_PULL_REQUESTS,
        OGR,
        List.of("forgejo/pr-list-all-page1", "forgejo/pr-list-all-page5-empty"),
        p -> p.pullRequests().list(PullRequestQuery.all()).toList().isEmpty(),
        is(false));
    replay(
        CREATE_PULL_REQUEST,
        OGR,
        List.of("forgejo/pr-create-from-fork-username"),
        p ->
            p.pullRequests()
                .create(
                    NewPullRequest.builder()
                        .title("test: upstream <- fork_username:source_branch")
                        .description("pull request body")
                        .sourceProject("lbarcziova/ogr-tests")
                        .sourceBranch("readme-change-1")
                        .targetBranch("master")
                        .maintainerEdits(false)
                        .build()),
        pullRequest(pr -> assertThat(pr.author()).isEqualTo("packit-validator")));
    replay(
        MERGE_PULL_REQUEST,
        OGR,
        List.of(
            "forgejo/pr-get-from-fork@/api/v1/repos/packit-validator/ogr-tests/pulls/217",
            "forgejo/pr-merge-405-not-mergeable@/api/v1/repos/packit-validator/ogr-tests/pulls/217/merge"),
        p -> p.pullRequests().merge(217),
        fails(Reason.CONFLICT, "try again"));
    replay(
        EXISTS,
        recorded("forgejo/project-get-private", "html_url"),
        List.of("forgejo/project-get-private"),
        ForgeProject::exists,
        is(true));
    replay(
        FORK_OR_CREATE,
        OGR,
        List.of(
            "forgejo/user-get-authenticated",
            "forgejo/project-get-404-unknown-repo",
            "forgejo/forks-list-empty@/api/v1/repos/packit-validator/ogr-tests/forks",
            "forgejo/fork-create-202",
            "forgejo/project-get-fork",
            "forgejo/branches-list-page1@/api/v1/repos/mfocko/ogr-tests/branches"),
        p -> p.forkOrCreate().fullName(),
        is("mfocko/ogr-tests"));
  }

  private static String done(Runnable action) {
    action.run();
    return "done";
  }

  private void furtherParts() {
    replay(
        CREATE_PULL_REQUEST,
        HOST + "lbarcziova/ogr-tests",
        List.of("forgejo/pr-create-fork-to-fork@/api/v1/repos/lbarcziova/ogr-tests/pulls"),
        p ->
            p.pullRequests()
                .create(
                    NewPullRequest.builder()
                        .title("test: fork(master) <- fork")
                        .sourceBranch("readme-change-1")
                        .targetBranch("master")
                        .build()),
        pullRequest(pr -> assertThat(pr.sourceProject()).contains("lbarcziova/ogr-tests")));
    replay(
        EDIT_ISSUE,
        OGR,
        List.of("forgejo/issue-edit-title"),
        p -> done(() -> p.issues().update(245, "test title", "text")),
        is("done"));
    replay(
        LIST_ISSUES,
        OGR,
        List.of("forgejo/issues-list-open-page4"),
        p -> p.issues().list(IssueQuery.allOpen()).toList().isEmpty(),
        is(false));
  }

  private void proposing() {
    replay(
        PROPOSE_PULL_REQUEST,
        OGR,
        List.of(
            "forgejo/user-get-authenticated",
            "forgejo/pr-list-all-page5-empty@/api/v1/repos/packit-validator/ogr-tests/pulls",
            "forgejo/pr-create-same-repo"),
        p -> p.pullRequests().propose(sameProject()),
        pullRequest(pr -> assertThat(pr.sourceBranch()).isEqualTo("readme-change-1")));
  }
}
