package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.http.PackitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** The jobs of one type that packages configure in dist-git, each with the rules that it has. */
final class DownstreamJobs {

  private final DistGit distGit;
  private final JobSelector selector;
  private final RunCondition condition;
  private final JobType type;
  private final Configurations configurations;

  DownstreamJobs(
      DistGit distGit,
      Configurations configurations,
      JobSelector selector,
      RunCondition condition,
      JobType type) {
    this.distGit = distGit;
    this.configurations = configurations;
    this.selector = selector;
    this.condition = condition;
    this.type = type;
  }

  ForgeProject project(String packageName) {
    return distGit.project(packageName);
  }

  /**
   * A push with the pull request that it merged, which the forge tells where the message does not.
   */
  Once<DistGitPush> told(DistGitPush push) {
    return new Once<>(
        () ->
            push.tellsPullRequest()
                ? push
                : push.merging(
                    project(push.packageName())
                        .pullRequests()
                        .mergedAs(push.branch(), push.commit())
                        .map(merged -> OptionalInt.of(Math.toIntExact(merged.id())))
                        .orElseGet(OptionalInt::empty)));
  }

  /**
   * Selects a package's jobs. They are configured on the default branch, whatever branch an event
   * is on.
   *
   * @param rules decides on a job that its configuration selects
   * @param subject tells what a job that is to run is about
   */
  <T> List<Choice<T>> select(
      String packageName,
      JobTrigger trigger,
      Function<SelectedJob, Choice<T>> rules,
      Function<T, ConditionSubject> subject) {
    return select(packageName, read(packageName), trigger, rules, subject);
  }

  /**
   * Selects a package's jobs of a configuration that others read, too.
   *
   * @param rules decides on a job that its configuration selects
   * @param subject tells what a job that is to run is about
   */
  <T> List<Choice<T>> select(
      String packageName,
      Once<Optional<PackageConfig>> configuration,
      JobTrigger trigger,
      Function<SelectedJob, Choice<T>> rules,
      Function<T, ConditionSubject> subject) {
    return select(
        packageName,
        configuration,
        config -> selector.startedBy(config, type, trigger, packageName),
        job -> List.of(rules.apply(job)),
        subject);
  }

  private Once<Optional<PackageConfig>> read(String packageName) {
    return new Once<>(() -> configurations.find(project(packageName)));
  }

  /**
   * Selects a package's jobs that builds in a side tag start.
   *
   * @param rules decides on a job that its configuration selects
   * @param subject tells what a job that is to run is about
   */
  <T> List<Choice<T>> startedInGroup(
      SideTagGroups.Started started,
      Function<SelectedJob, Choice<T>> rules,
      Function<T, ConditionSubject> subject) {
    return select(
        started.packageName(),
        read(started.packageName()),
        config -> selector.startedInGroup(config, type, started.group(), started.packageName()),
        job -> List.of(rules.apply(job)),
        subject);
  }

  /**
   * Selects what somebody asks of a package by a command.
   *
   * @param rules decides on a job that its configuration selects
   * @param subject tells what a job that is to run is about
   */
  <T> List<Choice<T>> commanded(
      String packageName,
      Function<SelectedJob, Choice<T>> rules,
      Function<T, ConditionSubject> subject) {
    return commandedEach(packageName, job -> List.of(rules.apply(job)), subject);
  }

  /** The same with rules that make any number of choices of a job. */
  <T> List<Choice<T>> commandedEach(
      String packageName,
      Function<SelectedJob, List<Choice<T>>> rules,
      Function<T, ConditionSubject> subject) {
    return select(
        packageName,
        read(packageName),
        config ->
            selector.commanded(
                config,
                type,
                Set.of(JobTrigger.COMMIT, JobTrigger.KOJI_BUILD),
                Set.of(packageName),
                packageName),
        rules,
        subject);
  }

  private <T> List<Choice<T>> select(
      String packageName,
      Once<Optional<PackageConfig>> configuration,
      Function<PackageConfig, JobSelection> selected,
      Function<SelectedJob, List<Choice<T>>> rules,
      Function<T, ConditionSubject> subject) {
    JobSelection selection;
    try {
      Optional<PackageConfig> config = configuration.get();
      if (config.isEmpty()) {
        return List.of(
            not(
                packageName,
                Reason.NO_CONFIGURATION,
                "%s has no Packit configuration on its default branch"
                    .formatted(project(packageName).webUrl())));
      }
      selection = own(selected.apply(config.get()), packageName);
    } catch (RuntimeException e) {
      return List.of(failed(packageName, e));
    }
    List<Choice<T>> choices = new ArrayList<>();
    selection
        .refused()
        .forEach(refused -> choices.add(not(packageName, refused.reason(), refused.message())));
    selection.jobs().forEach(job -> choices.addAll(decided(packageName, job, rules, subject)));
    return choices;
  }

  /** A configuration in dist-git may speak of other packages, which have their own repositories. */
  private JobSelection own(JobSelection all, String packageName) {
    List<SelectedJob> jobs =
        all.jobs().stream().filter(job -> job.packageName().equals(packageName)).toList();
    List<JobSelection.Refused> refused =
        all.refused().stream().filter(each -> each.packageName().equals(packageName)).toList();
    if (!jobs.isEmpty() || !refused.isEmpty()) {
      return new JobSelection(jobs, refused);
    }
    return new JobSelection(
        List.of(),
        List.of(
            all.shared()
                ? JobSelection.Refused.elsewhere(packageName, type)
                : new JobSelection.Refused(
                    packageName,
                    Reason.NO_JOB,
                    "the configuration has no job '%s' for the package %s"
                        .formatted(type.key(), packageName))));
  }

  private <T> List<Choice<T>> decided(
      String packageName,
      SelectedJob job,
      Function<SelectedJob, List<Choice<T>>> rules,
      Function<T, ConditionSubject> subject) {
    try {
      return rules.apply(job).stream()
          .map(choice -> conditioned(packageName, job, choice, subject))
          .toList();
    } catch (RuntimeException e) {
      return List.of(failed(packageName, e));
    }
  }

  private <T> Choice<T> conditioned(
      String packageName,
      SelectedJob job,
      Choice<T> choice,
      Function<T, ConditionSubject> subject) {
    if (!(choice instanceof Choice.Run<T> run)) {
      return choice;
    }
    Optional<String> failure = condition.failure(job, subject.apply(run.job()));
    return failure.isPresent() ? not(packageName, Reason.RUN_CONDITION, failure.get()) : choice;
  }

  /**
   * Decides on a job for the branch of a side tag, of those that it is for.
   *
   * @param rules decides on the job for the branch
   */
  <T> Choice<T> ofSideTag(
      ReleaseData releases,
      OwnSideTag tag,
      SelectedJob job,
      Function<ReleaseBranch, Choice<T>> rules) {
    return JobBranches.of(releases.aliases(), type, job.settings()).branches().stream()
        .filter(tag::isFor)
        .findFirst()
        .map(rules)
        .orElseGet(
            () ->
                not(
                    job.packageName(),
                    Reason.BRANCH_NOT_CONFIGURED,
                    "%s is configured for %s, and the side tag %s is for none of them"
                        .formatted(
                            type.key(), job.settings().distGitBranches().targets(), tag.name())));
  }

  <T> Choice<T> not(String packageName, Reason reason, String message) {
    return new Choice.Settled<>(new JobOutcome.NotRun(type.key(), packageName, reason, message));
  }

  private <T> Choice<T> failed(String packageName, RuntimeException cause) {
    return new Choice.Settled<>(
        new JobOutcome.Failed(
            type.key(), packageName, cause, PackitException.mayPassByItself(cause)));
  }
}
