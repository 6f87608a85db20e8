package io.github.packit4j.core.internal.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.plan.FileContent;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedFilesTest {

  private static final FileTree FILES =
      new Linked(
          FilesInMemory.of("a.spec", "dir/b.spec"),
          Map.of(
              "one", "a.spec",
              "two", "./one",
              "dir/up", "../a.spec",
              "sub", "dir",
              "loop", "loop",
              "out", "../a.spec",
              "root", "/a.spec",
              "gone", "none"));

  @ParameterizedTest
  @CsvSource({
    "a.spec, a.spec",
    "one, a.spec",
    "two, a.spec",
    "dir/up, a.spec",
    "sub/b.spec, dir/b.spec",
    "sub/up, a.spec",
    "dir, ",
    "loop, ",
    "out, ",
    "root, ",
    "gone, ",
    "none, ",
    "one/b.spec, ",
  })
  void linksLeadToFilesOfTheRepository(String path, String read) {
    assertThat(LinkedFiles.file(FILES, path))
        .isEqualTo(Optional.ofNullable(read).map(FileContent::of));
  }

  private record Linked(FileTree files, Map<String, String> links) implements FileTree {

    @Override
    public SortedSet<String> paths() {
      return files.paths();
    }

    @Override
    public Optional<FileContent> file(String path) {
      return files.file(path);
    }

    @Override
    public Optional<String> link(String path) {
      return Optional.ofNullable(links.get(path));
    }

    @Override
    public boolean executable(String path) {
      return files.executable(path);
    }
  }
}
