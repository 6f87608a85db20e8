package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.specfile.Prerelease;

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
        .map(
            pattern ->
                settings
                    .prereleaseSuffixMacro()
                    .map(macro -> Prerelease.of(pattern, macro))
                    .orElseGet(() -> Prerelease.of(pattern)))
        .orElseGet(Prerelease::none);
  }
}
