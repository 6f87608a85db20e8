package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Prerelease;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Makes the spec file of a release for one branch. */
final class SpecUpdate {

  private final PackageSettings settings;
  private final String version;
  private final Prerelease prerelease;
  private final List<String> entry;
  private final Packager author;
  private final LocalDate date;

  SpecUpdate(
      PackageSettings settings,
      String version,
      Prerelease prerelease,
      List<String> entry,
      Packager author,
      LocalDate date) {
    this.settings = settings;
    this.version = version;
    this.prerelease = prerelease;
    this.entry = entry;
    this.author = author;
    this.date = date;
  }

  /**
   * Brings upstream's spec file downstream: all but the changelog is upstream's.
   *
   * @param distGit the spec file on the branch; empty for a new package
   * @param upstream the spec file in the release
   * @param macros the macros of the branch
   */
  SpecFile fromUpstream(Optional<SpecFile> distGit, SpecFile upstream, MacroContext macros) {
    if (settings.syncChangelog()) {
      return upstream;
    }
    SpecFile base = distGit.map(own -> withChangelogOf(own, upstream, macros)).orElse(upstream);
    ExpandedSpecFile expanded = upstream.expand(macros);
    String release =
        ReleaseTag.next(
            distGit,
            upstream,
            expanded.version().equals(version),
            distGit.isPresent()
                && distGit
                    .get()
                    .expand(macros)
                    .releaseWithoutDist()
                    .equals(expanded.releaseWithoutDist()));
    return released(base, release, macros);
  }

  /** Updates dist-git's own spec file. */
  SpecFile inPlace(SpecFile distGit, MacroContext macros) {
    return released(distGit, ReleaseTag.next(Optional.of(distGit), distGit, false, true), macros);
  }

  private SpecFile released(SpecFile base, String release, MacroContext macros) {
    SpecFile updated =
        base.edit(macros).updateVersion(version, prerelease).release(release).apply();
    ExpandedSpecFile expanded = updated.expand(macros);
    if (expanded.hasAutochangelog()) {
      return updated;
    }
    String evr = expanded.changelogEvr().toString();
    return updated
        .edit(macros)
        .addChangelogEntry(ChangelogEntry.of(date, author, evr, entry))
        .apply();
  }

  private static SpecFile withChangelogOf(
      SpecFile distGit, SpecFile upstream, MacroContext macros) {
    return distGit
        .expand(macros)
        .section("changelog")
        .map(changelog -> upstream.edit(macros).replaceSection("changelog", changelog).apply())
        .orElse(upstream);
  }
}
