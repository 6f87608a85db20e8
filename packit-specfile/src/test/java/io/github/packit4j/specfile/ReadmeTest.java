package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.ChangelogText;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.rpmautospec.DistGitCommit;
import io.github.packit4j.specfile.rpmautospec.DistGitHistory;
import io.github.packit4j.specfile.syntax.Tag;
import io.github.packit4j.specfile.version.Evr;
import io.github.packit4j.specfile.version.Nevra;
import io.github.packit4j.specfile.version.Prerelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tasks of the README, run. */
class ReadmeTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private Path path = Path.of("hello.spec");
  private SpecFile spec = SpecFile.parse("");
  private final MacroContext rawhide = MacroContext.forTarget("rawhide");
  private final Packager packager = Packager.parse("Packit <hello@packit.dev>");

  @BeforeEach
  void write() throws IOException {
    path = folder.resolve("hello.spec");
    Files.writeString(
        path,
        """
        %global upstream 1.0
        Name:    hello
        Version: %{upstream}
        Release: 2%{?dist}
        URL:     https://example.org
        Source0: %{url}/hello-%{version}.tar.gz
        Patch0:  old.patch
        %if 0%{?rhel}
        Epoch:   1
        %endif
        Summary: A greeting
        License: MIT

        %description
        Says hello.

        %prep
        %autosetup -p1

        %changelog
        * Mon Nov 02 2026 Ann <ann@example.org> - 1.0-2
        - Rebuild
        """);
    spec = SpecFile.load(path);
  }

  @Test
  void task1() {
    SpecFile updated =
        spec.edit(rawhide)
            .updateVersion("2.0", Prerelease.defaults()) // changes the %global
            .setReleaseNumber("1") // keeps %{?dist}
            .apply();
    String evr = updated.expand(rawhide).changelogEvr().toString(); // 2.0-1
    LocalDate today = LocalDate.now(CLOCK);
    List<String> text = List.of("- Update to version 2.0");
    updated =
        updated.edit().addChangelogEntry(ChangelogEntry.of(today, packager, evr, text)).apply();
    updated.save(path); // every other byte is as it was

    assertThat(evr).isEqualTo("2.0-1");
    assertThat(path)
        .content()
        .contains("%global upstream 2.0\n", "Version: %{upstream}\n")
        .contains("* Sun Nov 22 2026 Packit <hello@packit.dev> - 2.0-1\n- Update to version 2.0\n");
  }

  @Test
  void task2() {
    ExpandedSpecFile fedora = spec.expand(MacroContext.forTarget("f44"));
    ExpandedSpecFile epel = spec.expand(MacroContext.forTarget("epel9"));
    String nvr = fedora.nevra().nvr(); // hello-1.0-2.fc44
    Evr inEpel = epel.evr(); // 1:1.0-2.el9

    assertThat(nvr).isEqualTo("hello-1.0-2.fc44");
    assertThat(inEpel).hasToString("1:1.0-2.el9");
  }

  @Test
  void task3() {
    ExpandedSource source = spec.expand(rawhide).sources().get(0);
    String url = source.expandedLocation(); // https://example.org/hello-1.0.tar.gz
    String file = source.fileName(); // hello-1.0.tar.gz

    assertThat(url).isEqualTo("https://example.org/hello-1.0.tar.gz");
    assertThat(file).isEqualTo("hello-1.0.tar.gz");
  }

  @Test
  void task4() {
    SpecFile patched =
        spec.edit()
            .removePatch(0)
            .addPatch("0001-fix-build.patch", "Fix the build")
            .addSource("extra-data.tar.gz")
            .setPrepOption("autosetup", 'n', "hello-%{version}")
            .apply();

    assertThat(patched.text())
        .contains("# Fix the build\nPatch0000:0001-fix-build.patch\n")
        .contains("Source1: extra-data.tar.gz\n")
        .contains("%autosetup -p1 -n hello-%{version}\n");
  }

  @Test
  void task5() {
    SpecFile upstream = SpecFile.parse("Name: hello\nVersion: 2.0\n\n%changelog\n");
    String log = spec.section("changelog").orElseThrow().body();
    SpecFile merged = upstream.edit().replaceSection("changelog", log).apply();

    assertThat(merged.changelog()).isEqualTo(spec.changelog());
  }

  @Test
  void task6() {
    String body = "## 2.0\n* Support [%{foo}](https://example.org)";
    List<String> lines = ChangelogText.fromMarkdown(body, 80); // - Support %%{foo}

    assertThat(lines).containsExactly("- Support %%{foo}");
  }

  @Test
  void task7() {
    SpecFile automatic = spec.edit().toAutorelease().toAutochangelog().apply();
    List<DistGitCommit> history =
        List.of(
            new DistGitCommit(
                "1",
                List.of(),
                "t1",
                packager,
                CLOCK.instant(),
                "Import",
                Optional.of(automatic),
                Optional.empty()));
    DistGitHistory computed = DistGitHistory.of(history, rawhide);
    int number = computed.releaseNumber(); // 1
    String entries = computed.changelog();

    assertThat(number).isEqualTo(1);
    assertThat(entries).startsWith("* Sun Nov 22 2026 Packit <hello@packit.dev> - 1.0-1\n- Import");
  }

  @Test
  void task8() {
    SpecFile broken = SpecFile.parse(spec.text().replace("MIT", "").replace("%prep", "%if 1"));
    broken.expand(rawhide).problems().forEach(problem -> System.out.println(problem));
    // 12:1: Empty tag: License:; give it a value or remove it
    // 17:1: %if is not closed; add an %endif

    assertThat(broken.expand(rawhide).problems().stream().map(SpecProblem::toString))
        .containsExactly(
            "12:1: Empty tag: License:; give it a value or remove it",
            "17:1: %if is not closed; add an %endif");
    assertThatThrownBy(() -> broken.expand(rawhide).requireValid())
        .isInstanceOf(SpecFileException.class)
        .hasMessageStartingWith("12:1: ");
  }

  @Test
  void task9() {
    boolean newer = Evr.parse("1:2.0~rc1-1").compareTo(Evr.parse("1:2.0-1")) > 0; // false
    Nevra build = Nevra.parseNevr("hello-world-1.0-2.fc44"); // name hello-world

    assertThat(newer).isFalse();
    assertThat(build.name()).isEqualTo("hello-world");
  }

  @Test
  void task10() {
    for (Tag tag : spec.tags()) {
      System.out.println(tag.line() + " " + tag.name() + " = " + tag.value());
    }
    String own = spec.expand(rawhide.define("with_docs", "1")).expand("%{?with_docs:yes}"); // yes

    assertThat(own).isEqualTo("yes");
  }

  @Test
  void theReadmeShowsThisCode() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String test =
        Files.readString(Path.of("src/test/java/io/github/packit4j/specfile/ReadmeTest.java"));
    List<String> known = test.lines().map(String::strip).toList();
    List<String> blocks =
        Pattern.compile("(?s)```java\n(.*?)```")
            .matcher(readme)
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(blocks).hasSizeGreaterThanOrEqualTo(10);
    for (String block : blocks) {
      assertThat(known).containsAll(block.lines().map(String::strip).toList());
    }
  }
}
