package io.github.packit4j.config;

import java.util.List;
import java.util.Optional;

/**
 * What a build or test target of {@code targets} has of its own.
 *
 * @param distros composes to test on
 * @param additionalModules modules to enable, as one text
 * @param additionalPackages packages added to the build root
 * @param additionalRepos repositories added to the build root
 * @param withOpts names for {@code --with}
 * @param withoutOpts names for {@code --without}
 */
public record TargetOptions(
    Optional<List<String>> distros,
    Optional<String> additionalModules,
    Optional<List<String>> additionalPackages,
    Optional<List<String>> additionalRepos,
    Optional<List<String>> withOpts,
    Optional<List<String>> withoutOpts) {

  /** Copies the lists. */
  public TargetOptions {
    distros = distros.map(List::copyOf);
    additionalPackages = additionalPackages.map(List::copyOf);
    additionalRepos = additionalRepos.map(List::copyOf);
    withOpts = withOpts.map(List::copyOf);
    withoutOpts = withoutOpts.map(List::copyOf);
  }

  /** Returns the options of a target that is only named. */
  public static TargetOptions none() {
    return new TargetOptions(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
