package io.github.packit4j.docs.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileEditor;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Prerelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of {@code docs/spec-files.md}, run. */
class SpecFilesPageTest {

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("hello.spec"),
        """
        %global upstream 1.0
        Name:    hello
        Version: %{upstream}
        Release: 2%{?dist}
        Summary: A greeting
        License: MIT
        Source0: https://example.org/hello-%{version}.tar.gz

        %description
        Says hello.

        %changelog
        * Mon Nov 02 2026 Ann <ann@example.org> - 1.0-2
        - Rebuild
        """);
  }

  @Test
  void anUpdate() throws IOException {
    LocalDate today = LocalDate.of(2026, 11, 30);
    Path file = folder.resolve("hello.spec");
    SpecFile spec = SpecFile.load(file);
    MacroContext rawhide = MacroContext.forTarget("rawhide");
    SpecFileEditor editor =
        spec.edit(rawhide)
            .updateVersion("2.0", Prerelease.defaults())
            .setReleaseNumber("1")
            .addChangelogEntry(
                ChangelogEntry.of(
                    today,
                    new Packager("Ada Example", "ada@example.org"),
                    "2.0-1",
                    List.of("- Update to version 2.0")));
    SpecFile updated = editor.apply();
    editor.notes().forEach(System.out::println); // what a person should look at
    System.out.println(spec.diff(updated, "hello.spec"));
    updated.save(file);

    assertThat(file)
        .content()
        .contains("%global upstream 2.0\n", "Version: %{upstream}\n", "Release: 1%{?dist}\n")
        .contains("* Mon Nov 30 2026 Ada Example <ada@example.org> - 2.0-1\n");
  }

  @Test
  void severalReleases() {
    SpecFile spec = SpecFile.load(folder.resolve("hello.spec"));
    for (String target : List.of("rawhide", "f44", "epel9")) {
      ExpandedSpecFile expanded = spec.expand(MacroContext.forTarget(target));
      System.out.println(expanded.nevra().nvr());
      System.out.println(expanded.sources().get(0).expandedLocation());
    }

    assertThat(spec.expand(MacroContext.forTarget("epel9")).nevra().nvr())
        .isEqualTo("hello-1.0-2.el9");
  }

  @Test
  void whatIsWrong() {
    SpecFile spec =
        SpecFile.parse(
            SpecFile.load(folder.resolve("hello.spec")).text().replace("License: MIT\n", ""));
    ExpandedSpecFile expanded = spec.expand(MacroContext.forTarget("f44"));
    expanded.problems().forEach(System.out::println); // all of them, with line and column
    try {
      expanded.requireValid();
    } catch (SpecFileException e) {
      System.out.println("RPM would refuse it: " + e.getMessage());
    }

    assertThatThrownBy(expanded::requireValid)
        .isInstanceOf(SpecFileException.class)
        .hasMessageContaining("License");
  }
}
