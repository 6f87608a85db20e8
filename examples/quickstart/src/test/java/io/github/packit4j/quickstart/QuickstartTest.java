package io.github.packit4j.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuickstartTest {

  private static final Path RELEASES =
      Path.of(System.getProperty("packit4j.shared", "../shared"), "corpora", "releases");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void theStoryEndsWithATableOfPullRequestsBuildsAndUpdates() throws IOException {
    assertThat(run()).isZero();
    List<String> rows = output().lines().filter(line -> line.contains("pull-request/")).toList();
    for (String branch : List.of("rawhide", "f45", "f44", "f43", "epel8")) {
      assertThat(rows)
          .as(branch)
          .anyMatch(
              row ->
                  row.matches(
                      branch
                          + " +https://src\\.fedoraproject\\.org/rpms/python-ogr/pull-request/\\d+"
                          + " +python-ogr-0\\.62\\.3-1\\.\\S+ +FEDORA-(EPEL-)?2026-[0-9a-f]{10}"));
    }
  }

  @Test
  void aPlanShowsTheDiffOfEveryBranchAndOpensNothing() throws IOException {
    assertThat(run("--plan")).isZero();
    assertThat(output())
        .contains("== python-ogr epel8")
        .contains("+Version:        0.62.3")
        .contains("upload ogr-0.62.3.tar.gz")
        .doesNotContain("opened");
  }

  static Stream<Path> releases() throws IOException {
    if (!Files.isDirectory(RELEASES)) {
      return Stream.of(RELEASES);
    }
    try (Stream<Path> folders = Files.list(RELEASES)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void aRealReleaseComesOutByteForByte(Path folder) throws IOException {
    Assumptions.assumeTrue(
        Files.exists(folder.resolve("case.json")),
        "the folder of real releases is not beside the checkout: " + RELEASES);
    assertThat(run("--release", folder.toString())).as(output()).isZero();
    assertThat(output()).contains("identical").doesNotContain("differs");
  }

  @Test
  void aSpecFileThatDiffersIsSaidSo(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("case.json"),
        """
        {"package": "hello", "new_version": "2.0", "date": "Sun Nov 22 2026",
         "author": "Packit", "email": "hello@packit.dev", "entry": ["- Update"]}
        """);
    Files.writeString(
        folder.resolve("before.spec"),
        """
        Name: hello
        Version: 1.0
        Release: 1%{?dist}
        Source0: https://example.org/%{name}-%{version}.tar.gz

        %changelog
        * Mon Jul 20 2026 A <a@example.org> - 1.0-1
        - First
        """);
    Files.writeString(folder.resolve("after.spec"), "something else");
    assertThat(run("--release", folder.toString())).isEqualTo(1);
    assertThat(output()).contains("differs from after.spec");
  }

  @Test
  void anUnknownOptionIsNamed() {
    assertThatThrownBy(() -> Options.parse("--plna"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--plna");
  }

  private int run(String... args) throws IOException {
    try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      return Quickstart.run(Options.parse(args), new Console(out));
    }
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
