package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.git.PushResult.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a branch, by what it was to be before. */
class PushOutcomeTest {

  private static final String PATH = "rpms/hello.git";

  @TempDir Path directory;
  private GitServer server;
  private GitStore store;
  private GitRepository repository;
  private URI remote;
  private CommitId base;

  @BeforeEach
  void start() throws IOException {
    server = new GitServer();
    server.create(PATH);
    base = server.commit(PATH, "f45", "Import", Map.of("a", "1\n"));
    store = GitStore.builder().directory(directory).build();
    remote = server.uri(PATH);
    repository = store.open(remote);
    assertThat(repository.remote()).isEqualTo(remote);
    assertThat(repository.fetchBranch("f45")).hasValue(base);
  }

  @AfterEach
  void stop() {
    repository.close();
    store.close();
    server.close();
  }

  private CommitId child(CommitId parent, String text) {
    return repository.commit(
        NewCommit.builder()
            .parent(parent)
            .message(text)
            .author(new GitIdentity("A", "a@example.org"))
            .time(Instant.EPOCH)
            .addChanges(FileChange.write("a", text))
            .build());
  }

  private static void assertRejected(PushResult result, Reason reason, String message) {
    assertThat(result)
        .isInstanceOfSatisfying(
            PushResult.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(reason);
              assertThat(rejected.message()).contains(message);
              assertThat(rejected.isDone()).isFalse();
            });
  }

  @Test
  void aBranchThatIsNotThereIsMade() {
    CommitId next = child(base, "2\n");
    assertRejected(
        repository.push(remote, next, "new", ExpectedHead.at(base)),
        Reason.UNEXPECTED_HEAD,
        "the branch is absent, not at " + base);
    assertThat(repository.push(remote, next, "new", ExpectedHead.ancestor()))
        .isEqualTo(new PushResult.Updated(Optional.empty(), next, ""));
    assertRejected(
        repository.push(remote, base, "new", ExpectedHead.absent()),
        Reason.UNEXPECTED_HEAD,
        "the branch exists, at " + next);
  }

  @Test
  void aBranchIsMovedForwardOnly() {
    CommitId next = child(base, "2\n");
    CommitId beside = child(base, "3\n");
    assertThat(repository.push(remote, next, "f45", ExpectedHead.ancestor()))
        .isEqualTo(new PushResult.Updated(Optional.of(base), next, ""));
    assertRejected(
        repository.push(remote, beside, "f45", ExpectedHead.ancestor()),
        Reason.NOT_FAST_FORWARD,
        beside + " does not contain");
    assertThat(repository.push(remote, beside, "f45", ExpectedHead.any()))
        .isEqualTo(new PushResult.Updated(Optional.of(next), beside, ""));
  }

  /** What somebody else has pushed is not in the store, so nothing can contain it. */
  @Test
  void aHeadThatIsNotKnownIsNoAncestor() throws IOException {
    CommitId theirs = server.commit(PATH, "f45", "Theirs", Map.of("a", "9\n"));
    assertRejected(
        repository.push(remote, child(base, "2\n"), "f45", ExpectedHead.ancestor()),
        Reason.NOT_FAST_FORWARD,
        "at " + theirs);
  }

  @Test
  void aBranchIsDeletedOnce() throws IOException {
    assertRejected(
        repository.deleteBranch(remote, "f45", ExpectedHead.absent()),
        Reason.UNEXPECTED_HEAD,
        "exists");
    assertThat(repository.deleteBranch(remote, "f45", ExpectedHead.ancestor()))
        .isEqualTo(new PushResult.Updated(Optional.of(base), base, ""));
    assertThat(server.branch(PATH, "f45")).isEmpty();
    assertRejected(
        repository.deleteBranch(remote, "f45", ExpectedHead.any()),
        Reason.UNEXPECTED_HEAD,
        "there is no such branch");
  }

  @Test
  void eachOutcomeHasAnAnswerOfItsOwn() {
    List<PushResult> all =
        List.of(
            new PushResult.Updated(Optional.empty(), base, ""),
            new PushResult.UpToDate(base),
            new PushResult.Rejected(Reason.REFUSED, "no"));
    assertThat(all)
        .extracting(
            result ->
                result.<String>match(
                    updated -> "updated", same -> "the same", rejected -> rejected.message()))
        .containsExactly("updated", "the same", "no");
  }

  @Test
  void nothingIsPushedForNothing() {
    int before = server.requests().size();
    assertThat(repository.push(remote, List.of())).isEmpty();
    assertThat(server.requests()).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a..b", "a b", "/a", "a/", "a.lock", "-a~", "a:b", "@{"})
  void namesThatGitDoesNotAllowAreRefused(String branch) {
    assertThatThrownBy(() -> repository.push(remote, base, branch, ExpectedHead.any()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(branch);
    assertThatThrownBy(() -> repository.deleteBranch(remote, branch, ExpectedHead.any()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNoCommitIsNotFetchedAsOne() throws IOException {
    try (ObjectInserter inserter = server.repository(PATH).newObjectInserter()) {
      ObjectId blob = inserter.insert(Constants.OBJ_BLOB, new byte[] {'x'});
      inserter.flush();
      server.setRef(PATH, "refs/tags/blob", blob);
    }
    try (GitStore whole =
            GitStore.builder().directory(directory.resolve("whole")).fullHistory(true).build();
        GitRepository opened = whole.open(remote)) {
      assertThatThrownBy(() -> opened.fetch(remote, "refs/tags/blob"))
          .isInstanceOf(GitException.class)
          .hasMessageContaining("is not a commit");
      assertThat(opened.fetch(remote, "refs/tags/none")).isEmpty();
    }
  }

  @Test
  void aCommitIsFetchedByItsIdOrWithItsBranch() throws IOException {
    CommitId second = server.commit(PATH, "f45", "Second", Map.of("a", "2\n"));
    CommitId third = server.commit(PATH, "f45", "Third", Map.of("a", "3\n"));
    repository.fetchCommit(second, "f45");
    assertThat(repository.contains(second)).isTrue();
    int before = server.requests().size();
    repository.fetchCommit(second, "f45");
    assertThat(server.requests()).as("it is there already").hasSize(before);
    assertThat(repository.changedPaths(second, third)).containsExactly("a");
    CommitId unknown = new CommitId("0123456789012345678901234567890123456789");
    assertThatThrownBy(() -> repository.fetchCommit(unknown, "f45"))
        .isInstanceOf(GitException.class);
    assertThat(repository.isAncestor(unknown, third)).isFalse();
  }

  @Test
  void aMessageEndsWithOneNewline() {
    for (String message : List.of("One", "One\n")) {
      CommitId commit =
          repository.commit(
              NewCommit.builder()
                  .parent(base)
                  .message(message)
                  .author(new GitIdentity("A", "a@example.org"))
                  .time(Instant.EPOCH)
                  .build());
      assertThat(repository.commit(commit).message()).isEqualTo("One\n");
      assertThat(repository.commit(commit).parents()).containsExactly(base);
    }
  }

  private CommitId with(CommitId parent, FileChange... changes) {
    return repository.commit(
        NewCommit.builder()
            .parent(parent)
            .message("Change")
            .author(new GitIdentity("A", "a@example.org"))
            .time(Instant.EPOCH)
            .addChanges(changes)
            .build());
  }

  /** A file that may be run may be run afterwards, too. */
  @Test
  void aFileKeepsItsMode() {
    byte[] text = {'x'};
    CommitId made =
        with(base, new FileChange.Write("run", text, true), FileChange.write("read", text));
    assertThat(repository.isExecutable(made, "run")).isTrue();
    assertThat(repository.isExecutable(made, "read")).isFalse();
    CommitId changed = with(made, FileChange.write("run", "y"), FileChange.write("read", "y"));
    assertThat(repository.isExecutable(changed, "run")).isTrue();
    assertThat(repository.isExecutable(changed, "read")).isFalse();
    CommitId allowed = with(changed, new FileChange.Write("read", text, true));
    assertThat(repository.isExecutable(allowed, "read")).isTrue();
    assertThat(repository.files(with(allowed, FileChange.delete("run"))))
        .containsExactly("a", "read");
  }

  @Test
  void changesAreValues() {
    byte[] text = {'x'};
    FileChange change = FileChange.write("a", text);
    assertThat(change)
        .isEqualTo(FileChange.write("a", "x"))
        .hasSameHashCodeAs(FileChange.write("a", "x"))
        .isNotEqualTo(FileChange.write("b", "x"))
        .isNotEqualTo(FileChange.write("a", "y"))
        .isNotEqualTo(new FileChange.Write("a", text, true))
        .isNotEqualTo(FileChange.delete("a"))
        .hasToString("Write[a, 1 bytes]");
    assertThat(change.hashCode()).isNotEqualTo(FileChange.write("b", "x").hashCode());
    text[0] = 'y';
    assertThat(((FileChange.Write) change).content()).containsExactly('x');
  }
}
