package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.ChangelogText;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.syntax.TextLines;
import io.github.packit4j.specfile.version.Prerelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spec files made to harm: nothing runs, nothing is read, and every one comes to an end. */
class HostileSpecTest {

  private static final String PREAMBLE =
      "Name: evil\nVersion: 1.0\nRelease: 1%{?dist}\nSummary: s\nLicense: l\n";
  private static final MacroContext CONTEXT = MacroContext.forTarget("f44");

  /** A bound that only endless or exponential work can reach. */
  private static final Duration BOUND = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void shellAndLuaTouchNothing() {
    Path mark = folder.resolve("mark");
    String text =
        "%global a %(touch MARK)\n%{lua:io.open('MARK','w'):close()}\n"
                .concat("%{lua:os.execute('touch MARK')}\n%{lua:posix.exec('/bin/touch','MARK')}\n")
                .concat("%global b %(echo x > MARK)\n%{lua:rpm.execute('touch','MARK')}\n")
                .replace("MARK", mark.toString())
            + PREAMBLE
            + "Source0: %(cat /etc/passwd | head -1)\n";
    ExpandedSpecFile expanded = expand(text);
    assertThat(mark).doesNotExist();
    assertThat(expanded.sources().get(0).expandedLocation()).doesNotContain("root:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%include FILE\n",
        "%{load:FILE}\n",
        "%{uncompress:FILE}\n",
        "Source0: %{exists:FILE}\n"
      })
  void filesAreNotRead(String line) throws Exception {
    Path file = folder.resolve("macros");
    Files.writeString(file, "%secret 42\nURL: http://secret\n");
    ExpandedSpecFile expanded = expand(line.replace("FILE", file.toString()) + PREAMBLE);
    assertThat(expanded.tag("URL")).isEmpty();
    assertThat(expanded.expand("%{?secret}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%define a %b\n%define b %a\nURL: %a\n",
        "%define f() %f x\nURL: %f y\n",
        "%define a %{expand:%%a%%a}\nURL: %a\n",
        "%define release %{release}\n",
      })
  void recursionEnds(String lines) {
    expand(lines + PREAMBLE);
  }

  @Test
  void exponentialExpansionEnds() {
    StringBuilder text = new StringBuilder("%define a0 lol\n");
    for (int i = 1; i < 60; i++) {
      text.append("%define a").append(i).append(" %{a").append(i - 1).append("}%{a");
      text.append(i - 1).append("}\n");
    }
    expand(text + PREAMBLE + "URL: %{a59}\n");
  }

  @Test
  void deeplyNestedConditionsEnd() {
    String text = "%if 1\n".repeat(200_000) + "%endif\n".repeat(200_000);
    assertThat(expand(PREAMBLE + text + "%description\n").problems()).isEmpty();
    assertThat(expand(PREAMBLE + "%if 1\n".repeat(200_000)).problems()).isNotEmpty();
  }

  @Test
  void aLineOfFiftyMegabytesEnds() {
    readLongLine("a", 50_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%", "%{", "(", "%global a(", "# %global a(", " ", "%{?x:", "\\", "%%", "* "})
  void longLinesEnd(String part) {
    readLongLine(part, 3_000_000);
  }

  private static void readLongLine(String part, int length) {
    String line = part.repeat(length / part.length());
    String text = PREAMBLE + "# " + line + "\n%prep\n%changelog\n" + line + "\n";
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          SpecFile spec = SpecFile.parse(text);
          assertThat(spec.sections()).hasSize(3);
          assertThat(spec.hasAutochangelog()).isFalse();
          assertThat(spec.changelog()).isPresent();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "%", "%{", "(", "%{?x:", "\\", "%%", "%[", " "})
  void aValueOfAMegabyteEnds(String part) {
    String value = part.repeat(1_000_000 / part.length());
    expand(PREAMBLE + "URL: x" + value + "\n");
    edit("Name: evil\nVersion: x" + value + "\nRelease: %autorelease" + value + "\n");
  }

  @Test
  void manyMacrosInAVersionEnd() {
    StringBuilder text = new StringBuilder();
    StringBuilder version = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append("%global m").append(i).append(" 1\n");
      version.append("%{m").append(i).append("}.");
    }
    edit(text + "Name: evil\nVersion: " + version + "0\nRelease: 1\n");
  }

  @Test
  void manyShortLinesEnd() {
    String text =
        "%{\n".repeat(100_000) + "Source: (\n".repeat(100_000) + "%global a %{\n".repeat(9);
    expand(PREAMBLE + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"- ", "* ", "[", "<!--", "=", "%", "[a](", "# "})
  void longReleaseDescriptionsEnd(String part) {
    String text = part.repeat(1_000_000 / part.length());
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          assertThat(ChangelogText.fromMarkdown(text, 80)).noneMatch(line -> line.startsWith("*"));
          assertThat(ChangelogText.fromReleaseDescription(text)).isNotEmpty();
        });
  }

  @Test
  void linesHaveNoLimit() {
    assertThat(TextLines.of("\n".repeat(3_000_000)).count()).isEqualTo(3_000_000);
  }

  private static ExpandedSpecFile expand(String text) {
    return assertTimeoutPreemptively(
        BOUND,
        () -> {
          SpecFile spec = SpecFile.parse(text);
          try {
            ExpandedSpecFile expanded = spec.expand(CONTEXT);
            expanded.problems();
            return expanded;
          } catch (SpecFileException e) {
            assertThat(e.place()).isPresent();
            return SpecFile.parse(PREAMBLE + "Source0: x\n").expand(CONTEXT);
          }
        });
  }

  private static void edit(String text) {
    assertTimeoutPreemptively(
        BOUND,
        () ->
            assertThatCode(
                    () -> {
                      SpecFile spec = SpecFile.parse(text);
                      spec.edit(CONTEXT)
                          .updateVersion("2.0", Prerelease.defaults())
                          .bumpRelease()
                          .addPatch("a.patch", "why")
                          .addChangelogEntry(
                              new ChangelogEntry("* Mon Jan 06 2020 A - 1-1", List.of("- x")))
                          .apply();
                    })
                .satisfiesAnyOf(
                    thrown -> assertThat(thrown).isNull(),
                    thrown -> assertThat(thrown).isInstanceOf(SpecFileException.class)));
  }
}
