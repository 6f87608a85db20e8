package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.ForgeException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who belongs to which side-tag group, as the packages themselves configure it in dist-git. */
public final class SideTagGroups {

  private static final Logger LOG = LoggerFactory.getLogger(SideTagGroups.class);

  private final DistGit distGit;
  private final Configurations configurations;
  private final JobSelector selector;

  /**
   * Creates the groups.
   *
   * @param distGit the dist-git
   * @param configurations the packages' configurations
   * @param selector selects the jobs of this deployment
   */
  public SideTagGroups(DistGit distGit, Configurations configurations, JobSelector selector) {
    this.distGit = distGit;
    this.configurations = configurations;
    this.selector = selector;
  }

  /**
   * Jobs that builds in a side tag start.
   *
   * @param packageName the package whose jobs they are
   * @param group the group they belong to
   */
  public record Started(String packageName, String group) {}

  /**
   * Tells whether any of some packages is built in a group.
   *
   * @param packages the packages
   * @param group the group's name
   * @return whether one of them has a job {@code koji_build} of the group
   */
  public boolean anyOf(Collection<String> packages, String group) {
    // Sorted, so that all look in one order, and mostly at one configuration.
    return new TreeSet<>(packages)
        .stream()
            .flatMap(name -> builds(name).stream())
            .anyMatch(job -> job.job().sidetagGroup().equals(Optional.of(group)));
  }

  /**
   * Finds whose jobs react to what is in a side tag: those of the {@code dependents} of each
   * package, or of the package itself where it names none. All packages count, and not only the one
   * whose build was tagged last, so that what a lost message would have started is started by the
   * next one.
   *
   * @param packages the packages of the builds in the tag
   * @return each once
   */
  public Set<Started> startedBy(Collection<String> packages) {
    return new TreeSet<>(packages)
        .stream()
            .flatMap(
                name ->
                    builds(name).stream()
                        .flatMap(
                            job ->
                                dependents(job).stream()
                                    .map(
                                        dependent ->
                                            new Started(
                                                dependent,
                                                job.job().sidetagGroup().orElseThrow()))))
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<String> dependents(SelectedJob job) {
    return job.job()
        .dependents()
        .filter(dependents -> !dependents.isEmpty())
        .orElseGet(() -> List.of(job.packageName()));
  }

  private List<SelectedJob> builds(String packageName) {
    return config(packageName).stream()
        .flatMap(present -> selector.grouped(present, JobType.KOJI_BUILD).stream())
        .filter(job -> job.packageName().equals(packageName))
        .toList();
  }

  /** A package that is none of ours, or whose configuration is broken, stops no group's work. */
  private Optional<PackageConfig> config(String packageName) {
    try {
      return configurations.find(distGit.project(packageName));
    } catch (ConfigException e) {
      LOG.warn("Cannot tell which side-tag groups {} is in", packageName, e);
      return Optional.empty();
    } catch (ForgeException e) {
      if (e.reason() == ForgeException.Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
