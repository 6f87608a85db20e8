package io.github.packit4j.distgit.forge;

import static io.github.packit4j.distgit.forge.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

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
        ForgeProject::defaultBranch,
        is("master"));
    replay(
        BRANCHES,
        OGR,
        List.of("pagure/branches-list"),
        p -> p.branches().toList(),
        is(List.of("master", "testPR")));
    replay(
        RESOLVE,
        OGR,
        List.of("pagure/branches-list-with-commits"),
        p -> p.resolve("testPR"),
        is(Optional.of(COMMIT)));
    replay(
        FILE,
        OGR,
        List.of("pagure/file-content-raw"),
        p -> new String(p.file("master", "README.md").orElseThrow(), StandardCharsets.UTF_8),
        result -> assertThat(result.toString()).startsWith("# ogr-tests\n"));
    replay(
        FILE,
        OGR,
        List.of("pagure/file-content-raw-404-html"),
        p -> p.file("master", ".blablabla_nonexisting_file"),
        is(Optional.empty()));
    replay(
        FILES,
        OGR,
        List.of("pagure/tree-root"),
        p -> p.files("for-testing-get-files"),
        is(List.of("a", "README.md", "random_file.txt")));
    replay(
        TAGS,
        OGR,
        List.of("pagure/tags-list-with-commits"),
        p -> p.tags().toList(),
        is(List.of(new ForgeTag("v0", "2988640e03ddee8385a2acb827a36c8e50b1be1a"))));
    replay(
        COMMIT_OF_TAG,
        OGR,
        List.of("pagure/tags-list-with-commits"),
        p -> p.commitOfTag("v0"),
        is(Optional.of("2988640e03ddee8385a2acb827a36c8e50b1be1a")));
    replay(
        COMMIT_OF_TAG,
        OGR,
        List.of("pagure/tags-list-with-commits-empty"),
        p -> p.commitOfTag("v0"),
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
        p -> p.pullRequest(6).orElseThrow(),
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
        p -> p.pullRequests(PullRequestQuery.all().sourceProject("fork/mfocko/ogr-tests")).toList(),
        result -> assertThat((List<?>) result).isNotEmpty());
    replay(
        CREATE_PULL_REQUEST,
        OGR,
        List.of("pagure/pr-create-from-fork"),
        p ->
            p.createPullRequest(
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
        p -> p.updatePullRequest(4, "changed", "changed description"),
        pullRequest(pr -> assertThat(pr.description()).isEqualTo("changed description")));
    replay(
        FORK_OR_CREATE,
        DIST_GIT,
        List.of(
            "dist-git/meta/whoami",
            "dist-git/fork/fork-missing-before",
            "dist-git/fork/fork-queued",
            "dist-git/fork/fork-project-visible-before-ready",
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
        p -> p.commitStatuses(COMMIT).get(0).state(),
        is(CommitState.SUCCESS));
  }
}
