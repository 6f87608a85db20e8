package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may push what to dist-git, and what follows. */
class GitAccessTest {

  private static final String SRC = "https://src.fedoraproject.org/";
  private static final String PACKAGE = SRC + "rpms/hello.git";
  private static final String FORK = SRC + "forks/packit/rpms/hello.git";

  private Sandbox fedora;
  private GitClient git;
  private ObjectId commit;

  @BeforeEach
  void prepare() throws Exception {
    fedora = Sandbox.start();
    fedora
        .distGit()
        .createPackage("hello", FileTree.of("hello.spec", "Name: hello\n"), "rawhide", "f45");
    new Http(fedora.httpClient())
        .as(fedora.account("packit"))
        .post(SRC + "api/0/fork", "repo", "hello", "namespace", "rpms");
    git = new GitClient(fedora.httpClient());
    commit = StoryTest.commit(git, git.fetch(PACKAGE, "rawhide"), "Name: hello\nVersion: 2\n");
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private RemoteRefUpdate push(String url, String account, String branch) throws Exception {
    return result(url, account, branch).getRemoteUpdates().iterator().next();
  }

  private PushResult result(String url, String account, String branch) throws Exception {
    return git.push(url, fedora.account(account), commit, branch);
  }

  @Test
  void ownerPushesToItsForkAndPackageStaysAsItIs() throws Exception {
    assertThat(push(FORK, "packit", "update").getStatus()).isEqualTo(Status.OK);

    assertThat(fedora.distGit().pkg("hello").fork("packit").orElseThrow().branches())
        .containsExactly("f45", "main", "rawhide", "update");
    assertThat(fedora.distGit().pkg("hello").branches()).containsExactly("f45", "main", "rawhide");
  }

  @Test
  void strangersAreRefusedWithAReason() throws Exception {
    PushResult refused = result(PACKAGE, "packit", "rawhide");

    RemoteRefUpdate update = refused.getRemoteUpdates().iterator().next();
    assertThat(update.getStatus()).isEqualTo(Status.REJECTED_OTHER_REASON);
    assertThat(update.getMessage()).isEqualTo("pre-receive hook declined");
    assertThat(refused.getMessages())
        .contains("Denied push for ref 'refs/heads/rawhide' for user 'packit'")
        .contains("All changes have been rejected");
    assertThat(push(FORK, "alice", "x").getStatus()).isEqualTo(Status.REJECTED_OTHER_REASON);
  }

  @Test
  void committersPushToExistingBranchesOnly() throws Exception {
    fedora.distGit().pkg("hello").addCommitter("packit");

    assertThat(push(PACKAGE, "packit", "rawhide").getStatus()).isEqualTo(Status.OK);
    assertThat(push(PACKAGE, "packit", "f46").getStatus()).isEqualTo(Status.REJECTED_OTHER_REASON);
    assertThat(push(PACKAGE, "packit", "private-fix").getStatus()).isEqualTo(Status.OK);
  }

  @Test
  void wrongPasswordIsNotAuthorized() {
    Account impostor = new Account("packit", "Packit", "x@example.org", "guess", true);

    assertThatThrownBy(() -> git.push(FORK, impostor, commit, "update"))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("not authorized");
  }

  @Test
  void injectedRefusalHitsOneBranchOnly() throws Exception {
    fedora.faults().rejectPush("rpms/hello", "f45-*", "the hook says no");

    PushResult refused = result(FORK, "packit", "f45-update");

    assertThat(refused.getRemoteUpdates().iterator().next().getStatus())
        .isEqualTo(Status.REJECTED_OTHER_REASON);
    assertThat(refused.getMessages()).contains("the hook says no");
    assertThat(push(FORK, "packit", "rawhide-update").getStatus()).isEqualTo(Status.OK);
    fedora.faults().clear();
    assertThat(push(FORK, "packit", "f45-update").getStatus()).isEqualTo(Status.OK);
  }

  @Test
  void pushToTheSourceBranchUpdatesThePullRequest() throws Exception {
    int id = PagureScenes.openPullRequest(fedora, "hello", "rawhide");

    commit = StoryTest.commit(git, git.fetch(FORK, "rawhide-update"), "Name: hello\nVersion: 3\n");
    PushResult pushed = result(FORK, "packit", "rawhide-update");

    PagurePullRequest pull = fedora.distGit().pkg("hello").pullRequest(id);
    assertThat(pull.headCommit()).contains(commit.name());
    assertThat(pull.comments())
        .extracting(PagurePullRequest.Comment::text)
        .containsExactly("**1 new commit added**\n\n * ``Update to 0.62.3``\n");
    assertThat(pushed.getMessages()).contains("View pull-request", pull.url().toString());
    assertThat(fedora.messages().ofTopic("pagure.pull-request.updated")).hasSize(1);
  }

  @Test
  void mergeWhenBranchMovedMakesAMergeCommitOrConflicts() throws Exception {
    int one = PagureScenes.openPullRequest(fedora, "hello", "rawhide");
    int two = PagureScenes.openPullRequest(fedora, "hello", "f45");
    DistGitPackage hello = fedora.distGit().pkg("hello");
    hello.commit("rawhide", "Other file", FileTree.of("sources", "x\n"));
    hello.commit("f45", "Same file", FileTree.of("python-ogr.spec", "Name: other\n"));

    hello.merge(one);

    assertThat(hello.files("rawhide")).contains("sources", "python-ogr.spec");
    assertThat(hello.log("rawhide").get(0).message()).startsWith("Merge #" + one);
    assertThatThrownBy(() -> hello.merge(two)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void forkIsVisibleBeforeItIsUsable() {
    fedora.distGit().createPackage("slow", FileTree.of("slow.spec", "Name: slow\n"));
    fedora.distGit().forkUsableAfter(2);
    Http packit = new Http(fedora.httpClient()).as(fedora.account("packit"));
    packit.post(SRC + "api/0/fork", "repo", "slow", "namespace", "rpms");
    String fork = SRC + "api/0/fork/packit/rpms/slow";

    assertThat(packit.get(fork).status()).isEqualTo(200);
    assertThat(packit.get(fork + "/git/branches").status()).isEqualTo(404);
    assertThat(
            packit
                .get(SRC + "forks/packit/rpms/slow.git/info/refs?service=git-upload-pack")
                .status())
        .isEqualTo(500);
    assertThat(packit.get(fork + "/git/branches").status()).isEqualTo(200);
  }

  @Test
  void bothProtocolVersionsAreSpoken() {
    String advertisement = PACKAGE + "/info/refs?service=git-upload-pack";
    Http http = new Http(fedora.httpClient());

    assertThat(http.get(advertisement).text()).contains("refs/heads/rawhide", "symref=HEAD:");
    assertThat(http.with("Git-Protocol", "version=2").get(advertisement).text())
        .contains("version 2", "ls-refs", "fetch=");
    assertThat(http.get(PACKAGE + "/info/refs").status()).isEqualTo(403);
    assertThat(http.get(SRC + "rpms/nope.git/info/refs?service=git-upload-pack").status())
        .isEqualTo(404);
  }

  @Test
  void pullRequestIsShownAsDiffAndPatch() {
    int id = PagureScenes.openPullRequest(fedora, "hello", "rawhide");
    Http http = new Http(fedora.httpClient());
    String page = SRC + "rpms/hello/pull-request/" + id;

    assertThat(http.get(page + ".diff").text())
        .startsWith("diff --git a/hello.spec b/hello.spec\n")
        .contains("+Name: changed\n");
    assertThat(http.get(page + ".patch").text())
        .startsWith("From ")
        .contains("From: Packit <hello@packit.dev>\n", "Subject: Update to 0.62.3\n", "diff --git");
    assertThat(http.get(page + ".txt").status()).isEqualTo(404);
  }

  @Test
  void upstreamIsFetchedByTagAndByCommit() throws Exception {
    UpstreamProject ogr = fedora.upstream().project("packit/ogr");
    String id = ogr.commit("Begin", FileTree.of("README.md", "hello\n"));
    ogr.tag("v1");

    assertThat(git.fetch("https://github.com/packit/ogr.git", "main").name()).isEqualTo(id);
    assertThat(git.fetch("https://github.com/Packit/OGR", "main").name()).isEqualTo(id);
    assertThat(ogr.commitOf("v1")).contains(id);
    assertThat(List.copyOf(ogr.files("v1"))).containsExactly("README.md");
  }
}
