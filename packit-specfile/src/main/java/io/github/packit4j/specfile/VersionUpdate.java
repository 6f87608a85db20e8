package io.github.packit4j.specfile;

import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.syntax.Tag;
import java.util.List;

final class VersionUpdate {
  private VersionUpdate() {}

  static List<Replacement> replacements(
      SpecFile spec, String version, MacroContext context, Prerelease prerelease) {
    Tag tag = spec.expand(context).tag("Version").orElseThrow().tag();
    return List.of(new Replacement(tag.valueSpan(), prerelease.rpmVersion(version)));
  }
}
