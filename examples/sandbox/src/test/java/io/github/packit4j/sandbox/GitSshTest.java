package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git over ssh under the real host name. */
class GitSshTest {

  private static final String SSH = "ssh://packit@pkgs.fedoraproject.org/";
  private static final String FORK = SSH + "forks/packit/rpms/hello";

  @TempDir Path directory;
  private Sandbox fedora;
  private GitClient git;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    fedora.distGit().createPackage("hello", FileTree.of("hello.spec", "1\n"), "rawhide", "f45");
    new Http(fedora.httpClient())
        .as(fedora.account("packit"))
        .post("https://src.fedoraproject.org/api/0/fork", "repo", "hello", "namespace", "rpms");
    fedora.distGit().ssh().writeFiles(directory, "packit");
    git = new GitClient(fedora.httpClient(), directory);
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private PushResult push(String url, RemoteRefUpdate update) throws Exception {
    return git.push(url, fedora.account("packit"), List.of(update));
  }

  @Test
  void forkIsPushedAndAnnounced() throws Exception {
    ObjectId head = git.fetch(SSH + "rpms/hello", "rawhide");
    ObjectId commit = git.commit(head, FileTree.of("hello.spec", "2\n"), "Update\n");
    RemoteRefUpdate update = git.update(commit, "f45-update", false);

    PushResult result = push(FORK, update);

    assertThat(update.getStatus()).isEqualTo(Status.OK);
    assertThat(result.getMessages()).contains("Create a pull-request for f45-update");
    assertThat(fedora.distGit().pkg("hello").fork("packit").orElseThrow().commitOf("f45-update"))
        .contains(commit.name());
    assertThat(fedora.messages().ofTopic("pagure.git.receive")).hasSize(1);
    assertThat(fedora.distGit().ssh().commands())
        .contains(new GitSsh.Command("packit", "git-receive-pack '/forks/packit/rpms/hello'"));
  }

  @Test
  void packageIsRefusedAsOverHttp() throws Exception {
    ObjectId head = git.fetch(SSH + "rpms/hello", "rawhide");
    ObjectId commit = git.commit(head, FileTree.of("hello.spec", "2\n"), "Update\n");
    RemoteRefUpdate update = git.update(commit, "rawhide", false);

    PushResult result = push(SSH + "rpms/hello", update);

    assertThat(update.getMessage()).isEqualTo("pre-receive hook declined");
    assertThat(result.getMessages())
        .contains("Denied push for ref 'refs/heads/rawhide' for user 'packit'");
  }

  @Test
  void unknownRepositoryIsNotThere() {
    assertThatThrownBy(() -> git.list(SSH + "rpms/nope"))
        .isInstanceOf(TransportException.class)
        .hasStackTraceContaining("No such repository");
  }

  @Test
  void keyOfAnotherAccountIsRefused() {
    assertThat(fedora.distGit().ssh().newKey("alice")).contains("OPENSSH PRIVATE KEY");

    assertThatThrownBy(() -> git.list("ssh://alice@pkgs.fedoraproject.org/rpms/hello"))
        .isInstanceOf(TransportException.class);
    assertThat(fedora.distGit().ssh().commands()).isEmpty();
  }

  @Test
  void keyOfTheCallerIsRegistered() throws Exception {
    Path other = directory.resolve("other");
    try (Sandbox elsewhere = Sandbox.start()) {
      elsewhere.distGit().ssh().writeFiles(other, "alice");
    }
    GitSsh ssh = fedora.distGit().ssh();
    Files.writeString(other.resolve("config"), ssh.config());
    Files.writeString(other.resolve("known_hosts"), ssh.knownHosts());
    GitClient alice = new GitClient(fedora.httpClient(), other);
    String url = "ssh://alice@pkgs.fedoraproject.org/rpms/hello";
    assertThatThrownBy(() -> alice.list(url)).isInstanceOf(TransportException.class);

    ssh.authorize("alice", publicKey(other.resolve("id_ecdsa")));

    assertThat(alice.list(url)).containsKey("refs/heads/f45");
    assertThatThrownBy(() -> ssh.authorize("alice", "no key"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ssh.newKey("nobody")).hasMessage("No account 'nobody'");
  }

  private static String publicKey(Path privateKey) throws Exception {
    var pair =
        org.apache.sshd.common.util.security.SecurityUtils.loadKeyPairIdentities(
                null, () -> "key", Files.newInputStream(privateKey), null)
            .iterator()
            .next();
    return org.apache.sshd.common.config.keys.PublicKeyEntry.toString(pair.getPublic());
  }

  @Test
  void forkWithoutRepositoryIsNoRepository() throws Exception {
    fedora.distGit().createPackage("slow", FileTree.of("slow.spec", "1\n"));
    fedora.distGit().forkUsableAfter(1);
    new Http(fedora.httpClient())
        .as(fedora.account("packit"))
        .post("https://src.fedoraproject.org/api/0/fork", "repo", "slow", "namespace", "rpms");

    assertThatThrownBy(() -> git.list(SSH + "forks/packit/rpms/slow"))
        .isInstanceOf(TransportException.class);
    assertThat(git.list(SSH + "forks/packit/rpms/slow")).containsKey("refs/heads/rawhide");
  }
}
