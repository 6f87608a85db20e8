package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

  @Test
  void showsWhatGitShows() {
    assertThat(UnifiedDiff.of("a.spec", "1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nfive\n6\n"))
        .isEqualTo(
            """
            --- a/a.spec
            +++ b/a.spec
            @@ -2,5 +2,5 @@
             2
             3
             4
            -5
            +five
             6
            """);
    assertThat(UnifiedDiff.of("a", "x", "x\n"))
        .isEqualTo(
            """
            --- a/a
            +++ b/a
            @@ -1 +1 @@
            -x
            \\ No newline at end of file
            +x
            """);
  }

  @Test
  void knowsNewAndRemovedAndBinaryFiles() {
    Optional<byte[]> text = Optional.of("a\n".getBytes(StandardCharsets.UTF_8));
    assertThat(UnifiedDiff.of("a", Optional.empty(), text))
        .isEqualTo("--- /dev/null\n+++ b/a\n@@ -0,0 +1 @@\n+a\n");
    assertThat(UnifiedDiff.of("a", text, Optional.empty()))
        .isEqualTo("--- a/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n");
    assertThat(UnifiedDiff.of("a", "same", "same")).isEmpty();
    assertThat(UnifiedDiff.of("a", text, Optional.of(new byte[] {0, 1})))
        .endsWith("Binary files differ\n");
  }

  @Test
  void anEmptyFileThatIsMadeOrRemovedIsADifference() {
    Optional<byte[]> empty = Optional.of(new byte[0]);
    assertThat(UnifiedDiff.of("a", Optional.empty(), empty)).isEqualTo("--- /dev/null\n+++ b/a\n");
    assertThat(UnifiedDiff.of("a", empty, Optional.empty())).isEqualTo("--- a/a\n+++ /dev/null\n");
    assertThat(UnifiedDiff.of("a", Optional.empty(), Optional.empty())).isEmpty();
    assertThat(UnifiedDiff.of("a", empty, empty)).isEmpty();
    assertThat(UnifiedDiff.of("a", Optional.of(new byte[] {0}), empty))
        .isEqualTo("--- a/a\n+++ b/a\nBinary files differ\n");
  }
}
