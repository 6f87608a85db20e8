package io.github.packit4j.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.internal.plan.SpecUpdate.Updated;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Prerelease;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which lines of a release's spec file are upstream's, dist-git's or new. */
class SpecUpdateTest {

  private static final MacroContext MACROS = MacroContext.forTarget("f44");
  private static final PackageSettings PLAIN = PackageSettings.builder("hello").build();

  private static final String OWN = "* Mon Jul 20 2026 A <a@b.c> - 1.0-1\n- Rebuilt\n";
  private static final String UPSTREAMS = "* Tue Jul 21 2026 U <u@v.w> - 2.0-1\n- Upstream's\n";
  private static final String ENTRY =
      "* Sun Nov 22 2026 Packit <hello@packit.dev> - 2.0-1\n- Update\n";

  @Test
  void upstreamsFileKeepsTheChangelogOfDistGit() {
    SpecFile result =
        fromUpstream(
            Optional.of(spec("1.0", "1%{?dist}", "Own summary", OWN)),
            spec("1.9", "1%{?dist}", "New summary", UPSTREAMS));
    assertThat(result.text())
        .isEqualTo(spec("2.0", "1%{?dist}", "New summary", ENTRY + "\n" + OWN).text());
  }

  @Test
  void withoutAChangelogInDistGitTheEntryStandsAlone() {
    SpecFile result =
        fromUpstream(
            Optional.of(bare("1.0", "1%{?dist}")), spec("1.9", "1%{?dist}", "x", UPSTREAMS));
    assertThat(result.text()).endsWith("%changelog\n" + ENTRY).doesNotContain("Upstream's");
  }

  @Test
  void aNewPackageTakesUpstreamsFile() {
    SpecFile result = fromUpstream(Optional.empty(), spec("1.9", "1%{?dist}", "x", UPSTREAMS));
    assertThat(result.text()).contains("Version: 2.0\n").contains(ENTRY).contains(UPSTREAMS);
  }

  @Test
  void theHistoryInGitMayBeTheChangelog() {
    SpecFile automatic = spec("1.9", "%autorelease", "x", "%autochangelog\n");
    assertThat(fromUpstream(Optional.of(bare("1.0", "%autorelease")), automatic).text())
        .contains("Version: 2.0\n")
        .endsWith("%changelog\n%autochangelog\n");
    assertThat(inPlace(automatic).text()).endsWith("%changelog\n%autochangelog\n");
    assertThat(fromUpstream(Optional.of(spec("1.0", "1%{?dist}", "x", OWN)), automatic).text())
        .as("dist-git writes its own")
        .endsWith("%changelog\n" + ENTRY + "\n" + OWN);
  }

  @Test
  void whereChangelogsAreSyncedUpstreamsFileIsTakenAsItIs() {
    SpecFile upstream = spec("1.9", "7", "x", UPSTREAMS);
    PackageSettings synced = PackageSettings.builder("hello").syncChangelog(true).build();
    Updated updated =
        update(synced).fromUpstream(Optional.of(spec("1.0", "1", "x", OWN)), upstream, MACROS);
    assertThat(updated.spec()).isEqualTo(upstream);
    assertThat(updated.notes()).isEmpty();
  }

  @Test
  void distGitsOwnFileGetsVersionReleaseAndEntry() {
    assertThat(inPlace(spec("1.0", "3%{?dist}", "Own", OWN)).text())
        .isEqualTo(spec("2.0", "1%{?dist}", "Own", ENTRY + "\n" + OWN).text());
    assertThat(inPlace(bare("1.0", "3%{?dist}")).text()).endsWith("%changelog\n" + ENTRY);
    assertThat(inPlace(spec("1.0", "%autorelease -b 3", "Own", OWN)).text())
        .contains("Release: %autorelease -b 3\n");
  }

  @Test
  void whereEntriesHaveTimesTheNewOneHasOne() {
    String timed = "* Mon Jul 20 12:30:00 UTC 2026 A <a@b.c> - 1.0-1\n- Rebuilt\n";
    assertThat(inPlace(spec("1.0", "1%{?dist}", "Own", timed)).text())
        .contains("* Sun Nov 22 12:00:00 UTC 2026 Packit <hello@packit.dev> - 2.0-1\n- Update\n");
  }

  @Test
  void anEntryIsNeverDatedBeforeTheNewest() {
    String tomorrows = "* Mon Nov 23 2026 A <a@b.c> - 1.0-1\n- Rebuilt\n";
    assertThat(inPlace(spec("1.0", "1%{?dist}", "Own", tomorrows)).text())
        .contains("* Mon Nov 23 2026 Packit <hello@packit.dev> - 2.0-1\n- Update\n");
    String timed = "* Mon Nov 23 08:30:00 UTC 2026 A <a@b.c> - 1.0-1\n- Rebuilt\n";
    assertThat(inPlace(spec("1.0", "1%{?dist}", "Own", timed)).text())
        .contains("* Mon Nov 23 23:59:59 UTC 2026 Packit <hello@packit.dev> - 2.0-1\n- Update\n");
    String todays = "* Sun Nov 22 2026 A <a@b.c> - 1.0-1\n- Rebuilt\n";
    assertThat(inPlace(spec("1.0", "1%{?dist}", "Own", todays)).text()).contains(ENTRY);
  }

  @Test
  void whatCouldNotFollowIsNoted() {
    Updated updated =
        update(PLAIN)
            .inPlace(
                SpecFile.parse(
                    "Name: hello\nVersion: 1.0\nRelease: 1\nSource0: https://e.org/hello-1.0.tar.gz\n"),
                MACROS);
    assertThat(updated.notes()).isNotEmpty();
  }

  private static SpecFile fromUpstream(Optional<SpecFile> distGit, SpecFile upstream) {
    return update(PLAIN).fromUpstream(distGit, upstream, MACROS).spec();
  }

  private static SpecFile inPlace(SpecFile distGit) {
    return update(PLAIN).inPlace(distGit, MACROS).spec();
  }

  private static SpecUpdate update(PackageSettings settings) {
    return new SpecUpdate(
        settings,
        "2.0",
        Prerelease.none(),
        List.of("- Update"),
        new Packager("Packit", "hello@packit.dev"),
        ZonedDateTime.of(2026, 11, 22, 12, 0, 0, 0, ZoneId.of("UTC")));
  }

  private static SpecFile spec(String version, String release, String summary, String changelog) {
    return SpecFile.parse(
        "Name: hello\nVersion: %s\nRelease: %s\nSummary: %s\n\n%%description\nx\n\n%%changelog\n%s"
            .formatted(version, release, summary, changelog));
  }

  private static SpecFile bare(String version, String release) {
    return SpecFile.parse(
        "Name: hello\nVersion: %s\nRelease: %s\nSummary: x\n\n%%description\nx\n"
            .formatted(version, release));
  }
}
