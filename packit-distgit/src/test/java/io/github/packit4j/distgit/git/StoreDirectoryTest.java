package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreDirectoryTest {

  @TempDir Path directory;

  private GitStore open() {
    return GitStore.builder().directory(directory).build();
  }

  @Test
  void belongsToOneStoreUntilThatIsClosed() {
    try (GitStore first = open();
        GitStore second = open()) {
      assertThat(first).isNotSameAs(second);
      assertThat(directory.resolve("0")).isDirectory();
      assertThat(directory.resolve("1")).isDirectory();
    }
    try (GitStore next = open();
        GitStore afterIt = open()) {
      assertThat(next).isNotSameAs(afterIt);
      assertThat(directory.resolve("2")).as("the others are free again").doesNotExist();
    }
  }
}
