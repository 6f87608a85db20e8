package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.failure.MissingConfigurationException;
import io.github.packit4j.core.failure.UnknownReleaseException;
import io.github.packit4j.core.internal.Services;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.http.PackitException;
import io.github.packit4j.specfile.Evr;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The jobs {@code propose_downstream} and {@code pull_from_upstream}, started by events. */
public final class ReleaseJobs {

  private final Services services;
  private final Function<ReleaseRequest, ReleaseReport> release;
  private final ConfigurationReader configurations = new ConfigurationReader();

  /**
   * Creates the jobs.
   *
   * @param services what they work with
   * @param release carries a release out
   */
  public ReleaseJobs(Services services, Function<ReleaseRequest, ReleaseReport> release) {
    this.services = services;
    this.release = release;
  }

  /**
   * Handles a release on an upstream forge.
   *
   * @param event the release
   * @return one outcome a configured package
   */
  public List<JobOutcome> handle(ReleasePublished event) {
    return guarded(
        JobType.PROPOSE_DOWNSTREAM,
        event.project().toString(),
        () -> {
          ForgeProject project = services.project(event.project());
          String commit =
              project
                  .commitOfTag(event.tag())
                  .orElseThrow(
                      () -> new UnknownReleaseException(event.project().toString(), event.tag()));
          PackageConfig config = configurations.read(project, commit);
          ReleaseRequest request =
              ReleaseRequest.proposeDownstream(event.project().toString(), event.tag()).toBuilder()
                  .configuration(config)
                  .build();
          return run(config, JobType.PROPOSE_DOWNSTREAM, project.fullName(), request);
        });
  }

  /**
   * Handles new versions in release monitoring. Only the highest is released: a lower one would
   * come on top of it.
   *
   * @param event the versions
   * @return one outcome a configured package
   */
  public List<JobOutcome> handle(NewVersions event) {
    return guarded(
        JobType.PULL_FROM_UPSTREAM,
        event.packageName(),
        () -> {
          URI url = services.distGit().instance().projectUrl(event.packageName());
          ForgeProject project = services.distGit().project(event.packageName());
          PackageConfig config = configurations.read(project, project.defaultBranch());
          String version = highest(event).orElseThrow();
          ReleaseRequest.Builder request =
              ReleaseRequest.pullFromUpstream(url, version).toBuilder().configuration(config);
          event.bug().ifPresent(bug -> request.addResolvedBugs("rhbz#" + bug));
          event.monitoringProject().ifPresent(request::releaseMonitoringProject);
          return run(config, JobType.PULL_FROM_UPSTREAM, event.packageName(), request.build());
        });
  }

  /**
   * Gives the version of an event that is released.
   *
   * @param event the versions
   * @return the highest by RPM's order; empty if the event has none
   */
  public static Optional<String> highest(NewVersions event) {
    return event.versions().stream().max(Evr::compareVersions);
  }

  private List<JobOutcome> run(
      PackageConfig config, JobType type, String where, ReleaseRequest request) {
    List<SelectedJob> jobs =
        new JobSelector(services.instance()).startedBy(config, type, JobTrigger.RELEASE);
    if (jobs.isEmpty()) {
      return List.of(
          new JobOutcome.NotRun(
              type.key(),
              where,
              Reason.NO_JOB,
              "the configuration has no job '%s' with trigger 'release' for this deployment"
                  .formatted(type.key())));
    }
    Map<String, PackageSettings> packages = new LinkedHashMap<>();
    Map<String, String> elsewhere = new LinkedHashMap<>();
    for (SelectedJob job : jobs) {
      String name = job.settings().downstreamPackageName();
      DistGitMatch.difference(job.settings(), services.distGit().instance())
          .ifPresentOrElse(
              difference -> elsewhere.putIfAbsent(name, difference),
              () -> packages.putIfAbsent(name, job.settings()));
    }
    List<JobOutcome> outcomes = new ArrayList<>();
    elsewhere.forEach(
        (name, difference) ->
            outcomes.add(
                new JobOutcome.NotRun(type.key(), name, Reason.OTHER_DIST_GIT, difference)));
    packages.forEach(
        (name, settings) ->
            outcomes.addAll(guarded(type, name, () -> run(type, name, settings, request))));
    return outcomes;
  }

  private List<JobOutcome> run(
      JobType type, String name, PackageSettings settings, ReleaseRequest request) {
    Optional<String> failure =
        RunCondition.failure(settings, services, variables(settings, request));
    if (failure.isPresent()) {
      return List.of(new JobOutcome.NotRun(type.key(), name, Reason.RUN_CONDITION, failure.get()));
    }
    ReleaseReport report = release.apply(request.toBuilder().addPackages(name).build());
    return List.of(new JobOutcome.Released(type.key(), name, report));
  }

  private static Map<String, String> variables(PackageSettings settings, ReleaseRequest request) {
    Map<String, String> variables = new LinkedHashMap<>();
    request.tag().ifPresent(tag -> variables.put("PACKIT_PROJECT_UPSTREAM_TAG", tag));
    request
        .version()
        .or(() -> request.tag().flatMap(UpstreamTags.template(settings)::version))
        .ifPresent(version -> variables.put("PACKIT_PROJECT_VERSION", version));
    return variables;
  }

  private static List<JobOutcome> guarded(
      JobType type, String where, Supplier<List<JobOutcome>> work) {
    try {
      return work.get();
    } catch (MissingConfigurationException e) {
      return List.of(
          new JobOutcome.NotRun(
              type.key(), where, Reason.NO_CONFIGURATION, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      return List.of(
          new JobOutcome.Failed(type.key(), where, e, PackitException.mayPassByItself(e)));
    }
  }
}
