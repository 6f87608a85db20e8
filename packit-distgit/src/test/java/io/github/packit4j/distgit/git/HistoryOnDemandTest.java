package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store has the newest commits; it asks for older ones when an answer needs them, and no more.
 */
class HistoryOnDemandTest {

  private static final String PACKAGE = "rpms/hello.git";
  private static final String FORK = "forks/packit/rpms/hello.git";

  @TempDir Path directory;
  private final OkHttpClient client = new OkHttpClient();
  private GitServer server;
  private GitStore store;
  private GitRepository repository;
  private CommitId first;
  private CommitId second;
  private CommitId third;

  @BeforeEach
  void start() throws IOException {
    server = new GitServer();
    server.create(PACKAGE);
    first = commit("rawhide", 1);
    second = commit("rawhide", 2);
    third = commit("rawhide", 3);
    server.setRef(PACKAGE, "refs/heads/rawhide", Ids.jgit(first));
    store = GitStore.builder().directory(directory).httpClient(client).build();
    repository = store.open(server.uri(PACKAGE));
  }

  @AfterEach
  void stop() {
    repository.close();
    store.close();
    server.close();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private CommitId commit(String branch, int number) throws IOException {
    return server.commit(
        PACKAGE, branch, "Number " + number, Map.of("a", number + "\n", "same", "same\n"));
  }

  private void goOn() throws IOException {
    server.setRef(PACKAGE, "refs/heads/rawhide", Ids.jgit(third));
  }

  /** Has the first commit with its history, which is nothing, and the third without. */
  private void cutAtTheThird() throws IOException {
    repository.fetchBranch("rawhide");
    repository.fetchHistory(first);
    goOn();
    assertThat(repository.fetchBranch("rawhide")).hasValue(third);
    assertThat(repository.contains(second)).isFalse();
  }

  @Test
  void aCommonAncestorIsBelowTheCutOfTheOne() throws IOException {
    cutAtTheThird();
    assertThat(repository.mergeBase(third, first)).hasValue(first);
  }

  @Test
  void aCommonAncestorIsBelowTheCutOfTheOther() throws IOException {
    cutAtTheThird();
    assertThat(repository.mergeBase(first, third)).hasValue(first);
    server.requests().clear();
    assertThat(repository.mergeBase(second, third)).hasValue(second);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void nothingIsInCommonWithAHistoryOfItsOwn() throws IOException {
    cutAtTheThird();
    CommitId other = built(NewCommit.builder().message("Other"));
    assertThat(repository.mergeBase(third, other)).isEmpty();
  }

  @Test
  void commitsAreListedBelowTheCutOfTheHead() throws IOException {
    cutAtTheThird();
    assertThat(repository.commitsBetween(first, third))
        .extracting(CommitInfo::id)
        .containsExactly(second, third);
  }

  @Test
  void commitsAreListedBelowTheCutOfTheBase() throws IOException {
    cutAtTheThird();
    assertThat(repository.commitsBetween(third, first)).isEmpty();
  }

  @Test
  void pathsAreComparedWithACommitBelowTheCut() throws IOException {
    cutAtTheThird();
    server.requests().clear();
    assertThat(repository.changedPaths(first, third)).containsExactly("a");
    assertThat(server.requests()).as("both were there").isEmpty();

    assertThat(repository.changedPaths(second, third)).containsExactly("a");
  }

  @Test
  void aCommitThatIsServedComesWithoutItsHistory() throws IOException {
    goOn();
    repository.fetchCommit(second, "rawhide");
    assertThat(repository.contains(second)).isTrue();
    assertThat(repository.contains(first)).isFalse();
  }

  @Test
  void aCommitThatIsNotServedComesWithItsBranch() throws IOException {
    goOn();
    server.serveHeadsOnly();
    assertThatThrownBy(() -> repository.fetch(server.uri(PACKAGE), second.hex()))
        .isInstanceOf(GitException.class);
    assertThatThrownBy(() -> repository.fetchCommit(second, "none"))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("is not on branch none");
    assertThat(repository.contains(second)).isFalse();

    repository.fetchCommit(second, "rawhide");
    assertThat(repository.contains(second)).isTrue();
  }

  /** The names begin alike, so that the remote lists both. */
  @Test
  void noOtherBranchComesAlong() throws IOException {
    goOn();
    CommitId next = commit("rawhide-next", 4);
    repository.fetchBranch("rawhide");
    repository.fetchHistory(third);
    assertThat(repository.contains(first)).isTrue();
    assertThat(repository.contains(next)).isFalse();
  }

  @Test
  void aBranchOfAForkIsNotTakenForThatOfThePackage() throws IOException {
    goOn();
    server.fork(PACKAGE, FORK);
    CommitId theirs = commit("update", 4);
    CommitId ours = server.commit(FORK, "update", "Update", Map.of("a", "5\n"));
    repository.fetchBranch("rawhide");
    assertThat(repository.fetch(server.uri(FORK), "refs/heads/update")).hasValue(ours);
    repository.fetchHistory(third);
    assertThat(repository.contains(theirs)).isFalse();
  }

  @Test
  void nobodyIsAskedOnceTheHistoryIsWhole() throws IOException {
    goOn();
    server.fork(PACKAGE, FORK);
    repository.fetchBranch("rawhide");
    assertThat(repository.fetch(server.uri(FORK), "refs/heads/rawhide")).hasValue(third);
    server.requests().clear();
    repository.fetchHistory(third);
    assertThat(server.requests()).isNotEmpty().noneMatch(request -> request.contains(FORK));
    server.requests().clear();
    repository.fetchHistory(third);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aLinkIsReadAsItIsWritten() throws IOException {
    CommitId head;
    try (ObjectInserter inserter = server.repository(PACKAGE).newObjectInserter()) {
      TreeFormatter tree = new TreeFormatter();
      tree.append(
          "link",
          FileMode.SYMLINK,
          inserter.insert(Constants.OBJ_BLOB, "../a".getBytes(StandardCharsets.UTF_8)));
      head = server.commit(PACKAGE, "linked", "Link", inserter.insert(tree), inserter);
    }
    repository.fetchBranch("linked");
    assertThat(repository.linkTarget(head, "link")).hasValue("../a");
    assertThat(repository.linkTarget(head, "none")).isEmpty();
  }

  @Test
  void aMessageIsNotTakenForTheParents() {
    CommitId base = repository.fetchBranch("rawhide").orElseThrow();
    CommitId made = built(NewCommit.builder().parent(base).message("Change\n\nparent of all\n"));
    assertThat(repository.commit(made).parents()).containsExactly(base);
  }

  /** A push that is taken needs no look at the branch afterwards. */
  @Test
  void aPushTakesTwoRequests() {
    CommitId base = repository.fetchBranch("rawhide").orElseThrow();
    CommitId made = built(NewCommit.builder().parent(base).message("Change"));
    server.requests().clear();
    assertThat(repository.push(server.uri(PACKAGE), made, "rawhide", ExpectedHead.at(base)))
        .isEqualTo(new PushResult.Updated(Optional.of(base), made, ""));
    assertThat(server.requests())
        .containsExactly(
            "GET /" + PACKAGE + "/info/refs?service=git-receive-pack",
            "POST /" + PACKAGE + "/git-receive-pack");
  }

  @Test
  void aFailureSaysWhatWasTried() {
    CommitId base = repository.fetchBranch("rawhide").orElseThrow();
    URI nowhere = server.uri("rpms/none.git");
    assertThatThrownBy(() -> repository.push(nowhere, base, "rawhide", ExpectedHead.any()))
        .isInstanceOf(GitRepositoryNotFoundException.class)
        .hasMessageContaining("push rawhide to " + nowhere);
    assertThatThrownBy(() -> repository.deleteBranch(nowhere, "rawhide", ExpectedHead.any()))
        .isInstanceOf(GitRepositoryNotFoundException.class)
        .hasMessageContaining("delete rawhide of " + nowhere);
  }

  private CommitId built(NewCommit.Builder commit) {
    return repository.commit(
        commit.author(new GitIdentity("A", "a@example.org")).time(Instant.EPOCH).build());
  }
}
