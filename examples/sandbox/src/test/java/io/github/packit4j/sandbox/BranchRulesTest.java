package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which branches of a package take a committer's push. */
class BranchRulesTest {

  private static final String SRC = "https://src.fedoraproject.org/";
  private static final String PACKAGE = SRC + "rpms/hello.git";

  private Sandbox fedora;
  private GitClient git;
  private ObjectId initial;
  private ObjectId commit;

  @BeforeEach
  void prepare() throws Exception {
    fedora = Sandbox.start();
    fedora
        .distGit()
        .createPackage("hello", FileTree.of("hello.spec", "1\n"), "rawhide", "f44", "f45", "f42");
    fedora.distGit().pkg("hello").addCommitter("packit");
    git = new GitClient(fedora.httpClient());
    initial = git.fetch(PACKAGE, "rawhide");
    commit = git.commit(initial, FileTree.of("hello.spec", "2\n"), "Change\n");
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private PushResult push(RemoteRefUpdate... updates) throws Exception {
    return git.push(PACKAGE, fedora.account("packit"), List.of(updates));
  }

  private RemoteRefUpdate update(@Nullable ObjectId to, String branch) throws Exception {
    return git.update(to, branch, true);
  }

  @ParameterizedTest
  @CsvSource({
    "f46, Unspecified ref refs/heads/f46 is blocked",
    "epel10.4, Unspecified ref refs/heads/epel10.4 is blocked",
    "master, Ref refs/heads/master is blocked",
    "c9s, Ref refs/heads/c9s is blocked",
    "f42, Branch refs/heads/f42 is unsupported",
  })
  void refusesBranchesThatNobodyMayPush(String branch, String reason) throws Exception {
    RemoteRefUpdate update = update(commit, branch);

    PushResult result = push(update);

    assertThat(update.getStatus()).isEqualTo(Status.REJECTED_OTHER_REASON);
    assertThat(update.getMessage()).isEqualTo("pre-receive hook declined");
    assertThat(result.getMessages())
        .isEqualTo(
            reason
                + "\nDenied push for ref 'refs/heads/"
                + branch
                + "' for user 'packit'\nAll changes have been rejected\n");
    assertThat(fedora.messages().ofTopic("pagure.git.receive")).isEmpty();
  }

  @Test
  void branchEndsWithItsRelease() throws Exception {
    assertThat(push(update(commit, "f44")).getRemoteUpdate("refs/heads/f44").getStatus())
        .isEqualTo(Status.OK);

    fedora.distGit().endOfLife("f44");
    ObjectId next = git.commit(commit, FileTree.of("hello.spec", "3\n"), "Change\n");
    PushResult refused = push(update(next, "f44"));

    assertThat(refused.getMessages()).startsWith("Branch refs/heads/f44 is unsupported\n");
    assertThat(fedora.distGit().pkg("hello").commitOf("f44")).contains(commit.name());
  }

  @Test
  void forksAreFree() throws Exception {
    new Http(fedora.httpClient())
        .as(fedora.account("packit"))
        .post(SRC + "api/0/fork", "repo", "hello", "namespace", "rpms");
    String fork = SRC + "forks/packit/rpms/hello.git";
    List<RemoteRefUpdate> updates =
        List.of(update(commit, "f42"), update(commit, "f46"), update(null, "f45"));

    git.push(fork, fedora.account("packit"), updates);

    assertThat(updates).allMatch(update -> update.getStatus() == Status.OK);
  }

  @Test
  void neitherDeletesNorRewindsAReleaseBranch() throws Exception {
    push(update(commit, "f44"));
    RemoteRefUpdate rewind = update(initial, "f44");
    RemoteRefUpdate delete = update(null, "f45");

    String said = push(rewind).getMessages() + push(delete).getMessages();

    assertThat(said)
        .contains("error: denying non-fast-forward refs/heads/f44 (you should pull first)")
        .contains("Deletion of ref refs/heads/f45 is blocked");
    assertThat(rewind.getStatus()).isEqualTo(Status.REJECTED_OTHER_REASON);
    assertThat(fedora.distGit().pkg("hello").commitOf("f44")).contains(commit.name());
    assertThat(fedora.distGit().pkg("hello").branches()).contains("f45");
  }

  @Test
  void refusedRefLeavesTheOthersOfThePush() throws Exception {
    RemoteRefUpdate good = update(commit, "f44");
    RemoteRefUpdate bad = update(commit, "f46");

    PushResult result = push(good, bad);

    assertThat(good.getStatus()).isEqualTo(Status.OK);
    assertThat(bad.getStatus()).isEqualTo(Status.REJECTED_OTHER_REASON);
    assertThat(bad.getMessage()).isEqualTo("hook declined");
    assertThat(result.getMessages()).contains("All changes have been rejected");
    assertThat(fedora.distGit().pkg("hello").commitOf("f44")).contains(commit.name());
    assertThat(fedora.distGit().pkg("hello").branches()).doesNotContain("f46");
  }

  @Test
  void mainIsAnotherNameOfRawhide() throws Exception {
    DistGitPackage hello = fedora.distGit().pkg("hello");
    assertThat(hello.branches()).contains("main", "rawhide");

    RemoteRefUpdate pushed = update(commit, "main");
    push(pushed);
    hello.commit("rawhide", "Change again", FileTree.of("hello.spec", "3\n"));

    assertThat(pushed.getStatus()).isEqualTo(Status.OK);
    assertThat(hello.commitOf("main")).isEqualTo(hello.commitOf("rawhide"));
    assertThat(hello.text("main", "hello.spec")).contains("3\n");
    assertThat(hello.log("rawhide")).hasSize(3);
    RemoteRefUpdate one = update(commit, "main");
    RemoteRefUpdate other = update(initial, "rawhide");
    assertThat(push(one, other).getMessages()).isNotEmpty();
    assertThat(List.of(one, other)).noneMatch(update -> update.getStatus() == Status.OK);
  }

  @Test
  void twoNamesOfABranchAreNotSetToDifferentCommits() throws Exception {
    ObjectId other = git.commit(initial, FileTree.of("hello.spec", "4\n"), "Other\n");
    RemoteRefUpdate main = update(commit, "main");
    RemoteRefUpdate rawhide = update(other, "rawhide");

    push(main, rawhide);

    assertThat(List.of(main, rawhide))
        .extracting(RemoteRefUpdate::getMessage)
        .containsOnly("inconsistent aliased update");
    assertThat(fedora.distGit().pkg("hello").commitOf("rawhide")).contains(initial.name());
  }

  @Test
  void forkHasAMainOfItsOwn() throws Exception {
    new Http(fedora.httpClient())
        .as(fedora.account("packit"))
        .post(SRC + "api/0/fork", "repo", "hello", "namespace", "rpms");
    String fork = SRC + "forks/packit/rpms/hello.git";

    git.push(fork, fedora.account("packit"), List.of(update(commit, "main")));

    GitView view = fedora.distGit().pkg("hello").fork("packit").orElseThrow();
    assertThat(view.commitOf("main")).contains(commit.name());
    assertThat(view.commitOf("rawhide")).contains(initial.name());
  }
}
