package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.rule.PrereleasePattern;
import io.github.packit4j.specfile.version.Prerelease;

/** How a package's pre-releases are written in its spec file. */
public final class Prereleases {

  private Prereleases() {}

  /**
   * Gives what the package's settings say.
   *
   * @param settings the package's settings
   * @return the form of pre-releases
   */
  public static Prerelease of(PackageSettings settings) {
    return settings
        .prereleaseSuffixPattern()
        .map(pattern -> Prerelease.foundBy(PrereleasePattern.of(pattern)::find))
        .map(found -> settings.prereleaseSuffixMacro().map(found::withMacro).orElse(found))
        .orElseGet(Prerelease::none);
  }
}
