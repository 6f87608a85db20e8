package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.internal.Json;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the bus hears of dist-git, in which order. */
class DistGitMessagesTest {

  private static final String SRC = "https://src.fedoraproject.org/";
  private static final String PACKAGE = SRC + "rpms/hello.git";
  private static final String FORK = SRC + "forks/packit/rpms/hello.git";

  private Sandbox fedora;
  private DistGitPackage hello;
  private GitClient git;
  private ObjectId initial;

  @BeforeEach
  void prepare() throws Exception {
    fedora = Sandbox.start();
    hello =
        fedora.distGit().createPackage("hello", FileTree.of("hello.spec", "1\n"), "rawhide", "f45");
    hello.addCommitter("packit");
    git = new GitClient(fedora.httpClient());
    initial = git.fetch(PACKAGE, "rawhide");
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private ObjectId commit(ObjectId parent, String file) throws Exception {
    return git.commit(parent, FileTree.of(file, "x\n"), "Add " + file + "\n");
  }

  private void push(String url, ObjectId commit, String branch) throws Exception {
    git.push(url, fedora.account("packit"), List.of(git.update(commit, branch, true)));
  }

  private JsonNode lastPush() {
    List<BusMessage> messages = fedora.messages().ofTopic("pagure.git.receive");
    return Json.parse(messages.get(messages.size() - 1).body());
  }

  private List<String> topics() {
    return fedora.messages().all().stream()
        .map(message -> message.topic().replace("org.fedoraproject.prod.pagure.", ""))
        .toList();
  }

  @Test
  void pushOfSeveralCommits() throws Exception {
    ObjectId one = commit(initial, "a");
    ObjectId two = commit(one, "b");

    push(PACKAGE, two, "f45");

    JsonNode body = lastPush();
    assertThat(body.get("total_commits").asInt()).isEqualTo(2);
    assertThat(body.get("start_commit").asString()).isEqualTo(one.name());
    assertThat(body.get("end_commit").asString()).isEqualTo(two.name());
    assertThat(body.get("old_commit").asString()).isEqualTo(initial.name());
    assertThat(body.get("changed_files").toString()).isEqualTo("{\"a\":\"A\",\"b\":\"A\"}");
    assertThat(body.get("authors")).hasSize(1);
    assertThat(body.get("agent").asString()).isEqualTo("packit");
    assertThat(topics()).containsExactly("git.receive");
  }

  @Test
  void newBranchHasTheCommitsThatTheDefaultBranchHasNot() throws Exception {
    ObjectId one = commit(initial, "a");

    push(PACKAGE, one, "private");

    JsonNode body = lastPush();
    assertThat(topics()).containsExactly("git.branch.creation", "git.receive");
    assertThat(body.get("total_commits").asInt()).isEqualTo(1);
    assertThat(body.get("old_commit").asString()).isEqualTo("^" + "0".repeat(40));
    assertThat(body.get("forced").asBoolean()).isFalse();
  }

  @Test
  void newBranchWithoutCommitsIsNoPush() throws Exception {
    push(PACKAGE, initial, "private");

    assertThat(topics()).containsExactly("git.branch.creation");
  }

  @Test
  void forcedPushBeginsWhereTheHistoriesPart() throws Exception {
    fork();
    ObjectId one = commit(initial, "a");
    push(FORK, commit(one, "b"), "update");
    ObjectId other = commit(one, "c");

    push(FORK, other, "update");

    JsonNode body = lastPush();
    assertThat(body.get("forced").asBoolean()).isTrue();
    assertThat(body.get("old_commit").asString()).isEqualTo(one.name());
    assertThat(body.get("start_commit").asString()).isEqualTo(other.name());
    assertThat(body.at("/repo/fullname").asString()).isEqualTo("forks/packit/rpms/hello");
  }

  private Http fork() {
    Http packit = new Http(fedora.httpClient()).as(fedora.account("packit"));
    packit.post(SRC + "api/0/fork", "repo", "hello", "namespace", "rpms");
    return packit;
  }

  @Test
  void mergeOfSeveralCommits() throws Exception {
    int id = PagureScenes.openPullRequest(fedora, "hello", "f45");
    ObjectId head = git.fetch(FORK, "f45-update");
    push(FORK, commit(head, "a"), "f45-update");
    hello.commit("f45", "Other", FileTree.of("other", "x\n"));
    int before = fedora.messages().all().size();

    String merged = hello.merge(id);

    JsonNode body = lastPush();
    assertThat(body.get("total_commits").asInt()).isEqualTo(3);
    assertThat(body.get("end_commit").asString()).isEqualTo(merged);
    assertThat(body.get("agent").asString()).isEqualTo("pagure");
    assertThat(body.get("pull_request_id").asInt()).isEqualTo(id);
    assertThat(topics().subList(before, topics().size()))
        .containsExactly("git.receive", "pull-request.comment.added", "pull-request.closed");
  }

  @Test
  void commitOfTheOwnerOnTheBranchOfAPullRequest() {
    hello.createBranch("topic", "rawhide");
    hello.commit("topic", "One", FileTree.of("a", "x\n"));
    int id =
        new Http(fedora.httpClient())
            .as(fedora.account("admin"))
            .post(
                SRC + "api/0/rpms/hello/pull-request/new",
                "title",
                "Topic",
                "branch_to",
                "rawhide",
                "branch_from",
                "topic")
            .json()
            .get("id")
            .asInt();

    String second = hello.commit("topic", "Two", FileTree.of("b", "x\n"));

    assertThat(hello.pullRequest(id).headCommit()).contains(second);
    assertThat(topics())
        .endsWith("git.receive", "pull-request.updated", "pull-request.comment.added");
  }

  @Test
  void pushToAnOpenPullRequest() throws Exception {
    PagureScenes.openPullRequest(fedora, "hello", "f45");
    ObjectId head = git.fetch(FORK, "f45-update");
    int before = fedora.messages().all().size();

    push(FORK, commit(commit(head, "a"), "b"), "f45-update");
    push(FORK, commit(initial, "c"), "f45-update");

    assertThat(topics().subList(before, topics().size()))
        .containsExactly(
            "git.receive",
            "pull-request.updated",
            "pull-request.comment.added",
            "git.receive",
            "pull-request.rebased",
            "pull-request.comment.added");
    JsonNode updated =
        Json.parse(fedora.messages().ofTopic("pagure.pull-request.updated").get(0).body());
    assertThat(updated.get("agent").asString()).isEqualTo("pagure");
    assertThat(updated.at("/pullrequest/comments")).isEmpty();
    assertThat(hello.pullRequest(1).comments())
        .extracting(PagurePullRequest.Comment::text)
        .containsExactly(
            "**2 new commits added**\n\n * ``Add b``\n * ``Add a``\n",
            "rebased onto " + initial.name());
  }

  @Test
  void closedAndReopened() throws Exception {
    int id = PagureScenes.openPullRequest(fedora, "hello", "f45");
    int before = fedora.messages().all().size();

    hello.close(id);
    hello.reopen(id);

    assertThat(topics().subList(before, topics().size()))
        .containsExactly(
            "pull-request.comment.added",
            "pull-request.closed",
            "pull-request.comment.added",
            "pull-request.reopened");
    JsonNode closed =
        Json.parse(fedora.messages().ofTopic("pagure.pull-request.closed").get(0).body());
    assertThat(closed.get("merged").asBoolean()).isFalse();
    assertThat(hello.pullRequest(id).status()).isEqualTo(PagurePullRequest.Status.OPEN);
    JsonNode pull =
        new Http(fedora.httpClient()).get(SRC + "api/0/rpms/hello/pull-request/" + id).json();
    assertThat(pull.at("/closed_by/name").asString()).isEqualTo("admin");
  }

  @Test
  void mergedOneIsNotReopened() {
    int id = PagureScenes.openPullRequest(fedora, "hello", "f45");
    hello.merge(id);
    Http admin = new Http(fedora.httpClient()).as(fedora.account("admin"));

    assertThat(admin.post(SRC + "api/0/rpms/hello/pull-request/" + id + "/reopen").status())
        .isEqualTo(500);
  }

  @Test
  void mergeThatNobodyWaitsForIsQueuedWhateverBecomesOfIt() {
    int id = PagureScenes.openPullRequest(fedora, "hello", "f45");
    hello.close(id);
    Http admin = new Http(fedora.httpClient()).as(fedora.account("admin"));
    String merge = SRC + "api/0/rpms/hello/pull-request/" + id + "/merge";

    assertThat(admin.post(merge).status()).isEqualTo(409);
    assertThat(admin.post(merge, "wait", "").json().get("message").asString())
        .isEqualTo("Merging queued");
    assertThat(hello.pullRequest(id).status()).isEqualTo(PagurePullRequest.Status.CLOSED);
  }

  @Test
  void deletedBranchAndFork() throws Exception {
    fork();
    push(FORK, commit(initial, "a"), "update");
    RemoteRefUpdate gone = git.update(null, "update", true);

    git.push(FORK, fedora.account("packit"), List.of(gone));

    assertThat(topics())
        .containsExactly(
            "project.forked", "git.branch.creation", "git.receive", "git.branch.deletion");
  }
}
