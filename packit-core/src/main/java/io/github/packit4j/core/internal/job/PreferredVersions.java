package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.specfile.version.Evr;
import io.github.packit4j.specfile.version.Prerelease;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** In which order the versions of one message are tried for a branch. */
public final class PreferredVersions {

  private PreferredVersions() {}

  /**
   * Orders the versions: stable ones first, where release monitoring says which are, and the
   * highest first, by RPM's order of what the spec file will have.
   *
   * @param event the versions
   * @param settings the package's settings, which say how pre-releases are written
   * @return the versions, each once
   */
  public static List<String> of(NewVersions event, PackageSettings settings) {
    Prerelease prerelease = Prereleases.of(settings);
    Comparator<String> highestFirst =
        (a, b) -> Evr.compareVersions(prerelease.rpmVersion(b), prerelease.rpmVersion(a));
    return event.versions().stream()
        .distinct()
        .sorted(
            Comparator.comparing((String version) -> !event.stableVersions().contains(version))
                .thenComparing(highestFirst))
        .toList();
  }

  /**
   * Gives the highest version of a message.
   *
   * @param event the versions
   * @return the highest by RPM's order; empty if the event has none
   */
  public static Optional<String> highest(NewVersions event) {
    return event.versions().stream().max(Evr::compareVersions);
  }
}
