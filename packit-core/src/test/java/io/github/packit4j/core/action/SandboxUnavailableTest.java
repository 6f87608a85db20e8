package io.github.packit4j.core.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nothing can be isolated nothing is run, and somebody is told what to do. */
class SandboxUnavailableTest {

  @TempDir Path directory;

  @Test
  void whereThereIsNoBubblewrapThatIsSaid() {
    assertThatThrownBy(() -> BubblewrapRunner.builder().program(directory.resolve("bwrap")).build())
        .isInstanceOf(SandboxUnavailableException.class)
        .hasMessageContainingAll("no bubblewrap at " + directory, "Install");
  }

  @Test
  void whereItMayNotIsolateThatIsSaid() throws IOException {
    Path refused =
        Files.writeString(
            directory.resolve("bwrap"),
            "#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n");
    assertThat(refused.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(() -> BubblewrapRunner.builder().program(refused).build())
        .isInstanceOf(SandboxUnavailableException.class)
        .hasMessageContainingAll("cannot isolate here", "No permissions to create new namespace");
  }
}
