package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.specfile.changelog.Changelog;
import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.ChangelogText;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.RpmRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Situations that users of such tools reported: each has its one right result. */
class ReportsTest {

  private static final String ENTRY = "* Mon Nov 30 2026 P <p@e> - EVR / - Update";

  /**
   * Release updates: lines that come ({@code +e} is an entry for an EVR), one that goes, and what
   * the edit has to say beside.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cond-release | f44 | 2.0 | Version: 2.0 / Release: 1%{?dist} / +e 2.0-1 |"
            + " -Release: 3%{?dist} |",
        "cond-release | epel9 | 2.0 | Version: 2.0 / Release: 1%{?dist} / +e 2.0-1 |"
            + " -Release: 2%{?dist} |",
        "cond-autorelease | rawhide | 2.0 | Version: 2.0 / +e 2.0-1 | -Version: 1.0 |",
        "cond-autorelease | epel8 | 2.0 | Version: 2.0 / Release: 1%{?dist} / +e 2.0-1 |"
            + " -Release: 4%{?dist} |",
        "qm85-podman | rawhide | 5.0.0-rc1 | Version: 5.0.0~rc1 | -Version: 4.9.0 |"
            + " %autochangelog makes the changelog",
        "qm85-variant | rawhide | 5.0.0 | Version: 5.0.0 | -Version: 4.9.0 |"
            + " %autochangelog makes the changelog",
        "cond-version | f44 | 2.1.0 | Version: 2.1.0 / Release: 1%{?dist} / +e 1:2.1.0-1 |"
            + " -Version: 2.0.0 |",
        "cond-version | epel9 | 2.1.0 | Version: 2.1.0 / Release: 1%{?dist} / +e 1:2.1.0-1 |"
            + " -Version: 1.8.3 |",
        "ver-twodefs | f44 | 2.1 | %global ver 2.1 / Release: 1%{?dist} | -%global ver 2.0 |"
            + " There is no %changelog",
        "ver-twodefs | epel9 | 1.1 | %global ver 1.1 / Release: 1%{?dist} | -%global ver 1.0 |"
            + " There is no %changelog",
        "specfile230-two-changelogs | rawhide | 2.0 | Version: 2.0 | -Version: 1.0 |"
            + " %autochangelog makes the changelog",
        "specfile230-two-changelogs | epel8 | 2.0 | Version: 2.0 / +e 2.0-1 | -Version: 1.0 |",
        "ver-conditional-foreign | rawhide | 1.5.0 | Version: 1.5.0 |"
            + " -Version: %{base}%{!?release_build:~dev} | no longer made by",
        "ver-conditional-bcond | rawhide | 1.5.0 | Version: 1.5.0 |"
            + " -Version: %{base}%{?with_snapshot:^20260102} | no longer made by",
        "snap-a | rawhide | 1.5.0 | Version: 1.5.0 |"
            + " -Version: %{baseversion}%{?with_snapshot:^%{commitdate}.g%{shortcommit}} |"
            + " Source0 does not follow the version",
        "snap-b | rawhide | 1.5.0 | Version: 1.5.0 | -Version: 1.4.0%{?snapver} |"
            + " no longer made by",
        "obsbuild423-timestamps | rawhide | 2.0 |"
            + " Version: 2.0 / * Mon Nov 30 12:00:00 UTC 2026 P <p@e> - 2.0-1 / - Update |"
            + " -Version: 1.0 |",
        "rpminspect152-samba | rawhide | 4.13.0 |"
            + " %define samba_version 4.13.0 / Release: 1%{?dist} / +e 2:4.13.0-1 |"
            + " -Release: %{samba_release} |",
        "rpm1013-ruby | rawhide | 3.4.0 | %global minor_version 4 / %global teeny_version 0"
            + " / Release: 1%{?dist} / +e 3.4.0-1 | -Release: %{release_string} |",
        "hotness563-ver-pre | rawhide | 4.2.0rc1 | %global ver 4.2.0 / %global pre rc1"
            + " / +e 4.2.0~rc1-1 | -#global pre ... |",
        "hotness563-ver-pre | rawhide | 4.2.0 | %global ver 4.2.0 / +e 4.2.0-1 |"
            + " -%global ver 4.1.7 |",
        "ver-parts | rawhide | 1.19.0 | %global ver_min 19 / %global ver_rel 0 |"
            + " -%global ver_rel 3 | There is no %changelog",
        "packit567-shell-version | rawhide | 4 | Version: 4 / +e 4-1 |"
            + " -Version: %(python3 %{S:setup.py} --version) | no longer made by",
        "specfile365-cond-across | f44 | 0.10.0 | Version: 0.10.0 / Release: 1%{?dist}"
            + " / +e 0.10.0-1 | -Version: 0.9.19 |",
        "specfile386-percent-eol | rawhide | 2.0 | Version: 2.0 / +e 2.0-1 | -Version: 1.0 |",
        "specfile80-padding | rawhide | 2.19.0 | Version: 2.19.0 / +e 2.19.0-1 |"
            + " -Version: 1.0 |",
        "semver-rc | rawhide | 2.0.0-rc.1 | Version: 2.0.0~rc.1 / +e 2.0.0~rc.1-1 |"
            + " -Version: 1.0 |",
        "semver-plus | rawhide | 2.1.0+build.5 | Version: 2.1.0+build.5 / +e 2.1.0+build.5-1 |"
            + " -Version: 1.0 |",
        "go2rpm-commit | rawhide | 2.0 | Version: 2.0 | -Version: 0.3.0 |"
            + " Source0 does not follow the version",
        "gofed59-commit | rawhide | 2.0 | Version: 2.0 / +e 2.0-1 |"
            + " -Version: 0.0.8^%{snapdate}git%{shortcommit} |"
            + " Source0 does not follow the version",
        "ohpc2335-dotversion | rawhide | 8.0 | Version: 8.0 | -Version: 7.2.0 |"
            + " Source1 does not follow the version",
        "rust2rpm-crate-version | rawhide | 2.0 | Version: 2.0 | -Version: 1.0.0~beta.2 |"
            + " Source0 does not follow the version",
        "hotness546-mesa | rawhide | 99.0 | Version: 99.0 | - | Source",
        "hotness284-commit | rawhide | 99.0 | Version: 99.0 | - | Source",
        "rpm-bcond-release | rawhide | 2.0 | Version: 2.0 / Release: 1%{?dist} / +e 2.0-1 |"
            + " -Release: %{release_prefix}%{?dist}.2 |",
      })
  void aReleaseIsUpdated(
      String folder,
      String target,
      String version,
      String lines,
      String gone,
      @Nullable String note) {
    SpecFile spec = spec(folder);
    MacroContext context = MacroContext.forTarget(target);
    SpecFileEditor editor = spec.edit(context).updateVersion(version);
    if (!spec.expand(context).hasAutorelease()) {
      editor.setReleaseNumber("1");
    }
    String evr = editor.apply().expand(context).changelogEvr().toString();
    LocalDate day = LocalDate.of(2026, 11, 30);
    ChangelogEntry entry =
        ChangelogEntry.of(day, Packager.parse("P <p@e>"), evr, List.of("- Update"));
    SpecFile updated = editor.addChangelogEntry(entry).apply();
    List<String> expected = new ArrayList<>();
    for (String line : lines.split(" / ")) {
      expected.addAll(
          line.startsWith("+e ")
              ? List.of(ENTRY.replace("EVR", line.substring(3)).split(" / "))
              : List.of(line));
    }
    List<String> added = squeezed(updated);
    squeezed(spec).forEach(added::remove);
    assertThat(added).containsAll(expected);
    if (!gone.equals("-")) {
      List<String> removed = squeezed(spec);
      squeezed(updated).forEach(removed::remove);
      assertThat(removed).contains(gone.substring(1)).hasSizeLessThanOrEqualTo(expected.size());
    }
    if (note == null) {
      assertThat(editor.notes()).isEmpty();
    } else {
      assertThat(editor.notes()).anyMatch(said -> said.message().contains(note));
    }
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    MacroContext rawhide = MacroContext.forTarget("rawhide");
    SpecFile dated = spec("libfabric469-date");
    assertThatThrownBy(() -> dated.edit(rawhide).updateVersion("2026-01-02"))
        .isInstanceOf(SpecFileException.class)
        .hasMessageContaining("Version '2026-01-02' has a character")
        .hasMessageContaining("'-' (character 5)");
    SpecFile counted = spec("rpmautospec78-baserelease");
    assertThatThrownBy(() -> counted.edit(rawhide).toAutorelease())
        .isInstanceOf(SpecFileException.class)
        .hasMessageContaining("no form that %autorelease could give");
  }

  @Test
  void aConditionThatADefinitionHidesIsNotClosed() {
    SpecFile spec = spec("rpm1198-define-if");
    for (String release : List.of("4.18", "6.0")) {
      MacroContext rpm =
          MacroContext.forTarget("rawhide").withRpmRelease(RpmRelease.parse(release));
      assertThatThrownBy(() -> spec.expand(rpm).requireValid())
          .isInstanceOf(SpecFileException.class)
          .hasMessageContaining("%if is not closed");
    }
  }

  @Test
  void descriptionsStayTextOfTheirEntry() throws IOException {
    for (String folder : List.of("desc-section-lines", "desc-percent-forms", "crlf-desc")) {
      String description = Files.readString(folder(folder).resolve("description.md"));
      List<String> lines = ChangelogText.fromReleaseDescription(description);
      ChangelogEntry entry =
          ChangelogEntry.of(LocalDate.of(2026, 11, 30), Packager.parse("P <p@e>"), "2.0-1", lines);
      SpecFile updated = spec("crlf-desc").edit().addChangelogEntry(entry).apply();
      assertThat(updated.text().replace("\r\n", "")).doesNotContain("\n");
      Changelog log = updated.changelog().orElseThrow();
      assertThat(log.entries()).hasSize(2);
      assertThat(log.entries().get(0)).isEqualTo(entry);
      assertThat(updated.sections()).hasSize(3);
    }
    assertThat(ChangelogText.fromReleaseDescription("## 2.0\r\n\r\n* a\r\n* b\r\n"))
        .containsExactly("## 2.0", "", " * a", " * b");
  }

  private static List<String> squeezed(SpecFile spec) {
    List<String> lines = new ArrayList<>();
    spec.text().lines().forEach(line -> lines.add(line.replaceAll(" {2,}", " ").stripTrailing()));
    return lines;
  }

  private static Path folder(String name) {
    return Corpora.path("reports").resolve(name);
  }

  private static SpecFile spec(String name) {
    Path alone = folder(name).resolve("in.spec");
    return SpecFile.load(
        Files.exists(alone) ? alone : folder(name).resolve("distgit").resolve("hello.spec"));
  }
}
