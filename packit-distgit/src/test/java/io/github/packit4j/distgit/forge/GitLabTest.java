package io.github.packit4j.distgit.forge;

import static io.github.packit4j.distgit.forge.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

class GitLabTest extends ForgeContractTest {

  private static final String OGR = "https://gitlab.com/packit-service/ogr-tests";
  private static final String PROJECT = "gitlab/project-get";
  private static final String FORK = "gitlab/project-get-fork";
  private static final String COMMIT = "11b37d913374b14f8519d16c2a2cca3ebc14ac64";

  @Override
  void replays() {
    account();
    repository();
    releases();
    forks();
    mergeRequests();
    writing();
    comments();
    statuses();
    limits();
    parts();
    issues();
    access();
    pages();
    proposing();
    replay(
        PATCH,
        "https://gitlab.com/packit-service/ogr-tests",
        List.of("gitlab/mr-patch-text"),
        p -> p.pullRequests().patch(3).orElseThrow().substring(0, 5),
        is("From "));
  }

  /** Replays after the one look-up of the project's number. */
  private void on(
      Operation operation, Replay.Call call, Consumer<Object> check, String... recordings) {
    List<String> all = new ArrayList<>(List.of(PROJECT));
    all.addAll(List.of(recordings));
    replay(operation, OGR, all, call, check);
  }

  private void account() {
    replay(
        ACCOUNT,
        OGR,
        List.of("gitlab/user-get-authenticated"),
        p -> p.forge().account(),
        is(recorded("gitlab/user-get-authenticated", "username")));
    replay(
        ACCOUNT,
        OGR,
        List.of("gitlab/user-get-401"),
        p -> p.forge().account(),
        fails(Reason.AUTHENTICATION, "401 Unauthorized"));
    replay(
        ACCOUNT,
        OGR,
        List.of("gitlab/401-token-revoked"),
        p -> p.forge().account(),
        fails(Reason.AUTHENTICATION, "revoked"));
    replay(EXISTS, OGR, List.of(PROJECT), ForgeProject::exists, is(true));
    replay(
        EXISTS,
        "https://gitlab.com/some-none-existing-namespace/some-non-existing-repo",
        List.of("gitlab/project-get-404"),
        ForgeProject::exists,
        is(false));
    replay(
        EXISTS,
        "https://gitlab.com/packit-service/old-ogr-tests",
        List.of("gitlab/project-get-renamed"),
        ForgeProject::exists,
        is(true));
    replay(
        DEFAULT_BRANCH,
        "https://gitlab.com/redhat/centos-stream/rpms/firefox",
        List.of("gitlab/project-get-nested-groups"),
        project -> project.repository().defaultBranch(),
        is(recorded("gitlab/project-get-nested-groups", "default_branch")));
    replay(
        EXISTS,
        "https://gitlab.com/gnachman/iterm2",
        List.of("gitlab/project-get-unauthenticated"),
        ForgeProject::exists,
        is(true));
    replay(
        EXISTS,
        "https://gitlab.com/jscotka/private",
        List.of("gitlab/project-get-private"),
        ForgeProject::exists,
        is(true));
    replay(
        PUSH_URLS,
        OGR,
        List.of(PROJECT),
        p -> p.pushUrls().toString(),
        is(
            "[https://gitlab.com/packit-service/ogr-tests.git,"
                + " ssh://git@gitlab.com/packit-service/ogr-tests.git]"));
  }

  private void repository() {
    replay(
        BRANCHES,
        "https://gitlab.com/inkscape/inkscape",
        List.of(
            "gitlab/project-get-by-id@/api/v4/projects/inkscape%2Finkscape",
            "gitlab/branches-list-page1@/api/v4/projects/20772752/repository/branches",
            "gitlab/branches-list-page2-last"),
        p -> p.repository().branches().toList().get(0),
        is(recorded("gitlab/branches-list-page1", "0", "name")));
    on(
        FILE,
        p ->
            new String(
                p.repository().file("master", "README.md").orElseThrow(), StandardCharsets.UTF_8),
        result -> assertThat(result.toString()).startsWith("# ogr-tests"),
        "gitlab/file-content");
    on(
        FILE,
        p -> p.repository().file("master", ".blablabla_nonexisting_file"),
        is(Optional.empty()),
        "gitlab/file-content-404");
    on(
        FILES,
        p -> p.repository().files("master"),
        is(List.of("README.md")),
        "gitlab/commit-get@/api/v4/projects/14233409/repository/commits/master",
        "gitlab/repository-tree");
    on(RESOLVE, p -> p.repository().resolve(COMMIT), is(Optional.of(COMMIT)), "gitlab/commit-get");
    on(
        COMMIT_OF_TAG,
        p -> p.repository().commitOfTag("0.1.0"),
        is(Optional.of("24c86d0704694f686329b2ea636c5b7522cfdc40")),
        "gitlab/tag-get");
    on(
        COMMIT_OF_TAG,
        p -> p.repository().commitOfTag("future"),
        is(Optional.empty()),
        "gitlab/tag-get-404");
    on(
        TAGS,
        p -> p.repository().tags().first().orElseThrow().name(),
        is(recorded("gitlab/tags-list", "0", "name")),
        "gitlab/tags-list");
  }

  private void releases() {
    on(
        RELEASE,
        p -> p.releases().find("0.2.8").orElseThrow().body(),
        is("testing release-0.2.8"),
        "gitlab/release-get-by-tag");
    on(
        RELEASE,
        p -> p.releases().find("nonexistent"),
        is(Optional.empty()),
        "gitlab/release-get-by-tag-404");
    on(
        RELEASES,
        p -> p.releases().all().map(ForgeRelease::tag).toList().get(0),
        is("0.2.8"),
        "gitlab/releases-list");
    on(
        LATEST_RELEASE,
        p -> p.releases().latest().orElseThrow().tag(),
        is("0.2.8"),
        "gitlab/releases-list");
    on(
        LATEST_RELEASE,
        project -> project.releases().latest(),
        is(Optional.empty()),
        "gitlab/releases-list-empty@/api/v4/projects/14233409/releases");
  }

  private void forks() {
    replay(
        Operation.FORK,
        OGR,
        List.of(FORK),
        p -> p.fork("mfocko").map(ForgeProject::fullName),
        is(Optional.of("mfocko/ogr-tests")));
    replay(
        FORK_OR_CREATE,
        OGR,
        List.of(
            "gitlab/user-get-authenticated@/api/v4/user",
            "gitlab/fork-get-404",
            PROJECT,
            "gitlab/releases-list-empty@/api/v4/projects/14233409/forks",
            "gitlab/fork-create-user",
            FORK),
        p -> p.forkOrCreate().fullName(),
        is("mfocko/ogr-tests"));
  }

  private void mergeRequests() {
    on(
        GET_PULL_REQUEST,
        p -> p.pullRequests().find(1).orElseThrow(),
        pullRequest(
            pr -> {
              assertThat(pr.state()).isEqualTo(PullRequestState.MERGED);
              assertThat(pr.sourceProject()).contains("packit-service/ogr-tests");
              assertThat(pr.sourceBranch()).isEqualTo("change");
            }),
        "gitlab/mr-get");
    on(
        LIST_PULL_REQUESTS,
        p -> p.pullRequests().list(PullRequestQuery.open()).map(PullRequest::id).first(),
        is(Optional.of(46L)),
        "gitlab/mr-list-opened",
        "gitlab/project-get-by-id@/api/v4/projects/14529826");
  }

  private void writing() {
    replay(
        CREATE_PULL_REQUEST,
        OGR,
        List.of(
            PROJECT,
            "gitlab/project-get-by-id@/api/v4/projects/mfocko%2Fogr-tests",
            "gitlab/mr-create-from-fork@/api/v4/projects/20772752/merge_requests",
            "gitlab/project-get-by-id@/api/v4/projects/14529826"),
        p ->
            p.pullRequests()
                .create(
                    NewPullRequest.builder()
                        .title("test PR: fork -> upstream")
                        .description("test description")
                        .sourceProject("mfocko/ogr-tests")
                        .sourceBranch("one-more-branch")
                        .targetBranch("master")
                        .build()),
        pullRequest(pr -> assertThat(pr.id()).isEqualTo(46)));
    on(
        CREATE_PULL_REQUEST,
        p -> p.pullRequests().create(sameProject()),
        pullRequest(pr -> assertThat(pr.sourceBranch()).isEqualTo("test-branch1")),
        "gitlab/mr-create-same-project");
    on(
        CREATE_PULL_REQUEST,
        p -> p.pullRequests().create(sameProject()),
        fails(Reason.CONFLICT, "already exists"),
        "gitlab/mr-create-409-already-exists");
    on(
        CLOSE_PULL_REQUEST,
        p -> p.pullRequests().close(51).id(),
        is(51L),
        "gitlab/mr-get-open",
        "gitlab/mr-close");
    on(
        MERGE_PULL_REQUEST,
        p -> p.pullRequests().merge(71),
        fails(Reason.CONFLICT),
        "gitlab/mr-get-open@/api/v4/projects/14233409/merge_requests/71",
        "gitlab/mr-merge-405-not-mergeable");
    on(
        MERGE_PULL_REQUEST,
        p -> p.pullRequests().merge(71).id(),
        is(51L),
        "gitlab/mr-get-open@/api/v4/projects/14233409/merge_requests/71",
        "gitlab/mr-merge");
  }

  private static NewPullRequest sameProject() {
    return NewPullRequest.builder()
        .title("test PR: upstream -> upstream")
        .description("test description")
        .sourceBranch("test-branch1")
        .targetBranch("master")
        .build();
  }

  private void comments() {
    on(
        COMMENTS,
        p -> p.pullRequests().comments(1).first().orElseThrow().body(),
        is("first comment of mergerequest"),
        "gitlab/mr-notes-list-page1");
    replay(
        COMMENT,
        OGR,
        List.of(PROJECT, "gitlab/mr-note-create@/api/v4/projects/14233409/merge_requests/2/notes"),
        p -> p.pullRequests().comment(2, "11/22/2026").id(),
        is(Long.parseLong(recorded("gitlab/mr-note-create", "id"))));
  }

  private void statuses() {
    Replay.Call set =
        p -> {
          p.commits()
              .setStatus(
                  COMMIT,
                  CommitStatus.of("test", CommitState.SUCCESS, "testing status")
                      .withUrl(URI.create(OGR)));
          return "done";
        };
    on(SET_STATUS, set, is("done"), "gitlab/commit-status-set");
    on(
        SET_STATUS,
        p -> {
          p.commits()
              .setStatus(
                  COMMIT,
                  CommitStatus.of("test", CommitState.RUNNING, "testing status")
                      .withUrl(URI.create(OGR)));
          return "done";
        },
        is("done"),
        "gitlab/commit-status-set-400-cannot-transition");
    on(
        STATUSES,
        p -> p.commits().statuses(COMMIT).get(0),
        result ->
            assertThat((CommitStatus) result)
                .extracting(CommitStatus::context, CommitStatus::state)
                .containsExactly("default", CommitState.SUCCESS),
        "gitlab/commit-statuses-list");
  }

  private void limits() {
    replay(
        RATE_LIMIT,
        OGR,
        List.of("gitlab/rate-limited-429-throttle-plain-text"),
        p -> p.forge().account(),
        fails(Reason.RATE_LIMITED, "Retry later"));
  }

  private void parts() {
    on(
        COMMITS,
        p -> p.pullRequests().commits(1).stream().reduce((earlier, later) -> later).orElseThrow(),
        is("d490ec67dd98f69dfdc1732b98bb3189f0e0aace"),
        "gitlab/mr-commits-list");
    on(
        ADD_LABELS,
        p -> done(() -> p.pullRequests().addLabels(1, List.of("test_lb1", "test_lb2"))),
        is("done"),
        "gitlab/mr-labels-set@/api/v4/projects/14233409/merge_requests/1");
    on(
        EDIT_COMMENT,
        p -> done(() -> p.pullRequests().editComment(19, 252289087, "see if updating works")),
        is("done"),
        "gitlab/mr-note-update");
    on(
        REACT,
        p -> done(() -> p.pullRequests().react(2, 664139821, Reaction.PLUS_ONE)),
        is("done"),
        "gitlab/note-award-emoji-add@/api/v4/projects/14233409/merge_requests/2/notes/664139821/award_emoji");
    on(
        REACT,
        p -> done(() -> p.pullRequests().react(1149, 2132728866, Reaction.EYES)),
        is("done"),
        "gitlab/note-award-emoji-add-404-already-taken@/api/v4/projects/14233409/merge_requests/1149/notes/2132728866/award_emoji");
    on(
        COMMENT_ON_COMMIT,
        p -> done(() -> p.commits().comment(COMMIT, "Comment to line 3")),
        is("done"),
        "gitlab/commit-comment-create-on-line@/api/v4/projects/14233409/repository/commits/"
            + COMMIT
            + "/comments");
    on(
        UPDATE_PULL_REQUEST,
        p -> p.pullRequests().update(1, "test title", "changed description").id(),
        is(1L),
        "gitlab/mr-update-title");
    on(
        GET_PULL_REQUEST,
        p -> p.pullRequests().find(10_000_000),
        is(Optional.empty()),
        "gitlab/mr-get-404@/api/v4/projects/14233409/merge_requests/10000000");
  }

  private void issues() {
    on(
        GET_ISSUE,
        p -> p.issues().find(1).orElseThrow().title(),
        is("My first issue"),
        "gitlab/issue-get");
    on(
        LIST_ISSUES,
        p -> p.issues().list(IssueQuery.all().author("xyzidontexist")).toList(),
        is(List.of()),
        "gitlab/issues-list-unknown-author-empty");
    on(
        LIST_ISSUES,
        p -> p.issues().list(IssueQuery.allOpen()).first().orElseThrow().open(),
        is(true),
        "gitlab/issues-list-opened-page1");
    on(
        CREATE_ISSUE,
        p ->
            p.issues()
                .create(
                    new NewIssue(
                        "New Issue abcdefghi",
                        "Description for issue abcdefghi",
                        List.of("label1", "label2")))
                .open(),
        is(true),
        "gitlab/issue-create-with-labels");
    on(
        CREATE_ISSUE,
        p -> p.issues().create(NewIssue.of("x", "y")),
        fails(Reason.PERMISSION, "insufficient_scope"),
        "gitlab/403-insufficient-scope");
    on(EDIT_ISSUE, p -> done(() -> p.issues().close(79)), is("done"), "gitlab/issue-close");
    on(
        EDIT_ISSUE,
        p -> done(() -> p.issues().addLabels(1, List.of("test_lb1", "test_lb2"))),
        is("done"),
        "gitlab/issue-labels-set@/api/v4/projects/14233409/issues/1");
    on(
        COMMENT_ISSUE,
        p -> done(() -> p.issues().comment(1, "test comment")),
        is("done"),
        "gitlab/issue-note-create");
    on(
        COMMENT_ISSUE,
        p -> p.issues().comments(2).first().isPresent(),
        is(true),
        "gitlab/issue-notes-list-desc");
  }

  private void access() {
    on(
        ACCESS,
        p -> p.access().of("lachmanfrantisek"),
        is(AccessLevel.ADMIN),
        "gitlab/members-all-list");
    on(
        GRANT,
        p -> done(() -> p.access().grant("tomastomecek", AccessLevel.MAINTAIN)),
        is("done"),
        "gitlab/users-search-by-username",
        "gitlab/member-add");
  }

  private static String done(Runnable action) {
    action.run();
    return "done";
  }

  private void pages() {
    replay(
        RELEASES,
        "https://gitlab.com/graphviz/graphviz",
        List.of(
            "gitlab/project-get@/api/v4/projects/graphviz%2Fgraphviz",
            "gitlab/releases-list-page1@/api/v4/projects/14233409/releases",
            "gitlab/releases-list-page4-last"),
        p -> p.releases().all().toList().get(0).webUrl().toString(),
        result -> assertThat(result.toString()).startsWith("https://gitlab.com/graphviz"));
    on(
        LIST_PULL_REQUESTS,
        p -> p.pullRequests().list(PullRequestQuery.all()).first().isPresent(),
        is(true),
        "gitlab/mr-list-all-page1");
    on(
        MERGE_PULL_REQUEST,
        p -> p.pullRequests().merge(71),
        fails(Reason.CONFLICT, "SHA"),
        "gitlab/mr-get-open@/api/v4/projects/14233409/merge_requests/71",
        "gitlab/mr-merge-409-sha-mismatch@/api/v4/projects/14233409/merge_requests/71/merge");
    on(
        UPDATE_PULL_REQUEST,
        p -> p.pullRequests().update(1, "test title", "changed description").description(),
        is("changed description"),
        "gitlab/mr-update-description");
    on(
        ACCESS,
        p -> p.access().of("nobody-at-all"),
        is(AccessLevel.NONE),
        "gitlab/members-all-list-page1@/api/v4/projects/14233409/members/all",
        "gitlab/members-all-list-page2-last@/api/v4/projects/2396494/members/all");
    replay(
        Operation.FORK,
        OGR,
        List.of(
            PROJECT,
            "gitlab/fork-get-404@/api/v4/projects/jscotka%2Fogr-tests",
            "gitlab/forks-list"),
        p -> p.fork("jscotka"),
        result -> assertThat(result).isInstanceOf(Optional.class));
    replay(
        RATE_LIMIT,
        OGR,
        List.of(
            "gitlab/rate-limited-429-application-limit@/api/v4/projects/packit-service%2Fogr-tests"),
        ForgeProject::exists,
        fails(Reason.RATE_LIMITED));
  }

  private void proposing() {
    on(
        PROPOSE_PULL_REQUEST,
        p -> p.pullRequests().propose(sameProject()),
        pullRequest(pr -> assertThat(pr.targetBranch()).isEqualTo("master")),
        "gitlab/user-get-authenticated",
        "gitlab/releases-list-empty@/api/v4/projects/14233409/merge_requests",
        "gitlab/mr-create-same-project");
  }
}
