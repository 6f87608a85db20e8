package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DiffTest {

  private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+).* @@");

  @Test
  void aDiffIsUnified() {
    SpecFile before = SpecFile.parse("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n");
    SpecFile after = SpecFile.parse("1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n12\n13\n");
    assertThat(before.diff(after, "a.spec"))
        .isEqualTo(
            "--- a/a.spec\n+++ b/a.spec\n"
                + "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
                + "@@ -10,3 +10,4 @@\n 10\n 11\n 12\n+13\n");
    assertThat(before.diff(before, "a.spec")).isEmpty();
    assertThat(SpecFile.parse("").diff(SpecFile.parse("x"), "a"))
        .isEqualTo("--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n");
    assertThat(SpecFile.parse("x").diff(SpecFile.parse("x\n"), "a"))
        .endsWith("@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n");
  }

  @Test
  void aDiffLeadsFromOneTextToTheOther() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      String before = text(random);
      String after = text(random);
      assertThat(patched(before, SpecFile.parse(before).diff(SpecFile.parse(after), "x")))
          .isEqualTo(after);
    }
  }

  @Test
  void whatDiffersAltogetherIsOneChange() {
    String before = "a\n".repeat(3000);
    String after = "b\n".repeat(3000);
    String diff = SpecFile.parse(before).diff(SpecFile.parse(after), "x");
    assertThat(diff).startsWith("--- a/x\n+++ b/x\n@@ -1,3000 +1,3000 @@\n-a\n");
    assertThat(patched(before, diff)).isEqualTo(after);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      text.append("abc".charAt(random.nextInt(3))).append('\n');
    }
    return text.toString();
  }

  /** Applies a diff as patch does: each context and removed line must be there. */
  private static String patched(String before, String diff) {
    List<String> old = before.lines().toList();
    List<String> result = new ArrayList<>();
    int at = 0;
    for (String line : diff.lines().skip(2).toList()) {
      if (line.startsWith("@@")) {
        MatchResult hunk = HUNK.matcher(line).results().findFirst().orElseThrow();
        int start = Integer.parseInt(hunk.group(1));
        int first = "0".equals(hunk.group(2)) ? start : start - 1;
        result.addAll(old.subList(at, first));
        at = first;
      } else if (line.startsWith("+")) {
        result.add(line.substring(1));
      } else {
        assertThat(old.get(at++)).isEqualTo(line.substring(1));
        if (line.startsWith(" ")) {
          result.add(line.substring(1));
        }
      }
    }
    result.addAll(old.subList(at, old.size()));
    return result.isEmpty() ? "" : String.join("\n", result) + "\n";
  }
}
