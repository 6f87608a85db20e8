package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hostile repository can and cannot do to a directory. */
class CheckoutTest {

  private static final String REPOSITORY = "rpms/evil.git";

  @TempDir Path directory;
  private GitServer server;
  private GitStore store;
  private Path work;

  @BeforeEach
  void start() throws IOException {
    server = new GitServer();
    server.create(REPOSITORY);
    store = GitStore.builder().directory(directory.resolve("git")).build();
    work = directory.resolve("work");
    Files.writeString(directory.resolve("secret"), "secret");
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
  }

  /** A tree entry: name, mode, content. */
  private record Entry(String name, FileMode mode, String content) {
    static Entry file(String name, String content) {
      return new Entry(name, FileMode.REGULAR_FILE, content);
    }

    static Entry link(String name, String target) {
      return new Entry(name, FileMode.SYMLINK, target);
    }
  }

  private static ObjectId tree(ObjectInserter inserter, Entry... entries) throws IOException {
    TreeFormatter tree = new TreeFormatter();
    for (Entry entry : entries) {
      byte[] content = entry.content().getBytes(StandardCharsets.UTF_8);
      byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
      tree.append(
          name, 0, name.length, entry.mode(), inserter.insert(Constants.OBJ_BLOB, content), true);
    }
    return inserter.insert(tree);
  }

  private Checkout checkout(Entry... entries) throws IOException {
    try (ObjectInserter inserter = server.repository(REPOSITORY).newObjectInserter()) {
      return checkout(tree(inserter, entries), inserter);
    }
  }

  private Checkout checkout(ObjectId tree, ObjectInserter inserter) throws IOException {
    server.commit(REPOSITORY, "rawhide", "Evil", tree, inserter);
    try (GitRepository repository = store.open(server.uri(REPOSITORY))) {
      return repository.checkout(repository.fetchBranch("rawhide").orElseThrow(), work);
    }
  }

  @Test
  void writesFilesAsTheyAre() throws IOException {
    try (ObjectInserter inserter = server.repository(REPOSITORY).newObjectInserter()) {
      TreeFormatter root = new TreeFormatter();
      ObjectId attributes =
          inserter.insert(
              Constants.OBJ_BLOB,
              "* text eol=crlf\n*.spec filter=evil ident\n".getBytes(StandardCharsets.UTF_8));
      root.append(".gitattributes", FileMode.REGULAR_FILE, attributes);
      ObjectId spec =
          inserter.insert(Constants.OBJ_BLOB, "$Id$\na\r\nb\n".getBytes(StandardCharsets.UTF_8));
      root.append("a.spec", FileMode.EXECUTABLE_FILE, spec);
      root.append("dir", FileMode.TREE, tree(inserter, Entry.link("up", "../a.spec")));
      Checkout checkout = checkout(inserter.insert(root), inserter);

      assertThat(checkout.files()).containsExactly(".gitattributes", "a.spec", "dir/up");
      assertThat(checkout.skipped()).isEmpty();
      assertThat(work.resolve("a.spec")).hasContent("$Id$\na\r\nb\n").isExecutable();
      assertThat(Files.readString(work.resolve("a.spec"))).isEqualTo("$Id$\na\r\nb\n");
      assertThat(work.resolve("dir/up")).isSymbolicLink();
    }
  }

  @Test
  void leavesOutLinksToElsewhere() throws IOException {
    Checkout checkout =
        checkout(
            Entry.link("absolute", "/etc/passwd"),
            Entry.link("dir", "."),
            Entry.link("empty", ""),
            Entry.link("through", "dir/../../secret"),
            Entry.link("up", "../secret"),
            Entry.file("z", "z"));
    assertThat(checkout.files()).containsExactlyInAnyOrder("z", "dir");
    assertThat(checkout.skipped())
        .extracting(Checkout.Skipped::path)
        .containsExactly("absolute", "empty", "through", "up");
    assertThat(Files.exists(work.resolve("up"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  /** By its text alone it would stay inside: {@code dir/up/..} reads as {@code dir}. */
  @Test
  void leavesOutALinkThatLeavesThroughAnother() throws IOException {
    try (ObjectInserter inserter = server.repository(REPOSITORY).newObjectInserter()) {
      TreeFormatter root = new TreeFormatter();
      root.append("dir", FileMode.TREE, tree(inserter, Entry.link("up", "..")));
      byte[] target = "dir/up/../secret".getBytes(StandardCharsets.UTF_8);
      root.append("through", FileMode.SYMLINK, inserter.insert(Constants.OBJ_BLOB, target));
      Checkout checkout = checkout(inserter.insert(root), inserter);
      assertThat(checkout.files()).containsExactly("dir/up");
      assertThat(checkout.skipped()).extracting(Checkout.Skipped::path).containsExactly("through");
    }
  }

  @Test
  void refusesPathsThatLeaveTheDirectory() throws IOException {
    String gitOnMacOs = ".g\u200cit"; // Which ignores what has no width.
    for (String name :
        List.of(
            "..",
            ".",
            ".git",
            ".GIT",
            gitOnMacOs,
            "a\\..\\b",
            "\\b",
            "a/b",
            "../../secret",
            "a\nb")) {
      work = directory.resolve("work-" + Math.abs(name.hashCode()));
      assertThatThrownBy(() -> checkout(Entry.file(name, "evil")))
          .as(name)
          .isInstanceOf(GitException.class);
    }
    assertThat(directory.resolve("secret")).hasContent("secret");
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile).filter(CheckoutTest::isEvil)).isEmpty();
    }
  }

  private static boolean isEvil(Path file) {
    try {
      return Files.size(file) == 4 && Files.readString(file).equals("evil");
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void refusesATreeThatNamesSomethingTwice() throws IOException {
    try (ObjectInserter inserter = server.repository(REPOSITORY).newObjectInserter()) {
      TreeFormatter root = new TreeFormatter();
      ObjectId link = inserter.insert(Constants.OBJ_BLOB, "..".getBytes(StandardCharsets.UTF_8));
      root.append("a", FileMode.SYMLINK, link);
      root.append("a", FileMode.TREE, tree(inserter, Entry.file("evil", "evil")));
      Checkout checkout = checkout(inserter.insert(root), inserter);
      assertThat(checkout.skipped()).hasSize(1);
      assertThat(directory.resolve("evil")).doesNotExist();
      assertThat(work.resolve("a/evil")).hasContent("evil");
    }
  }

  @Test
  void doesNotWriteTheSameFileTwice() {
    assertThatThrownBy(() -> checkout(Entry.file("a", "first"), Entry.file("a", "evil")))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("not safe");
    assertThat(work.resolve("a")).hasContent("first");
  }

  @Test
  void leavesOutSubmodules() throws IOException {
    try (ObjectInserter inserter = server.repository(REPOSITORY).newObjectInserter()) {
      TreeFormatter root = new TreeFormatter();
      root.append(
          "module",
          FileMode.GITLINK,
          ObjectId.fromString("0123456789012345678901234567890123456789"));
      Checkout checkout = checkout(inserter.insert(root), inserter);
      assertThat(checkout.skipped()).containsExactly(new Checkout.Skipped("module", "a submodule"));
    }
  }

  @Test
  void wantsAnEmptyDirectory() throws IOException {
    Files.createDirectories(work.resolve("present"));
    assertThatThrownBy(() -> checkout(Entry.file("a", "a")))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("not empty");
  }

  @Test
  void boundsWhatACommitMayHave() throws IOException {
    try (ObjectInserter inserter = server.repository(REPOSITORY).newObjectInserter()) {
      server.commit(
          REPOSITORY,
          "rawhide",
          "Many",
          tree(inserter, Entry.file("a", "aaaa"), Entry.file("b", "bbbb"), Entry.file("c", "c")),
          inserter);
    }
    try (GitRepository repository = store.open(server.uri(REPOSITORY))) {
      CommitId commit = repository.fetchBranch("rawhide").orElseThrow();
      var opened = server.repository(REPOSITORY);
      assertThatThrownBy(
              () ->
                  new CheckoutWriter(opened, work, new CheckoutWriter.Limits(2, 100)).write(commit))
          .isInstanceOf(GitException.class)
          .hasMessageContaining("more than 2 files");
      assertThatThrownBy(
              () ->
                  new CheckoutWriter(
                          opened, directory.resolve("w2"), new CheckoutWriter.Limits(10, 6))
                      .write(commit))
          .isInstanceOf(GitException.class)
          .hasMessageContaining("more than 6 bytes");
    }
  }

  @Test
  void takesWhatIsWithinTheBounds() throws IOException {
    try (ObjectInserter inserter = server.repository(REPOSITORY).newObjectInserter()) {
      server.commit(
          REPOSITORY,
          "rawhide",
          "Some",
          tree(inserter, Entry.file("a", "aaaa"), Entry.link("b", "a"), Entry.file("c", "cc")),
          inserter);
    }
    try (GitRepository repository = store.open(server.uri(REPOSITORY))) {
      CommitId commit = repository.fetchBranch("rawhide").orElseThrow();
      var opened = server.repository(REPOSITORY);
      CheckoutWriter.Limits exact = new CheckoutWriter.Limits(3, 6);
      assertThat(new CheckoutWriter(opened, directory.resolve("w1"), exact).write(commit).files())
          .containsExactlyInAnyOrder("a", "b", "c");
      CheckoutWriter.Limits tooFew = new CheckoutWriter.Limits(2, 6);
      assertThatThrownBy(
              () -> new CheckoutWriter(opened, directory.resolve("w2"), tooFew).write(commit))
          .hasMessageContaining("more than 2 files");
      CheckoutWriter.Limits tooSmall = new CheckoutWriter.Limits(3, 5);
      assertThatThrownBy(
              () -> new CheckoutWriter(opened, directory.resolve("w3"), tooSmall).write(commit))
          .hasMessageContaining("more than 5 bytes");
    }
  }

  @Test
  void leavesOutALinkThatIsTooLong() throws IOException {
    String step = "./".repeat(2047);
    Checkout checkout =
        checkout(
            Entry.file("a", "a"),
            Entry.link("long", step + "a"),
            Entry.link("y", step + "/a"),
            Entry.link("z", step + "./a"));
    assertThat(checkout.skipped()).extracting(Checkout.Skipped::path).containsExactly("y", "z");
    assertThat(checkout.files()).containsExactlyInAnyOrder("a", "long");
  }

  @Test
  void leavesOutLinksOfOddCharacters() throws IOException {
    Checkout checkout =
        checkout(
            Entry.link("a", "x\\y"),
            Entry.link("b", "x\ny"),
            Entry.link("c", "x/../y"),
            Entry.link("d", "./x"));
    assertThat(checkout.skipped()).extracting(Checkout.Skipped::path).containsExactly("a", "b");
    assertThat(checkout.files()).containsExactlyInAnyOrder("c", "d");
  }

  @Test
  void writesNamesWithSpaces() throws IOException {
    Checkout checkout = checkout(Entry.file("a b", "x"), Entry.link("c d", "a b"));
    assertThat(checkout.files()).containsExactlyInAnyOrder("a b", "c d");
    assertThat(checkout.skipped()).isEmpty();
    assertThat(work.resolve("a b")).hasContent("x");
  }
}
