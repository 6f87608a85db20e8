package io.github.packit4j.core.internal.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.internal.workspace.FileSynchronizer.SyncedFile;
import io.github.packit4j.core.plan.FileContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a directory, below a directory, and with changes over them. */
class TreesTest {

  private static final FilesInMemory FILES =
      FilesInMemory.of("a.txt", "run.sh", "sub/b.txt", "sub/run.sh", "subway/c.txt");

  @Test
  void changesLieOverTheFiles() {
    FileTree changed =
        new ChangedTree(
            FILES,
            Map.of(
                "a.txt", Optional.of(new SyncedFile(FileContent.of("new"), true)),
                "run.sh", Optional.empty(),
                "sub/run.sh", Optional.of(new SyncedFile(FileContent.of("plain"), false)),
                "z.txt", Optional.of(new SyncedFile(FileContent.of("added"), false))));

    assertThat(changed.paths())
        .containsExactly("a.txt", "sub/b.txt", "sub/run.sh", "subway/c.txt", "z.txt");
    assertThat(changed.file("a.txt")).hasValue(FileContent.of("new"));
    assertThat(changed.file("run.sh")).isEmpty();
    assertThat(changed.file("sub/b.txt")).hasValue(FileContent.of("sub/b.txt"));
    assertThat(changed.file("none")).isEmpty();
    assertThat(changed.executable("a.txt")).isTrue();
    assertThat(changed.executable("run.sh")).isFalse();
    assertThat(changed.executable("sub/run.sh")).isFalse();
    assertThat(changed.executable("sub/b.txt")).isFalse();
    assertThat(new ChangedTree(FILES, Map.of()).executable("run.sh")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "sub/", "./sub", "././sub//"})
  void belowADirectoryItsFilesAreOnTop(String directory) {
    FileTree below = Subtree.of(FILES, directory);
    assertThat(below.paths()).containsExactly("b.txt", "run.sh");
    assertThat(below.file("b.txt")).hasValue(FileContent.of("sub/b.txt"));
    assertThat(below.file("a.txt")).isEmpty();
    assertThat(below.executable("run.sh")).isTrue();
    assertThat(below.executable("b.txt")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "./", ".//"})
  void theTopIsTheWhole(String directory) {
    assertThat(Subtree.of(FILES, directory)).isSameAs(FILES);
  }

  @Test
  void aDirectoryHasItsRegularFiles(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve(".git"));
    Files.writeString(root.resolve(".git/config"), "x");
    Files.createDirectories(root.resolve("sub/.git"));
    Files.writeString(root.resolve("sub/.git/kept"), "x");
    Files.writeString(root.resolve("sub/a"), "text");
    Files.writeString(root.resolve("run"), "#!");
    assertThat(root.resolve("run").toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(root.resolve("link"), root.resolve("run"));

    FileTree tree = DirectoryTree.of(root);

    assertThat(tree.paths()).containsExactly("run", "sub/.git/kept", "sub/a");
    assertThat(tree.file("sub/a")).hasValue(FileContent.of("text"));
    assertThat(tree.file("link")).isEmpty();
    assertThat(tree.link("link")).hasValue(root.resolve("run").toString());
    assertThat(tree.link("run")).isEmpty();
    assertThat(tree.file("none")).isEmpty();
    assertThat(tree.executable("run")).isTrue();
    assertThat(tree.executable("sub/a")).isFalse();
    assertThat(tree.executable("link")).isFalse();
  }

  @Test
  void aFileThatBecameALinkIsNone(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("a"), "text");
    Files.writeString(root.resolve("secret"), "secret");
    FileTree tree = DirectoryTree.of(root);
    Files.delete(root.resolve("a"));
    Files.createSymbolicLink(root.resolve("a"), root.resolve("secret"));
    assertThat(tree.file("a")).isEmpty();
  }

  @Test
  void aDirectoryThatIsNotThereIsAnError(@TempDir Path root) {
    assertThatThrownBy(() -> DirectoryTree.of(root.resolve("none")))
        .isInstanceOf(UncheckedIOException.class);
  }
}
