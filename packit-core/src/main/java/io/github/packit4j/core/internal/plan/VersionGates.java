package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.config.rule.PythonPattern;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.specfile.version.Evr;
import java.util.Optional;
import java.util.regex.MatchResult;

/** The rules that keep a version from a branch, in the order in which they are asked. */
final class VersionGates {

  private final PackageSettings settings;

  VersionGates(PackageSettings settings) {
    this.settings = settings;
  }

  /**
   * Asks the rules. Whatever the job, the version of the dist-git branch is what counts.
   *
   * @param current the version in the branch's spec file; empty for a new package
   * @param proposed the version as the spec file will write it
   * @param upstream the version as upstream writes it, which specifiers are about
   */
  Optional<SkipReason> check(
      ReleaseBranch branch, Optional<String> current, String proposed, String upstream) {
    if (current.isPresent() && Evr.compareVersions(proposed, current.get()) < 0) {
      return Optional.of(new SkipReason.Downgrade(current.get(), proposed));
    }
    return mask(branch, current, proposed).or(() -> specifiers(upstream));
  }

  private Optional<SkipReason> mask(
      ReleaseBranch branch, Optional<String> current, String proposed) {
    if (branch.isRawhide() || current.isEmpty()) {
      return Optional.empty();
    }
    return settings
        .versionUpdateMask()
        .filter(mask -> !mask.isEmpty())
        .filter(mask -> differs(PythonPattern.compile(mask), current.get(), proposed))
        .map(mask -> new SkipReason.MaskMismatch(mask, current.get(), proposed));
  }

  /** A side that does not match at all is not held back. */
  private static boolean differs(PythonPattern mask, String current, String proposed) {
    Optional<MatchResult> before = mask.matchStart(current);
    Optional<MatchResult> after = mask.matchStart(proposed);
    return before.isPresent()
        && after.isPresent()
        && !before.get().group().equals(after.get().group());
  }

  private Optional<SkipReason> specifiers(String version) {
    return settings
        .versionUpdateSpecifiers()
        .filter(specifiers -> !specifiers.contains(version))
        .map(specifiers -> new SkipReason.OutsideSpecifiers(specifiers.text(), version));
  }
}
