package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.internal.store.PackRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to the files of a store, it is noticed and they are fetched again. */
class DamagedStoreTest {

  private static final String PACKAGE = "rpms/hello.git";

  /** What can become of a file. */
  enum Damage {
    DELETED {
      @Override
      void to(Path file, byte[] content) throws IOException {
        Files.delete(file);
      }
    },
    EMPTIED {
      @Override
      void to(Path file, byte[] content) throws IOException {
        Files.write(file, new byte[0]);
      }
    },
    CUT_OFF {
      @Override
      void to(Path file, byte[] content) throws IOException {
        Files.write(file, Arrays.copyOf(content, content.length / 2));
      }
    },
    CHANGED {
      @Override
      void to(Path file, byte[] content) throws IOException {
        byte[] changed = content.length == 0 ? new byte[] {'x'} : content;
        changed[changed.length / 2] ^= 0x55;
        Files.write(file, changed);
      }
    },
    OVERWRITTEN {
      @Override
      void to(Path file, byte[] content) throws IOException {
        Arrays.fill(content, (byte) 'x');
        Files.write(file, content);
      }
    };

    abstract void to(Path file, byte[] content) throws IOException;
  }

  @TempDir Path directory;
  private final OkHttpClient client = new OkHttpClient();
  private GitServer server;

  @BeforeEach
  void start() throws IOException {
    server = new GitServer();
    server.create(PACKAGE);
    server.commit(PACKAGE, "rawhide", "Import", Map.of("hello.spec", "Version: 1\n"));
    server.commit(PACKAGE, "rawhide", "Update", Map.of("hello.spec", "Version: 2\n"));
  }

  @AfterEach
  void stop() {
    server.close();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  @ParameterizedTest
  @EnumSource
  void isFetchedAgain(Damage damage) throws IOException {
    work();
    List<Path> files = files();
    assertThat(files).hasSizeGreaterThanOrEqualTo(4);
    for (int i = 0; i < files.size(); i++) {
      remove(files());
      work();
      Path file = files().get(i);
      damage.to(file, Files.readAllBytes(file));
      try {
        work();
      } catch (GitException e) {
        assertThat(e.mayPassByItself()).as(file + ": " + e).isTrue();
        work();
      }
    }
  }

  /** What no ref leads to is not looked at before it is read. */
  @Test
  void damageThatIsNoticedLaterHasTheStoreThrownAway() throws IOException {
    CommitId withoutFiles;
    CommitId withoutHistory;
    try (PackRepository inside =
            PackRepository.open(
                directory.resolve("git/0").resolve(RemoteUrl.of(server.uri(PACKAGE)).key()));
        ObjectInserter inserter = inside.newObjectInserter()) {
      ObjectId empty = inserter.insert(new TreeFormatter());
      ObjectId none = ObjectId.fromString("0123456789012345678901234567890123456789");
      withoutFiles = Ids.of(commit(inserter, none));
      ObjectId commit = none;
      for (int i = 0; i < 5; i++) {
        commit = commit(inserter, empty, commit);
      }
      withoutHistory = Ids.of(commit);
      inserter.flush();
    }
    CommitId nowhere = CommitId.of("1234567890123456789012345678901234567890");
    try (GitStore store =
        GitStore.builder().directory(directory.resolve("git")).httpClient(client).build()) {
      try (GitRepository repository = store.open(server.uri(PACKAGE))) {
        assertThat(repository.contains(withoutFiles)).isTrue();
        assertDamaged(() -> repository.isAncestor(nowhere, withoutHistory));
        assertDamaged(() -> repository.files(withoutFiles));
      }
      try (GitRepository repository = store.open(server.uri(PACKAGE))) {
        assertThat(repository.contains(withoutFiles)).isFalse();
        assertThat(repository.fetchBranch("rawhide")).hasValue(server.head(PACKAGE, "rawhide"));
      }
    }
  }

  private static void assertDamaged(ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(GitException.class, e -> assertThat(e.mayPassByItself()).isTrue())
        .hasMessageContaining("it is damaged");
  }

  private static ObjectId commit(ObjectInserter inserter, ObjectId tree, ObjectId... parents)
      throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setParentIds(parents);
    PersonIdent who = new PersonIdent("A", "a@example.org", Instant.EPOCH, ZoneOffset.UTC);
    commit.setAuthor(who);
    commit.setCommitter(who);
    commit.setMessage("A");
    return inserter.insert(commit);
  }

  /** Reads, asks for the history, and adds a second commit with packs of its own. */
  private void work() throws IOException {
    try (GitStore store =
            GitStore.builder().directory(directory.resolve("git")).httpClient(client).build();
        GitRepository repository = store.open(server.uri(PACKAGE))) {
      CommitId head = repository.fetchBranch("rawhide").orElseThrow();
      assertThat(head).isEqualTo(server.head(PACKAGE, "rawhide"));
      assertThat(
              new String(repository.file(head, "hello.spec").orElseThrow(), StandardCharsets.UTF_8))
          .isEqualTo("Version: 2\n");
      CommitId before = repository.commit(head).parents().get(0);
      assertThat(repository.isAncestor(before, head)).isTrue();
      assertThat(repository.files(before)).containsExactly("hello.spec");
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory.resolve("git/0"))) {
      return all.filter(Files::isRegularFile).sorted(DamagedStoreTest::byKind).toList();
    }
  }

  /** The names of packs are made anew each time. */
  private static int byKind(Path a, Path b) {
    return kind(a).compareTo(kind(b));
  }

  private static String kind(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static void remove(List<Path> files) throws IOException {
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
