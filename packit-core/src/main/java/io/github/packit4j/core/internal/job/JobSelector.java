package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobConfig;
import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackitInstance;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.internal.job.JobSelection.Refused;
import io.github.packit4j.distgit.DistGitInstance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Selects the jobs of a configuration: those of this deployment and this dist-git. */
public final class JobSelector {

  private final PackitInstance instance;
  private final ServedDistGits distGits;

  /**
   * Creates a selector.
   *
   * @param instance the deployment whose jobs count ({@code packit_instances})
   * @param distGit the dist-git whose jobs count
   */
  public JobSelector(PackitInstance instance, DistGitInstance distGit) {
    this(instance, ServedDistGits.only(distGit));
  }

  /**
   * Creates a selector of a workflow with several dist-gits.
   *
   * @param instance the deployment whose jobs count ({@code packit_instances})
   * @param distGits the dist-gits, seen from the one whose jobs count
   */
  public JobSelector(PackitInstance instance, ServedDistGits distGits) {
    this.instance = instance;
    this.distGits = distGits;
  }

  /**
   * Selects what an event starts.
   *
   * @param config the configuration
   * @param type the job type
   * @param trigger the event's trigger
   * @param where the package or project that the reason for no job at all is about
   * @return one element a job and package, equal ones once; {@link Reason#NO_JOB} if there is none
   */
  public JobSelection startedBy(
      PackageConfig config, JobType type, JobTrigger trigger, String where) {
    List<SelectedJob> jobs =
        packages(config, type, job -> job.trigger() == trigger && !job.manualTrigger());
    return jobs.isEmpty()
        ? none(
            where,
            "the configuration has no job '%s' with trigger '%s' for this deployment"
                .formatted(type.key(), trigger.key()))
        : here(jobs);
  }

  /**
   * Selects what somebody asks for by a command: jobs that an event starts, and those that nothing
   * else does ({@code manual_trigger}).
   *
   * @param config the configuration
   * @param type the job type
   * @param triggers the triggers of the events that the command stands for
   * @param names the packages to look at; empty for all
   * @param where the package or project that the reason for no job at all is about
   * @return one element a job and package, those that differ in their trigger alone once; {@link
   *     Reason#NO_JOB} if there is none
   */
  public JobSelection commanded(
      PackageConfig config,
      JobType type,
      Set<JobTrigger> triggers,
      Set<String> names,
      String where) {
    Set<List<Object>> seen = new HashSet<>();
    List<SelectedJob> jobs =
        packages(config, type, job -> triggers.contains(job.trigger())).stream()
            .filter(job -> names.isEmpty() || names.contains(job.packageName()))
            .filter(job -> seen.add(List.of(job.settings(), job.group())))
            .toList();
    return jobs.isEmpty()
        ? none(
            where,
            "the configuration has no job '%s'%s for this deployment"
                .formatted(
                    type.key(),
                    names.isEmpty() ? "" : " of " + String.join(", ", new TreeSet<>(names))))
        : here(jobs);
  }

  private static JobSelection none(String where, String message) {
    return new JobSelection(List.of(), List.of(new Refused(where, Reason.NO_JOB, message)));
  }

  /**
   * Selects what a caller asks for by name, whatever starts it otherwise.
   *
   * @param config the configuration
   * @param type the job type
   * @param names the packages to look at; empty for all
   * @return one element a job and package, equal ones once
   */
  public JobSelection requested(PackageConfig config, JobType type, Set<String> names) {
    return here(
        packages(config, type, job -> job.trigger() != JobTrigger.IGNORE).stream()
            .filter(job -> names.isEmpty() || names.contains(job.packageName()))
            .toList());
  }

  /**
   * Selects the jobs of side-tag groups, whatever starts them.
   *
   * @param config the configuration
   * @param type the job type
   * @return one element a job and package
   */
  public List<SelectedJob> grouped(PackageConfig config, JobType type) {
    return here(packages(
            config,
            type,
            job -> job.trigger() != JobTrigger.IGNORE && job.sidetagGroup().isPresent()))
        .jobs();
  }

  /**
   * Selects what builds in a side tag start.
   *
   * @param config the configuration
   * @param type the job type
   * @param group the side-tag group
   * @param where the package that the reason for no job at all is about
   * @return one element a job and package; {@link Reason#NO_JOB} if there is none
   */
  public JobSelection startedInGroup(
      PackageConfig config, JobType type, String group, String where) {
    List<SelectedJob> jobs =
        packages(
            config,
            type,
            job ->
                job.trigger() == JobTrigger.KOJI_BUILD
                    && !job.manualTrigger()
                    && job.sidetagGroup().equals(Optional.of(group)));
    return jobs.isEmpty()
        ? none(
            where,
            "the configuration has no job '%s' with trigger '%s' in the side-tag group %s for this deployment"
                .formatted(type.key(), JobTrigger.KOJI_BUILD.key(), group))
        : here(jobs);
  }

  private List<SelectedJob> packages(
      PackageConfig config, JobType type, Predicate<JobConfig> wanted) {
    Stream<JobConfig> jobs = config.jobs(type).stream().filter(wanted);
    return jobs.flatMap(
            job ->
                job.packages().values().stream()
                    .filter(settings -> settings.packitInstances().contains(instance))
                    .map(settings -> new SelectedJob(job, settings)))
        .distinct()
        .toList();
  }

  private JobSelection here(List<SelectedJob> jobs) {
    List<SelectedJob> here = new ArrayList<>();
    Map<String, Refused> nowhere = new LinkedHashMap<>();
    boolean shared = false;
    for (SelectedJob job : jobs) {
      Optional<String> difference = distGits.nowhere(job);
      if (distGits.isHere(job)) {
        here.add(job);
      } else if (difference.isPresent()) {
        nowhere.putIfAbsent(
            job.packageName(),
            new Refused(job.packageName(), Reason.OTHER_DIST_GIT, difference.get()));
      } else {
        shared = true;
      }
    }
    return new JobSelection(here, List.copyOf(nowhere.values()), shared);
  }
}
