package io.github.packit4j.core.internal.execute;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.NotificationSettings;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;
import io.github.packit4j.core.event.PackitEvent.VersionsFound;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.job.Configurations;
import io.github.packit4j.core.internal.job.JobSelector;
import io.github.packit4j.core.internal.job.SelectedJob;
import io.github.packit4j.core.internal.text.Failure;
import io.github.packit4j.core.internal.text.IssueText;
import io.github.packit4j.core.internal.text.Occasion;
import io.github.packit4j.core.internal.work.PackageWork;
import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.distgit.forge.ForgeProject;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells people about failures, where the configuration says that they look. */
public final class FailureReports {

  private final Projects projects;
  private final JobSelector selector;
  private final PackageWork work;
  private final Configurations configurations;
  private final Optional<String> commands;

  /**
   * Creates the reports.
   *
   * @param projects the projects of upstream and dist-git
   * @param configurations their configurations
   * @param selector finds the settings of what failed
   * @param work lets one at a time report on a package
   * @param commands what commands in comments begin with, where people may give some
   */
  public FailureReports(
      Projects projects,
      Configurations configurations,
      JobSelector selector,
      PackageWork work,
      Optional<String> commands) {
    this.commands = commands;
    this.work = work;
    this.projects = projects;
    this.configurations = configurations;
    this.selector = selector;
  }

  /**
   * Reports what failed.
   *
   * @param report what became of an event
   * @return the pages of the issues that tell of it
   */
  public List<URI> report(EventReport report) {
    List<Failure> failures = Failure.of(report.outcomes());
    if (failures.isEmpty()) {
      return List.of();
    }
    return work.alone(
        failures.stream().map(Failure::packageName).toList(), () -> report(report, failures));
  }

  private List<URI> report(EventReport report, List<Failure> failures) {
    PackitEvent event = report.event();
    if (event instanceof ReleasePublished release) {
      return upstream(release, failures);
    }
    if (event instanceof NewVersions versions) {
      return downstream(versions.packageName(), Occasion.of(versions), failures);
    }
    if (event instanceof VersionsFound found) {
      return each(failures, name -> Occasion.of(found.of(name)));
    }
    if (event instanceof DistGitPush push) {
      List<URI> pages = new ArrayList<>();
      for (Occasion each :
          List.of(Occasion.of(push, distribution(), commands), Occasion.back(push))) {
        pages.addAll(downstream(push.packageName(), each, failures(report, each.job())));
      }
      return pages;
    }
    if (event instanceof BuildStateChanged build) {
      return downstream(
          failures.get(0).packageName(), Occasion.of(build, distribution()), failures);
    }
    if (event instanceof UpdateTested tested) {
      return downstream(failures.get(0).packageName(), Occasion.of(tested), failures);
    }
    if (event instanceof BuildTagged tagged) {
      Occasion occasion = Occasion.of(tagged, distribution());
      return each(failures, name -> occasion);
    }
    return List.of();
  }

  /** Each package is told where it wants to be. */
  private List<URI> each(List<Failure> failures, Function<String, Occasion> occasion) {
    Map<String, List<Failure>> byPackage =
        failures.stream()
            .collect(
                Collectors.groupingBy(
                    Failure::packageName, LinkedHashMap::new, Collectors.toList()));
    return byPackage.entrySet().stream()
        .flatMap(
            each ->
                downstream(each.getKey(), occasion.apply(each.getKey()), each.getValue()).stream())
        .distinct()
        .toList();
  }

  private static List<Failure> failures(EventReport report, JobType job) {
    return Failure.of(
        report.outcomes().stream().filter(outcome -> outcome.job().equals(job.key())).toList());
  }

  private Optional<String> distribution() {
    return projects.distGit().instance().distribution();
  }

  private List<URI> upstream(ReleasePublished event, List<Failure> failures) {
    ForgeProject project = projects.at(event.project());
    Optional<String> commit = project.repository().commitOfTag(event.tag());
    Optional<PackageConfig> config =
        commit.flatMap(at -> readable(() -> configurations.find(project, at)));
    Occasion occasion = Occasion.of(event, commit, commands);
    List<Failure> wanted =
        failures.stream()
            .filter(
                failure ->
                    settings(config, occasion.job(), failure)
                        .map(PackageSettings::notifications)
                        .orElseGet(NotificationSettings::defaults)
                        .failureIssue())
            .toList();
    return wanted.isEmpty() ? List.of() : List.of(tell(project, occasion, wanted, config));
  }

  private List<URI> downstream(String packageName, Occasion occasion, List<Failure> failures) {
    if (failures.isEmpty()) {
      return List.of();
    }
    ForgeProject project = projects.distGit().project(packageName);
    Optional<PackageConfig> config = readable(() -> configurations.find(project));
    Map<String, List<Failure>> byRepository = new LinkedHashMap<>();
    for (Failure failure : failures) {
      settings(config, occasion.job(), failure)
          .flatMap(PackageSettings::issueRepository)
          .ifPresent(
              repository ->
                  byRepository.computeIfAbsent(repository, key -> new ArrayList<>()).add(failure));
    }
    List<URI> pages = new ArrayList<>();
    byRepository.forEach(
        (repository, some) -> pages.add(tell(issueRepository(repository), occasion, some, config)));
    return pages;
  }

  private ForgeProject issueRepository(String address) {
    try {
      return projects.forges().project(address);
    } catch (IllegalArgumentException e) {
      throw new WorkflowException(
          "Tried to report a failure in issue_repository '%s' but failed because it names no project. Write the address of a project on a forge."
              .formatted(address),
          e);
    }
  }

  private URI tell(
      ForgeProject project,
      Occasion occasion,
      List<Failure> failures,
      Optional<PackageConfig> config) {
    Optional<String> closing =
        failures.stream()
            .flatMap(failure -> settings(config, occasion.job(), failure).stream())
            .flatMap(settings -> settings.notifications().failureComment().stream())
            .findFirst();
    return new IssueThread(project)
        .tell(occasion.title(), IssueText.of(occasion, failures, closing));
  }

  /** A configuration that is not valid may be the very failure to tell of. */
  private static Optional<PackageConfig> readable(Supplier<Optional<PackageConfig>> read) {
    try {
      return read.get();
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }

  /** What failed as a whole has the settings of the first package. */
  private Optional<PackageSettings> settings(
      Optional<PackageConfig> config, JobType type, Failure failure) {
    return config.flatMap(
        present ->
            selector.requested(present, type, Set.of(failure.packageName())).jobs().stream()
                .findFirst()
                .or(() -> selector.requested(present, type, Set.of()).jobs().stream().findFirst())
                .map(SelectedJob::settings)
                .or(() -> present.packages().values().stream().findFirst()));
  }
}
