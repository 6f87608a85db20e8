package io.github.packit4j.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Prerelease;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of section 3.5 of the workflow's reference: which Release a new version gets. */
class ReleaseTagTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // dist-git Release | upstream Release | upstream version | version | result
        "%autorelease            | %autorelease -e beta | 1.0 | 2.0 | %autorelease -e beta",
        "%autorelease -p -e beta2| %autorelease         | 1.0 | 1.0 | %autorelease",
        "%autorelease            | 3%{?dist}            | 1.0 | 1.0 | %autorelease",
        "2%{?dist}               | %autorelease         | 1.0 | 1.0 | 1%{?dist}",
        "2%{?dist}               | 5%{?dist}            | 1.0 | 2.0 | 1%{?dist}",
        "3%{?dist}               | 3%{?dist}            | 1.0 | 1.0 | 1%{?dist}",
        "3%{?dist}               | 4%{?dist}            | 1.0 | 1.0 | 4%{?dist}",
        "2%{?dist}               | 2%{?dist}            | 1.0 | 1.1 | 1%{?dist}",
        "2%{?dist}               | 3%{?dist}            | 1.0 | 1.1 | 1%{?dist}",
        "2%{?dist}               | 2%{?dist}            | 1.1 | 1.1 | 1%{?dist}",
        "2%{?dist}               | 3%{?dist}            | 1.1 | 1.1 | 3%{?dist}",
      })
  void theReleaseFollowsBothSpecFiles(
      String distGit, String upstream, String upstreamVersion, String version, String expected) {
    SpecUpdate update =
        new SpecUpdate(
            PackageSettings.builder("hello").build(),
            version,
            Prerelease.defaults(),
            List.of("- Update"),
            new Packager("Packit", "hello@packit.dev"),
            ZonedDateTime.of(2026, 11, 22, 12, 0, 0, 0, ZoneOffset.UTC));
    SpecFile result =
        update
            .fromUpstream(
                Optional.of(spec("1.0", distGit)),
                spec(upstreamVersion, upstream),
                MacroContext.forTarget("f44"))
            .spec();
    assertThat(result.rawRelease()).contains(expected);
    assertThat(result.tag("Version").orElseThrow().value()).isEqualTo(version);
  }

  private static SpecFile spec(String version, String release) {
    return SpecFile.parse(
        "Name: hello\nVersion: %s\nRelease: %s\n\n%%changelog\n* Mon Jul 20 2026 A <a@b.c> - 1.0-1\n- x\n"
            .formatted(version, release));
  }
}
