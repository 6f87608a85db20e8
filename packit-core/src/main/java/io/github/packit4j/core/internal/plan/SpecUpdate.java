package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.specfile.EditNote;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileEditor;
import io.github.packit4j.specfile.changelog.Changelog;
import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Prerelease;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** Makes the spec file of a release for one branch. */
final class SpecUpdate {

  private static final String CHANGELOG = "changelog";

  private final PackageSettings settings;
  private final String version;
  private final Prerelease prerelease;
  private final List<String> entry;
  private final Packager author;
  private final ZonedDateTime time;

  SpecUpdate(
      PackageSettings settings,
      String version,
      Prerelease prerelease,
      List<String> entry,
      Packager author,
      ZonedDateTime time) {
    this.settings = settings;
    this.version = version;
    this.prerelease = prerelease;
    this.entry = entry;
    this.author = author;
    this.time = time;
  }

  /**
   * An updated spec file.
   *
   * @param spec the file
   * @param notes what the update could not keep
   */
  record Updated(SpecFile spec, List<EditNote> notes) {}

  /**
   * Brings upstream's spec file downstream: all but the changelog is upstream's.
   *
   * @param distGit the spec file on the branch; empty for a new package
   * @param upstream the spec file in the release
   * @param macros the macros of the branch
   */
  Updated fromUpstream(Optional<SpecFile> distGit, SpecFile upstream, MacroContext macros) {
    if (settings.syncChangelog()) {
      return new Updated(upstream, List.of());
    }
    Optional<ExpandedSpecFile> own = distGit.map(spec -> spec.expand(macros));
    SpecFile base = own.map(present -> withChangelogOf(present, upstream, macros)).orElse(upstream);
    return released(base, ReleaseTag.next(own, upstream.expand(macros), version), macros);
  }

  /** Updates dist-git's own spec file. */
  Updated inPlace(SpecFile distGit, MacroContext macros) {
    return released(distGit, ReleaseTag.next(distGit.expand(macros)), macros);
  }

  private Updated released(SpecFile base, String release, MacroContext macros) {
    SpecFileEditor editor =
        base.edit(macros).updateVersion(version, prerelease).setRelease(release);
    SpecFile updated = editor.apply();
    ExpandedSpecFile expanded = updated.expand(macros);
    if (expanded.hasAutochangelog()) {
      return new Updated(updated, editor.notes());
    }
    SpecFileEditor changelog = updated.edit(macros);
    if (expanded.section(CHANGELOG).isEmpty()) {
      changelog.replaceSection(CHANGELOG, "");
    }
    return new Updated(changelog.addChangelogEntry(newEntry(expanded)).apply(), editor.notes());
  }

  /** Where the newest entry has a time, the new one has one, too. */
  private ChangelogEntry newEntry(ExpandedSpecFile spec) {
    String evr = spec.changelogEvr().toString();
    Optional<ChangelogEntry> newest =
        spec.section(CHANGELOG).flatMap(body -> Changelog.parse(body).newest());
    ZonedDateTime notBefore = notBefore(newest.flatMap(ChangelogEntry::date));
    return newest.filter(ChangelogEntry::hasTime).isPresent()
        ? ChangelogEntry.of(notBefore, author, evr, entry)
        : ChangelogEntry.of(notBefore.toLocalDate(), author, evr, entry);
  }

  /**
   * RPM does not read a changelog whose entries are not in order. Where it is tomorrow already for
   * the author of the newest one, the new one is dated that day, too.
   */
  private ZonedDateTime notBefore(Optional<LocalDate> newest) {
    return newest
        .filter(day -> day.isAfter(time.toLocalDate()))
        .map(day -> ZonedDateTime.of(day, LocalTime.MAX, ZoneOffset.UTC))
        .orElse(time);
  }

  /** A changelog tells what was in a distribution, so upstream's own never gets there. */
  private static SpecFile withChangelogOf(
      ExpandedSpecFile distGit, SpecFile upstream, MacroContext macros) {
    Optional<String> changelog = distGit.section(CHANGELOG);
    if (changelog.isEmpty() && upstream.expand(macros).hasAutochangelog()) {
      return upstream;
    }
    return upstream.edit(macros).replaceSection(CHANGELOG, changelog.orElse("")).apply();
  }
}
