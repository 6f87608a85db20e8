package io.github.packit4j.specfile;

import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Prerelease;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The edits that the corpus has results of. */
final class CorpusEdits {

  private static final LocalDate DATE = LocalDate.of(2026, 11, 22);
  private static final Packager PACKAGER = new Packager("Packit", "hello@packit.dev");

  private final MacroContext context;
  private final Map<String, UnaryOperator<SpecFile>> edits = new LinkedHashMap<>();

  CorpusEdits(MacroContext context) {
    this.context = context;
    edits.put("set_version", spec -> spec.edit(context).setVersion("99.1").apply());
    edits.put("set_release", spec -> spec.edit(context).setReleaseNumber("7").apply());
    edits.put("update_version", this::updateVersion);
    edits.put(
        "update_prerelease",
        spec -> spec.edit(context).updateVersion("99.2rc1", Prerelease.defaults()).apply());
    edits.put("bump_release", spec -> spec.edit(context).bumpRelease().apply());
    edits.put("changelog_entry", this::addEntry);
    edits.put(
        "add_patch",
        spec -> spec.edit(context).addPatch("downstream-fix.patch", "Fix the build").apply());
    edits.put("remove_last_patch", spec -> spec.edit(context).removeLastPatch().apply());
    edits.put("append_source", spec -> spec.edit(context).addSource("extra-data.tar.gz").apply());
    edits.put("new_release", this::newRelease);
  }

  Map<String, UnaryOperator<SpecFile>> all() {
    return edits;
  }

  private SpecFile updateVersion(SpecFile spec) {
    return spec.edit(context).updateVersion("99.1", Prerelease.none()).apply();
  }

  private SpecFile addEntry(SpecFile spec) {
    if (spec.hasAutochangelog()) {
      return spec;
    }
    String evr = spec.expand(context, ReferenceShell::settings).changelogEvr().toString();
    ChangelogEntry entry =
        ChangelogEntry.of(DATE, PACKAGER, evr, List.of("- Update to version 99.1"));
    return spec.edit(context).addChangelogEntry(entry).apply();
  }

  private SpecFile newRelease(SpecFile spec) {
    SpecFile updated = updateVersion(spec);
    if (!updated.hasAutorelease()) {
      updated = updated.edit(context).setReleaseNumber("1").apply();
    }
    return addEntry(updated);
  }
}
