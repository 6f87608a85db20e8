package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.FileTree.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kinds of files on their way through git. */
class FileTreeTest {

  @TempDir Path directory;

  @Test
  void executablesAndLinksStayWhatTheyAre() throws Exception {
    FileTree files =
        FileTree.of("hello.spec", "Name: hello\n")
            .andExecutable("update.sh", "#!/bin/sh\n")
            .andLink("latest.spec", "hello.spec");
    try (Sandbox fedora = Sandbox.start()) {
      DistGitPackage hello = fedora.distGit().createPackage("hello", files, "rawhide");
      hello.commit("rawhide", "Other", FileTree.of("other", "x\n"));

      FileTree tree = hello.tree("rawhide");

      assertThat(tree.paths()).containsExactly("hello.spec", "latest.spec", "other", "update.sh");
      assertThat(tree.kind("update.sh")).contains(Kind.EXECUTABLE);
      assertThat(tree.kind("latest.spec")).contains(Kind.LINK);
      assertThat(tree.kind("hello.spec")).contains(Kind.FILE);
      assertThat(hello.text("rawhide", "latest.spec")).contains("hello.spec");

      GitClient git = new GitClient(fedora.httpClient());
      var head = git.fetch("https://src.fedoraproject.org/rpms/hello.git", "rawhide");
      try (RevWalk walk = new RevWalk(git.repository());
          TreeWalk script =
              TreeWalk.forPath(git.repository(), "update.sh", walk.parseCommit(head).getTree());
          TreeWalk link =
              TreeWalk.forPath(git.repository(), "latest.spec", walk.parseCommit(head).getTree())) {
        assertThat(script.getFileMode()).isEqualTo(FileMode.EXECUTABLE_FILE);
        assertThat(link.getFileMode()).isEqualTo(FileMode.SYMLINK);
      }
    }
  }

  @Test
  void changeOfKindIsAnnounced() {
    try (Sandbox fedora = Sandbox.start()) {
      FileTree files = FileTree.of("a", "x\n", "b", "x\n");
      DistGitPackage hello = fedora.distGit().createPackage("hello", files, "rawhide");

      hello.commit(
          "rawhide", "Kinds", FileTree.empty().andExecutable("a", "x\n").andLink("b", "a"));

      BusMessage push = fedora.messages().ofTopic("pagure.git.receive").get(0);
      assertThat(push.body()).contains("\"changed_files\":{\"a\":\"M\",\"b\":\"T\"}");
    }
  }

  @Test
  void directoryIsReadWithKinds() throws Exception {
    Files.writeString(directory.resolve("plain"), "x");
    Path script = Files.writeString(directory.resolve("script"), "x");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(directory.resolve("link"), Path.of("plain"));
    Files.createDirectories(directory.resolve(".git"));
    Files.writeString(directory.resolve(".git/HEAD"), "x");

    FileTree tree = FileTree.ofDirectory(directory);

    assertThat(tree.paths()).containsExactly("link", "plain", "script");
    assertThat(tree.kind("link")).contains(Kind.LINK);
    assertThat(tree.content("link"))
        .hasValueSatisfying(c -> assertThat(c).asString().isEqualTo("plain"));
    assertThat(tree.kind("script")).contains(Kind.EXECUTABLE);
    assertThat(tree.kind("plain")).contains(Kind.FILE);
  }
}
