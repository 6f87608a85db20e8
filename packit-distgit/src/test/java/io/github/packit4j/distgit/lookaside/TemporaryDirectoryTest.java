package io.github.packit4j.distgit.lookaside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporaryDirectoryTest {

  @Test
  void isGoneWithItsFilesWhenItIsClosed() throws IOException {
    Path path;
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      path = directory.path();
      Files.writeString(path.resolve("one"), "1");
      Files.writeString(path.resolve("two"), "2");
      assertThat(path).isDirectory();
    }
    assertThat(path).doesNotExist();
  }
}
