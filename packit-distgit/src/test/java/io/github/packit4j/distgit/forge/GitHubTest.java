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
        ForgeProject::defaultBranch,
        is(recorded("github/project-get", "default_branch")));
    replay(
        BRANCHES,
        OGR,
        List.of("github/branches-list"),
        p -> p.branches().first().orElseThrow(),
        is(recorded("github/branches-list", "0", "name")));
    replay(
        FILE,
        OGR,
        List.of("github/file-content"),
        p ->
            new String(p.file("master", ".git_archival.txt").orElseThrow(), StandardCharsets.UTF_8),
        result -> assertThat(result.toString()).startsWith("ref-names:"));
    replay(
        FILE,
        OGR,
        List.of("github/file-content-404"),
        p -> p.file("master", ".blablabla_nonexisting_file"),
        is(Optional.empty()));
    replay(
        FILE,
        OGR,
        List.of("github/directory-listing"),
        p -> p.file("master", ".fmf"),
        is(Optional.empty()));
    replay(
        RESOLVE,
        HELLO,
        List.of("github/commit-get"),
        p -> p.resolve("95069d7bedb6ae02def3fccce22169b412d08eac"),
        is(Optional.of("95069d7bedb6ae02def3fccce22169b412d08eac")));
    replay(
        TAGS,
        OGR,
        List.of("github/tags-list"),
        p -> p.tags().first().orElseThrow().commit(),
        is(recorded("github/tags-list", "0", "commit", "sha")));
  }

  private void releases() {
    replay(
        RELEASE,
        "https://github.com/github/hub",
        List.of("github/release-get-by-tag"),
        p -> p.release("v2.3.0-pre10").map(r -> r.name() + " " + r.prerelease() + r.draft()),
        is(Optional.of("hub 2.3.0-pre10 truefalse")));
    replay(
        RELEASE,
        HUB4J + "github-api",
        List.of("github/release-get-by-tag-404"),
        p -> p.release("foo-bar-baz"),
        is(Optional.empty()));
    replay(
        LATEST_RELEASE,
        OGR,
        List.of("github/release-latest"),
        p -> p.latestRelease().orElseThrow().tag(),
        is(recorded("github/release-latest", "tag_name")));
    replay(
        LATEST_RELEASE,
        "https://github.com/mfocko/ogr-playground",
        List.of("github/release-latest-404"),
        ForgeProject::latestRelease,
        is(Optional.empty()));
    replay(
        RELEASES,
        OGR,
        List.of("github/releases-list"),
        p -> p.releases().map(ForgeRelease::tag).toList().get(0),
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
        p -> p.pullRequest(1).orElseThrow(),
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
        p -> p.pullRequest(113).orElseThrow(),
        pullRequest(pr -> assertThat(pr.state()).isEqualTo(PullRequestState.OPEN)));
    replay(
        LIST_PULL_REQUESTS,
        HELLO,
        List.of("github/pr-list-open"),
        p -> p.pullRequests(PullRequestQuery.open()).map(PullRequest::id).toList(),
        is(List.of(72L, 130L)));
  }

  private void writing() {
    replay(
        CREATE_PULL_REQUEST,
        HELLO,
        List.of("github/pr-create-from-fork"),
        p ->
            p.createPullRequest(
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
            p.createPullRequest(
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
            p.createPullRequest(
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
        p -> p.updatePullRequest(72, "changed title", "changed description"),
        pullRequest(pr -> assertThat(pr.title()).isEqualTo("changed title")));
    replay(
        MERGE_PULL_REQUEST,
        OGR,
        List.of("github/pr-get"),
        p -> p.merge(1),
        pullRequest(pr -> assertThat(pr.state()).isEqualTo(PullRequestState.MERGED)));
  }

  private void comments() {
    replay(
        COMMENT,
        "https://github.com/nikromen/playground",
        List.of("github/pr-comment-create"),
        p -> p.comment(4, "11/22/2026").id(),
        is(Long.parseLong(recorded("github/pr-comment-create", "id"))));
    replay(
        COMMENTS,
        OGR,
        List.of("github/pr-comments-list"),
        p -> p.comments(9).first().orElseThrow().body(),
        is("@TomasTomecek fixed"));
  }

  private void statuses() {
    replay(
        SET_STATUS,
        OGR,
        List.of("github/commit-status-set"),
        p -> {
          p.setCommitStatus(
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
}
