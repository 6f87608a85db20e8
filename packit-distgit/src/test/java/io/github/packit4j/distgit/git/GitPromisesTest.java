package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promises of git's part that no story tells of. */
class GitPromisesTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "https://src.example.org/rpms/a.git, true",
    "https://src.example.org:443/rpms/a.git, true",
    "https://SRC.Example.org:443/rpms/a.git, true",
    "http://src.example.org:80/rpms/a.git, true",
    "https://src.example.org:8443/rpms/a.git, false",
    "http://src.example.org:443/rpms/a.git, false",
    "https://src.example.org.evil.example/rpms/a.git, false",
  })
  void accountIsFoundByHostAndUsualPort(String address, boolean found) {
    GitCredentials credentials =
        GitCredentials.builder().account("src.example.org", "packit", Secret.of("s")).build();

    assertThat(credentials.account(URI.create(address)).isPresent()).isEqualTo(found);
  }

  @Test
  void accountIsFoundByAHostInAnyCase() {
    GitCredentials credentials =
        GitCredentials.builder().account("SRC.example.org:8443", "packit", Secret.of("s")).build();

    assertThat(credentials.account(URI.create("https://src.Example.org:8443/a.git"))).isPresent();
    assertThat(credentials.account(URI.create("https://src.example.org/a.git"))).isEmpty();
    assertThat(credentials.account(URI.create("mailto:a@src.example.org"))).isEmpty();
  }

  /** A part of a directory that is given back serves again; one in use does not serve another. */
  @Test
  void twoStoresOfADirectoryHavePartsOfTheirOwn() {
    try (GitStore first = GitStore.builder().directory(directory).build();
        GitStore second = GitStore.builder().directory(directory).build()) {
      assertThat(first).isNotSameAs(second);
      assertThat(directory.resolve("0")).isDirectory();
      assertThat(directory.resolve("1")).isDirectory();
    }
    try (GitStore third = GitStore.builder().directory(directory).build();
        GitStore fourth = GitStore.builder().directory(directory).build()) {
      assertThat(third).isNotSameAs(fourth);
      assertThat(directory.resolve("2")).doesNotExist();
    }
  }

  @Test
  void addressesThatAreNotSafeAreRefused() {
    for (String address :
        List.of(
            "ssh://-o@example.org/a.git",
            "ssh://me:secret@example.org/a.git",
            "https:///a.git",
            "a.git",
            "git://example.org/a.git")) {
      assertThatThrownBy(() -> RemoteUrl.of(URI.create(address)))
          .as(address)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(RemoteUrl.of(URI.create("SSH://me@example.org/a.git")).isSsh()).isTrue();
    assertThat(RemoteUrl.of(URI.create("https://example.org/a.git")).isSsh()).isFalse();
  }

  @Test
  void remotesWithTheSameTailHaveStoresOfTheirOwn() {
    String tail = "a-name-so-long-that-nothing-else-of-the-address-is-left/rpms/hello.git";

    List<String> keys =
        List.of(
            RemoteUrl.of(URI.create("https://src.fedoraproject.org/" + tail)).key(),
            RemoteUrl.of(URI.create("https://src.stg.fedoraproject.org/" + tail)).key(),
            RemoteUrl.of(URI.create("ssh://packit@pkgs.fedoraproject.org/" + tail)).key(),
            RemoteUrl.of(URI.create("https://src.fedoraproject.org/x/" + tail)).key());

    assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("[\\w.-]{1,90}"));
  }

  @Test
  void closingOneRepositoryLeavesTheOthersOfItsStoreUsable() throws IOException {
    try (GitServer server = new GitServer();
        GitStore store = GitStore.builder().directory(directory.resolve("git")).build()) {
      server.create("rpms/hello.git");
      CommitId head = server.commit("rpms/hello.git", "f45", "Import", Map.of("a", "x\n"));
      GitRepository one = store.open(server.uri("rpms/hello.git"));
      GitRepository other = store.open(server.uri("rpms/hello.git"));
      one.fetchBranch("f45");

      one.close();
      one.close();

      assertThat(other.files(head)).containsExactly("a");
      GitRepository third = store.open(server.uri("rpms/hello.git"));
      CommitId next = server.commit("rpms/hello.git", "f45", "Next", Map.of("b", "y\n"));
      assertThat(other.fetchBranch("f45")).hasValue(next);
      assertThat(third.files(next)).contains("b");
      other.close();
      third.close();
      try (GitRepository again = store.open(server.uri("rpms/hello.git"))) {
        assertThat(again.fetchBranch("f45")).hasValue(next);
      }
    }
  }

  /** Clocks of machines differ: a child may be older than its parent by its own word. */
  @Test
  void historyWithMergesAndSkewedClocksHasParentsFirst() throws IOException {
    try (InMemoryRepository repository =
        new InMemoryRepository(new DfsRepositoryDescription("history"))) {
      ObjectId base = commit(repository, 5_000);
      ObjectId parent = commit(repository, 9_000, base);
      ObjectId slow = commit(repository, 100, parent);
      ObjectId fast = commit(repository, 8_000, parent);
      ObjectId merge = commit(repository, 10_000, slow, fast);
      ObjectId head = commit(repository, 500, merge);

      List<CommitInfo> commits = new History(repository).between(Ids.of(base), Ids.of(head), 10);

      List<CommitId> seen = new ArrayList<>(List.of(Ids.of(base)));
      for (CommitInfo commit : commits) {
        assertThat(seen).containsAll(commit.parents());
        seen.add(commit.id());
      }
      assertThat(seen).hasSize(6).endsWith(Ids.of(head));
    }
  }

  @Test
  void aCommonAncestorIsTheNewest() throws IOException {
    try (InMemoryRepository repository =
        new InMemoryRepository(new DfsRepositoryDescription("history"))) {
      ObjectId base = commit(repository, 2_000, commit(repository, 1_000));
      ObjectId one = commit(repository, 3_000, base);
      ObjectId other = commit(repository, 4_000, base);
      ObjectId apart = commit(repository, 5_000);
      History history = new History(repository);

      assertThat(history.mergeBase(Ids.of(one), Ids.of(other))).hasValue(Ids.of(base));
      assertThat(history.mergeBase(Ids.of(other), Ids.of(one))).hasValue(Ids.of(base));
      assertThat(history.mergeBase(Ids.of(base), Ids.of(other))).hasValue(Ids.of(base));
      assertThat(history.mergeBase(Ids.of(apart), Ids.of(one))).isEmpty();
    }
  }

  @Test
  void aLinkThatNoSystemTakesIsNotRead() throws IOException {
    try (InMemoryRepository repository =
            new InMemoryRepository(new DfsRepositoryDescription("files"));
        ObjectInserter inserter = repository.newObjectInserter()) {
      TreeFormatter root = new TreeFormatter();
      for (int length : new int[] {4096, 4097}) {
        byte[] target = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
        root.append("of" + length, FileMode.SYMLINK, inserter.insert(Constants.OBJ_BLOB, target));
      }
      CommitId commit = Ids.of(commit(inserter, inserter.insert(root), 0));
      Trees trees = new Trees(repository, 1);

      assertThat(trees.linkTarget(commit, "of4096")).hasValue("x".repeat(4096));
      assertThat(trees.linkTarget(commit, "of4097")).isEmpty();
    }
  }

  @Test
  void aDirectoryIsNoFile() throws IOException {
    try (InMemoryRepository repository =
            new InMemoryRepository(new DfsRepositoryDescription("files"));
        ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId blob = inserter.insert(Constants.OBJ_BLOB, new byte[] {'x'});
      TreeFormatter directory = new TreeFormatter();
      directory.append("run", FileMode.EXECUTABLE_FILE, blob);
      TreeFormatter root = new TreeFormatter();
      root.append("dir", FileMode.TREE, inserter.insert(directory));
      root.append("file", FileMode.REGULAR_FILE, blob);
      root.append("link", FileMode.SYMLINK, blob);
      root.append("module", FileMode.GITLINK, blob);
      CommitId commit = Ids.of(commit(inserter, inserter.insert(root), 0));
      Trees trees = new Trees(repository, 1);

      for (String path : List.of("file", "dir/run")) {
        assertThat(trees.file(commit, path)).as(path).hasValue(new byte[] {'x'});
      }
      for (String path : List.of("dir", "link", "module", "dir/", "", "/", "file/run", "no")) {
        assertThat(trees.file(commit, path)).as(path).isEmpty();
      }
      assertThat(trees.linkTarget(commit, "link")).hasValue("x");
      for (String path : List.of("file", "dir", "module", "", "/", "no")) {
        assertThat(trees.linkTarget(commit, path)).as(path).isEmpty();
      }
      assertThat(trees.isExecutable(commit, "dir/run")).isTrue();
      assertThat(trees.isExecutable(commit, "file")).isFalse();
      assertThat(trees.isExecutable(commit, "dir")).isFalse();
      assertThat(trees.isExecutable(commit, "no")).isFalse();
    }
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws IOException {
    try (InMemoryRepository repository =
            new InMemoryRepository(new DfsRepositoryDescription("files"));
        ObjectInserter inserter = repository.newObjectInserter()) {
      TreeFormatter root = new TreeFormatter();
      root.append(
          "file", FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, new byte[101]));
      CommitId commit = Ids.of(commit(inserter, inserter.insert(root), 0));

      assertThat(new Trees(repository, 101).file(commit, "file")).isPresent();
      assertThatThrownBy(() -> new Trees(repository, 100).file(commit, "file"))
          .isInstanceOf(GitException.class)
          .hasMessageContaining("larger than 100 bytes");
    }
  }

  @Test
  void anInterruptionCancelsWhatJGitDoes() {
    InterruptionMonitor monitor = new InterruptionMonitor();
    assertThat(monitor.isCancelled()).isFalse();
    Thread.currentThread().interrupt();
    assertThat(monitor.isCancelled()).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptionEndsATransfer() throws IOException {
    try (GitServer server = new GitServer();
        GitStore store = GitStore.builder().directory(directory.resolve("git")).build()) {
      String path = "rpms/hello.git";
      server.create(path);
      CommitId head = server.commit(path, "f45", "Import", Map.of("a", "x\n"));
      Thread here = Thread.currentThread();
      CountDownLatch ended = new CountDownLatch(1);
      server.onPush(
          path,
          (pack, commands) -> {
            here.interrupt();
            try {
              ended.await();
            } catch (InterruptedException e) {
              commands.forEach(
                  command -> command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON));
            }
          });
      try (GitRepository repository = store.open(server.uri(path))) {
        repository.fetchBranch("f45");
        CommitId next =
            repository.commit(
                NewCommit.builder()
                    .parent(head)
                    .message("Next")
                    .author(new GitIdentity("A", "a@example.org"))
                    .time(Instant.EPOCH)
                    .build());

        assertThatThrownBy(
                () -> repository.push(server.uri(path), next, "f45", ExpectedHead.at(head)))
            .isInstanceOfSatisfying(
                GitException.class, e -> assertThat(e.mayPassByItself()).isTrue());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(repository.files(next)).containsExactly("a");
      } finally {
        ended.countDown();
      }
    }
  }

  private static PushResult.Rejected refusedWith(GitRepository repository, GitServer server)
      throws IOException {
    CommitId head = server.head("rpms/hello.git", "f45");
    repository.fetchBranch("f45");
    CommitId next =
        repository.commit(
            NewCommit.builder()
                .parent(head)
                .message("Next")
                .author(new GitIdentity("A", "a@example.org"))
                .time(Instant.EPOCH)
                .build());
    return (PushResult.Rejected)
        repository.push(server.uri("rpms/hello.git"), next, "f45", ExpectedHead.at(head));
  }

  /** A hook may print without end. */
  @Test
  void whatARemotePrintsIsCut() throws IOException {
    try (GitServer server = new GitServer();
        GitStore store = GitStore.builder().directory(directory).build()) {
      server.create("rpms/hello.git");
      server.commit("rpms/hello.git", "f45", "Import", Map.of("a", "x\n"));
      server.onPush(
          "rpms/hello.git",
          (pack, commands) -> {
            for (int i = 0; i < 300; i++) {
              pack.sendMessage("x".repeat(50));
            }
            commands.forEach(
                command -> command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "no"));
          });
      try (GitRepository repository = store.open(server.uri("rpms/hello.git"))) {
        PushResult.Rejected rejected = refusedWith(repository, server);
        assertThat(rejected.reason()).isEqualTo(PushResult.Reason.REFUSED);
        assertThat(rejected.message()).startsWith("no (").hasSize("no ()".length() + 8000);
      }
    }
  }

  private static ObjectId commit(InMemoryRepository repository, long time, ObjectId... parents)
      throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      return commit(inserter, inserter.insert(new TreeFormatter()), time, parents);
    }
  }

  private static ObjectId commit(
      ObjectInserter inserter, ObjectId tree, long time, ObjectId... parents) throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setParentIds(parents);
    PersonIdent who =
        new PersonIdent("A", "a@example.org", Instant.ofEpochSecond(time), ZoneOffset.UTC);
    commit.setAuthor(who);
    commit.setCommitter(who);
    commit.setMessage("At " + time);
    ObjectId id = inserter.insert(commit);
    inserter.flush();
    return id;
  }
}
