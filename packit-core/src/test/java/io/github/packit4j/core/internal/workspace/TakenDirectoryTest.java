package io.github.packit4j.core.internal.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakenDirectoryTest {

  @TempDir Path parent;

  @Test
  void eachOfThisProcessHasItsOwnUntilItIsClosed() {
    try (TakenDirectory first = next(parent);
        TakenDirectory second = next(parent)) {
      assertThat(first.path()).isEqualTo(parent.resolve("a"));
      assertThat(second.path()).isEqualTo(parent.resolve("a.2"));
    }
    try (TakenDirectory again = next(parent)) {
      assertThat(again.path()).isEqualTo(parent.resolve("a"));
    }
  }

  /** The operating system gives back what a process held that was killed. */
  @Test
  void anotherProcessKeepsItsOwnUntilItsEnd() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName(),
                parent.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      byte[] told = process.getInputStream().readNBytes(parent.resolve("a").toString().length());
      assertThat(new String(told, StandardCharsets.UTF_8))
          .isEqualTo(parent.resolve("a").toString());
      try (TakenDirectory mine = next(parent)) {
        assertThat(mine.path()).isEqualTo(parent.resolve("a.2"));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (TakenDirectory mine = next(parent)) {
      assertThat(mine.path()).isEqualTo(parent.resolve("a"));
    }
  }

  private static TakenDirectory next(Path parent) {
    return TakenDirectory.next(parent, parent.resolve("locks"), "a");
  }

  /** Takes a directory, says which, and keeps it until its input ends. */
  static final class Other {

    private Other() {}

    public static void main(String[] arguments) throws IOException {
      try (TakenDirectory taken = next(Path.of(arguments[0]))) {
        System.out.print(taken.path());
        System.out.flush();
        System.in.read();
      }
    }
  }
}
