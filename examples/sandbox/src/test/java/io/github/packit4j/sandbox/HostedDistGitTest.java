package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.packit4j.sandbox.PagurePullRequest.Status;
import io.github.packit4j.sandbox.internal.Json;
import java.nio.file.Path;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Dist-git on another forge than Pagure, from the start or since a move. */
class HostedDistGitTest {

  private static final String SRC = "https://src.fedoraproject.org/";

  @TempDir Path directory;

  private static Sandbox with(DistGitForge forge) {
    Sandbox sandbox = Sandbox.builder().distGit(forge).start();
    sandbox
        .distGit()
        .createPackage("hello", FileTree.of("hello.spec", "1\n"), "rawhide", "f45", "f44");
    return sandbox;
  }

  private static Http packit(Sandbox sandbox) {
    return new Http(sandbox.httpClient()).as(sandbox.account("packit"));
  }

  /** Proposes a change by way of Pagure. */
  private static void propose(Sandbox fedora, GitClient git, String branch) throws Exception {
    ObjectId head = git.fetch(SRC + "rpms/hello", branch);
    ObjectId commit = git.commit(head, FileTree.of("hello.spec", branch + "\n"), "Update\n");
    git.push(
        SRC + "forks/packit/rpms/hello",
        fedora.account("packit"),
        List.of(git.update(commit, branch + "-update", false)));
    packit(fedora)
        .post(
            SRC + "api/0/rpms/hello/pull-request/new",
            "title",
            "Update " + branch,
            "initial_comment",
            "For " + branch,
            "branch_to",
            branch,
            "branch_from",
            branch + "-update",
            "repo_from",
            "hello",
            "repo_from_namespace",
            "rpms",
            "repo_from_username",
            "packit");
  }

  @Test
  void aMoveTakesBranchesForksAndPullRequestsAlong() throws Exception {
    try (Sandbox fedora = with(DistGitForge.PAGURE)) {
      GitClient git = new GitClient(fedora.httpClient(), directory);
      fedora.distGit().pkg("hello").addCommitter("alice");
      packit(fedora).post(SRC + "api/0/fork", "repo", "hello", "namespace", "rpms");
      for (String branch : List.of("rawhide", "f45", "f44")) {
        propose(fedora, git, branch);
      }
      fedora.distGit().pkg("hello").comment(1, "alice", "Fine.");
      fedora.distGit().merge("hello", 1);
      fedora.distGit().pkg("hello").close(2);
      int told = fedora.messages().all().size();

      fedora.distGit().moveToForgejo();

      DistGitPackage hello = fedora.distGit().pkg("hello");
      assertThat(fedora.messages().all()).hasSize(told);
      assertThat(hello.branches()).containsExactlyInAnyOrder("main", "rawhide", "f45", "f44");
      assertThat(hello.text("rawhide", "hello.spec")).contains("rawhide\n");
      assertThat(hello.defaultBranch()).isEqualTo("rawhide");
      assertThat(hello.fork("packit").orElseThrow().branches()).contains("f44-update");
      assertThat(hello.pullRequests())
          .extracting(PagurePullRequest::id, PagurePullRequest::title, PagurePullRequest::status)
          .containsExactly(
              tuple(1, "Update rawhide", Status.MERGED),
              tuple(2, "Update f45", Status.CLOSED),
              tuple(3, "Update f44", Status.OPEN));
      assertThat(hello.pullRequest(1).comments())
          .containsExactly(new PagurePullRequest.Comment("alice", "Fine.", false));
      assertThat(packit(fedora).get(SRC + "api/0/rpms/hello").status()).isEqualTo(404);
      assertThat(
              packit(fedora)
                  .get(SRC + "api/v1/repos/packit/hello")
                  .json()
                  .at("/parent/full_name")
                  .asString())
          .isEqualTo("rpms/hello");
      assertThatThrownBy(() -> git.fetch(SRC + "forks/packit/rpms/hello", "rawhide"))
          .isInstanceOf(TransportException.class);
      hello.merge(3);
      assertThat(hello.text("f44", "hello.spec")).contains("f44\n");
      assertThatThrownBy(() -> fedora.distGit().createToken(PagureToken.of("packit")))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void forgejosWebhooksComeByTheBus() {
    try (Sandbox fedora = with(DistGitForge.FORGEJO)) {
      fedora.distGit().pkg("hello").commit("f45", "Update", FileTree.of("hello.spec", "2\n"));

      JsonNode push = Json.parse(fedora.messages().ofTopic("forgejo.push").get(0).body());

      assertThat(push.at("/body/repository/full_name").asString()).isEqualTo("rpms/hello");
      assertThat(push.at("/body/pusher/login").asString()).isEqualTo("admin");
      assertThat(push.at("/body/repository/ssh_url").asString())
          .isEqualTo("ssh://git@pkgs.fedoraproject.org/rpms/hello.git");
      assertThat(push.at("/headers/x-forgejo-event").asString()).isEqualTo("push");
      assertThat(push.at("/headers/x-forgejo-signature").asString()).isEqualTo("(redacted)");
      assertThat(push.at("/agent").isNull()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FORGEJO", "GITLAB"})
  void branchesHaveTheRulesOfDistGit(DistGitForge forge) throws Exception {
    try (Sandbox fedora = with(forge)) {
      GitClient git = new GitClient(fedora.httpClient(), directory);
      fedora.distGit().pkg("hello").addCommitter("packit");
      fedora.distGit().endOfLife("f44");
      ObjectId head = git.fetch(SRC + "rpms/hello", "f45");
      ObjectId commit = git.commit(head, FileTree.of("hello.spec", "2\n"), "Update\n");
      RemoteRefUpdate ended = git.update(commit, "f44", false);
      RemoteRefUpdate open = git.update(commit, "f45", false);

      git.push(SRC + "rpms/hello", fedora.account("packit"), List.of(ended, open));

      assertThat(ended.getStatus()).isEqualTo(RemoteRefUpdate.Status.REJECTED_OTHER_REASON);
      assertThat(open.getStatus()).isEqualTo(RemoteRefUpdate.Status.OK);
      assertThatThrownBy(
              () ->
                  git.push(
                      SRC + "rpms/hello",
                      fedora.account("outsider"),
                      List.of(git.update(commit, "rawhide", false))))
          .isInstanceOf(TransportException.class);
    }
  }

  /** Instead of a place on the fork's access list. */
  @Test
  void maintainersPushToABranchThatAPullRequestOpensToThem() throws Exception {
    try (Sandbox fedora = with(DistGitForge.FORGEJO)) {
      fedora.distGit().pkg("hello").addCommitter("alice");
      UpstreamProject hello = fedora.forgejo("src.fedoraproject.org").project("rpms/hello");
      UpstreamProject fork = hello.fork("packit");
      fork.commit("update", "Update", FileTree.of("hello.spec", "2\n"));
      hello.openPullRequest("packit", fork, "update", "Update");
      GitClient git = new GitClient(fedora.httpClient(), directory);
      ObjectId head = git.fetch(SRC + "packit/hello", "update");
      ObjectId commit = git.commit(head, FileTree.of("hello.spec", "3\n"), "Improve\n");
      RemoteRefUpdate update = git.update(commit, "update", false);
      RemoteRefUpdate other = git.update(commit, "f45", false);
      Account alice = fedora.account("alice");

      assertThatThrownBy(() -> git.push(SRC + "packit/hello", alice, List.of(update)))
          .isInstanceOf(TransportException.class);
      packit(fedora)
          .send(
              new Request.Builder()
                  .url(SRC + "api/v1/repos/rpms/hello/pulls/1")
                  .patch(
                      RequestBody.create(
                          "{\"allow_maintainer_edit\": true}", MediaType.get("application/json")))
                  .build());
      git.push(SRC + "packit/hello", alice, List.of(update, other));

      assertThat(update.getStatus()).isEqualTo(RemoteRefUpdate.Status.OK);
      assertThat(other.getStatus()).isEqualTo(RemoteRefUpdate.Status.REJECTED_OTHER_REASON);
      assertThat(fedora.distGit().pkg("hello").pullRequest(1).headCommit()).contains(commit.name());
    }
  }

  /** Forgejo has one user for git; who it is, the key tells. */
  @Test
  void sshHasOneUserOnForgejo() throws Exception {
    try (Sandbox fedora = with(DistGitForge.FORGEJO)) {
      fedora.distGit().ssh().writeFiles(directory, "packit");
      fedora.distGit().pkg("hello").addCommitter("packit");
      GitClient git = new GitClient(fedora.httpClient(), directory);
      String url = "ssh://git@pkgs.fedoraproject.org/rpms/hello.git";
      ObjectId head = git.fetch(url, "f45");
      ObjectId commit = git.commit(head, FileTree.of("hello.spec", "2\n"), "Update\n");
      RemoteRefUpdate update = git.update(commit, "f45", false);

      git.push(url, fedora.account("packit"), List.of(update));

      assertThat(update.getStatus()).isEqualTo(RemoteRefUpdate.Status.OK);
      assertThat(fedora.distGit().ssh().commands())
          .contains(new GitSsh.Command("packit", "git-receive-pack '/rpms/hello.git'"));
      assertThatThrownBy(
              () -> git.fetch("ssh://packit@pkgs.fedoraproject.org/rpms/hello.git", "f45"))
          .isInstanceOf(TransportException.class);
    }
  }

  @Test
  void forgejoAndGitLabTellWhatACommitWasMergedBy() {
    try (Sandbox fedora = with(DistGitForge.FORGEJO)) {
      UpstreamProject hello = fedora.forgejo("src.fedoraproject.org").project("rpms/hello");
      UpstreamProject fork = hello.fork("packit");
      fork.commit("update", "Update", FileTree.of("hello.spec", "2\n"));
      hello.openPullRequest("packit", fork, "update", "Update");
      String direct = hello.commitOf("rawhide").orElseThrow();
      fedora.distGit().merge("hello", 1);
      String merged = hello.commitOf("rawhide").orElseThrow();
      String commits = SRC + "api/v1/repos/rpms/hello/commits/";

      assertThat(packit(fedora).get(commits + merged + "/pull").json().at("/number").asInt())
          .isEqualTo(1);
      assertThat(packit(fedora).get(commits + direct + "/pull").status()).isEqualTo(404);
    }
  }
}
