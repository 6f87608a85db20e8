package io.github.packit4j.core.internal.text;

import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.core.ReleaseRequest.Kind;
import io.github.packit4j.core.internal.job.Configurations;
import io.github.packit4j.core.internal.job.JobSelector;
import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.distgit.client.DistGit;
import java.util.Optional;

/** Makes the guides of pull requests from the configuration that their merging will find. */
public final class MergeGuides {

  private final DistGit distGit;
  private final JobSelector selector;
  private final Configurations configurations;

  /**
   * Creates the guides.
   *
   * @param distGit the dist-git
   * @param configurations the packages' configurations
   * @param selector selects the jobs of a configuration
   */
  public MergeGuides(DistGit distGit, Configurations configurations, JobSelector selector) {
    this.distGit = distGit;
    this.configurations = configurations;
    this.selector = selector;
  }

  /**
   * Makes the guide of a release.
   *
   * @param wanted the release and its job
   * @return the guide
   */
  public MergeGuide of(ReleaseDecision.Wanted wanted) {
    boolean arrives =
        wanted.request().kind() == Kind.PULL_FROM_UPSTREAM
            || bringsConfiguration(wanted.settings());
    return new MergeGuide(
        wanted.packageName(),
        distGit.account(),
        arrives ? Optional.of(wanted.config()) : downstream(wanted.packageName()),
        selector,
        wanted.aliases());
  }

  private static boolean bringsConfiguration(PackageSettings settings) {
    return settings.configFilePath().isPresent()
        && (settings.filesToSync().isEmpty()
            || settings.filesToSync().stream()
                .flatMap(item -> item.src().stream())
                .anyMatch(settings.configFilePath().get()::equals));
  }

  /** Where dist-git keeps a configuration of its own, that is what downstream events find. */
  private Optional<PackageConfig> downstream(String packageName) {
    try {
      return configurations.find(distGit.project(packageName));
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }
}
