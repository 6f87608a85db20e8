package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.internal.job.Commenter.Refusal;
import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.distgit.forge.ForgeProject;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The projects that packages name for issues about them ({@code issue_repository}). Whoever may
 * push to one may ask there for builds and updates of the package, because its own configuration
 * says so.
 */
public final class IssueRepositories {

  private final Projects projects;
  private final Configurations configurations;

  /**
   * Creates the rules.
   *
   * @param projects the projects of upstream and dist-git
   * @param configurations their configurations
   */
  public IssueRepositories(Projects projects, Configurations configurations) {
    this.projects = projects;
    this.configurations = configurations;
  }

  /**
   * Tells whether a package wants issues about it in a project.
   *
   * @param packageName the package
   * @param project the project
   * @return whether the package's configuration names it
   */
  public boolean isThatOf(String packageName, ForgeProject project) {
    return unlessOf(packageName, project).isEmpty();
  }

  /** Refuses a package whose issues are elsewhere. */
  Optional<Refusal> unlessOf(String packageName, ForgeProject project) {
    ForgeProject wanted = projects.distGit().project(packageName);
    Optional<PackageConfig> config = configurations.find(wanted);
    if (config.isEmpty()) {
      return Optional.of(
          new Refusal(
              Reason.NO_CONFIGURATION,
              "%s has no Packit configuration on its default branch".formatted(wanted.webUrl())));
    }
    boolean named =
        settings(config.get())
            .filter(settings -> settings.downstreamPackageName().equals(packageName))
            .flatMap(settings -> settings.issueRepository().stream())
            .anyMatch(repository -> leadsTo(repository, project));
    return named
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Reason.WRONG_PLACE,
                "%s is not the issue_repository of %s".formatted(project.webUrl(), packageName)));
  }

  private static Stream<PackageSettings> settings(PackageConfig config) {
    return Stream.concat(
        config.packages().values().stream(),
        config.jobs().stream().flatMap(job -> job.packages().values().stream()));
  }

  private boolean leadsTo(String repository, ForgeProject project) {
    try {
      return projects.forges().project(repository).webUrl().equals(project.webUrl());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
