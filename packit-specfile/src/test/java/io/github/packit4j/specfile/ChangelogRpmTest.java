package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.ChangelogText;
import io.github.packit4j.specfile.changelog.Packager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random descriptions: RPM shows each as it is, where Python's rpm module is there. */
class ChangelogRpmTest {

  private static final int DESCRIPTIONS = 300;
  private static final List<String> PIECES =
      List.of(
          "%",
          "%%",
          "%%%",
          "%if 1",
          "%else",
          "%endif",
          "%elif",
          "%include /nosuch",
          "%prep",
          "%changelog",
          "%end",
          "%package -n",
          "%description",
          "%{",
          "%(",
          "%[",
          "%?x",
          "%!!global",
          "%-5d",
          "%global x 1",
          "%dnl",
          "*",
          "#",
          "\\",
          "{",
          "}",
          " ",
          "\t",
          "\n",
          "\n",
          "\n",
          "\r\n",
          "a",
          "b c",
          "- ",
          "100%",
          "%*",
          "%#",
          "\u00e9",
          "%\u00e9");
  private static final String HEAD =
      "Name: h\nVersion: 1\nRelease: 1\nSummary: x\nLicense: M\nBuildArch: noarch\n"
          + "%description\nx\n%changelog\n";
  private static final String SCRIPT =
      """
      import sys, rpm, os
      rpm.setLogFile(open(os.devnull, 'w'))
      for i in range(int(sys.argv[2])):
          try:
              header = rpm.spec(os.path.join(sys.argv[1], str(i) + '.spec')).sourceHeader
              print('|'.join(t.encode().hex() for t in header['changelogtext']))
          except Exception as e:
              print('refused')
      """;

  @TempDir private Path folder;

  @Test
  void rpmShowsWhatWasWritten() throws IOException, InterruptedException {
    assumeTrue(hasRpm(), "no Python with the rpm module: install python3-rpm");
    Random random = new Random(12);
    List<String> shown = new ArrayList<>();
    List<List<String>> entries = new ArrayList<>();
    for (int i = 0; i < DESCRIPTIONS; i++) {
      List<String> lines = List.of();
      while (lines.isEmpty()) {
        lines = ChangelogText.fromReleaseDescription(description(random));
      }
      entries.add(lines);
      // half of them end the file, where a continued line has no next one
      String older = i % 2 == 0 ? "* Mon May 22 2023 P <p@e> - 0-1\n- old\n" : "";
      ChangelogEntry entry =
          ChangelogEntry.of(
              LocalDate.of(2023, 5, 23), new Packager("50%(id) %x", "p@e"), "1-1", lines);
      SpecFile spec = SpecFile.parse(HEAD + older).edit().addChangelogEntry(entry).apply();
      spec.save(folder.resolve(i + ".spec"));
      String text = hex(text(lines));
      shown.add(older.isEmpty() ? text : text + "|" + hex("- old"));
    }
    List<String> theirs = run(SCRIPT, folder.toString(), Integer.toString(DESCRIPTIONS));
    for (int i = 0; i < DESCRIPTIONS; i++) {
      assertThat(theirs.get(i)).as("%s", entries.get(i)).isEqualTo(shown.get(i));
    }
  }

  /** What RPM makes of plain lines: no comments, no percent sign twice. */
  private static String text(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.stripLeading().startsWith("#"))
        .map(line -> line.replace("%%", "%"))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  private static String description(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(14); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static String hex(String text) {
    StringBuilder hex = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hex.append("%02x".formatted(b));
    }
    return hex.toString();
  }

  private static boolean hasRpm() throws IOException, InterruptedException {
    try {
      return new ProcessBuilder("/usr/bin/python3", "-c", "import rpm").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> run(String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-c", script));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Process rpm = new ProcessBuilder(command).redirectOutput(out.toFile()).start();
    assertThat(rpm.waitFor()).isZero();
    return Files.readAllLines(out);
  }
}
