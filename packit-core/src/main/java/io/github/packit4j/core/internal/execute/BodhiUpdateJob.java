package io.github.packit4j.core.internal.execute;

import io.github.packit4j.bodhi.NewUpdate;
import io.github.packit4j.bodhi.Update;
import io.github.packit4j.bodhi.UpdateOutcome;
import io.github.packit4j.bodhi.UpdateSubmission;
import io.github.packit4j.bodhi.UpdateType;
import io.github.packit4j.bodhi.notes.UpdateNotes;
import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.Parameters;
import io.github.packit4j.config.ReleaseAliases;
import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.Services;
import io.github.packit4j.core.internal.job.AllowedAccounts;
import io.github.packit4j.core.internal.job.JobBranches;
import io.github.packit4j.core.internal.job.ReleaseData;
import io.github.packit4j.core.internal.job.SelectedJob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The job {@code bodhi_update}: a finished build becomes an update. */
public final class BodhiUpdateJob {

  /** The source of a build request from dist-git: the package is the last part of the path. */
  private static final Pattern SOURCE = Pattern.compile(".*/([^/#]+?)(?:\\.git)?(?:\\?[^#]*)?#.+");

  private final Services services;
  private final ReleaseData releases;
  private final JobContext context;

  /**
   * Creates the job.
   *
   * @param services what it works with
   * @param releases the distribution's releases
   */
  public BodhiUpdateJob(Services services, ReleaseData releases) {
    this.services = services;
    this.releases = releases;
    this.context = new JobContext(services, JobType.BODHI_UPDATE);
  }

  /**
   * Handles a build's new state.
   *
   * @param build the build
   * @return one outcome a configured job
   */
  public List<JobOutcome> handle(BuildStateChanged build) {
    Optional<String> packageName = build.source().flatMap(BodhiUpdateJob::packageOf);
    if (packageName.isEmpty()) {
      return List.of(
          context.notRun(
              build.nvr(), Reason.NOT_FROM_DIST_GIT, build.nvr() + " was not built from dist-git"));
    }
    if (build.state() != BuildStateChanged.COMPLETE) {
      return List.of(
          context.notRun(
              packageName.get(),
              Reason.BUILD_NOT_COMPLETE,
              "%s is in state %d, not complete".formatted(build.nvr(), build.state())));
    }
    return context.run(
        packageName.get(), JobTrigger.COMMIT, job -> update(build, packageName.get(), job));
  }

  private static Optional<String> packageOf(String source) {
    Matcher matcher = SOURCE.matcher(source);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private JobOutcome update(BuildStateChanged build, String packageName, SelectedJob job) {
    ReleaseAliases aliases = releases.aliases();
    List<String> configured = job.settings().distGitBranches().targets();
    List<ReleaseBranch> wanted = JobBranches.of(aliases, JobType.BODHI_UPDATE, job.settings());
    String target = build.target().orElse("");
    Optional<ReleaseBranch> branch =
        aliases.resolve(List.of("fedora-all", "epel-all")).stream()
            .filter(candidate -> candidate.kojiTarget().equals(target))
            .findFirst();
    if (branch.isPresent() && !branch.get().needsUpdate()) {
      return context.notRun(
          packageName,
          Reason.UPDATED_AUTOMATICALLY,
          "Bodhi creates the updates of %s by itself".formatted(branch.get().name()));
    }
    if (branch.isEmpty() || !wanted.contains(branch.get())) {
      return context.notRun(
          packageName,
          Reason.BRANCH_NOT_CONFIGURED,
          "bodhi_update is configured for %s, not for the target %s".formatted(configured, target));
    }
    if (!new AllowedAccounts(job.settings().allowedBuilders(), context.project(packageName))
        .contain(build.owner())) {
      return context.notRun(
          packageName,
          Reason.BUILDER_NOT_ALLOWED,
          "%s is not among allowed_builders %s"
              .formatted(build.owner(), job.settings().allowedBuilders()));
    }
    if (job.job().sidetagGroup().isPresent()) {
      return context.notRun(
          packageName,
          Reason.SIDE_TAG_GROUP,
          "the update is that of the side-tag group " + job.job().sidetagGroup().get());
    }
    return create(build, packageName, branch.get(), job.settings());
  }

  private JobOutcome create(
      BuildStateChanged build, String packageName, ReleaseBranch branch, PackageSettings settings) {
    Optional<Update> existing =
        services.bodhi().updates().ofBuild(build.nvr()).filter(Update::isActive);
    if (existing.isPresent()) {
      return present(build, packageName, branch, existing.get());
    }
    UpdateNotes notes =
        new AutomaticNotes(services.kojiClient()).of(packageName, build.nvr(), branch);
    // The configured parameters are the base; what follows them wins.
    NewUpdate update =
        NewUpdate.builder()
            .type(UpdateType.ENHANCEMENT)
            .bugs(notes.bugs())
            .extraParams(present(settings.bodhiExtraParams()))
            .builds(List.of(build.nvr()))
            .notes(notes.text())
            .build();
    UpdateOutcome outcome = submit(update);
    return outcome instanceof UpdateOutcome.Created created
        ? new JobOutcome.UpdateCreated(
            packageName,
            branch.name(),
            build.nvr(),
            created.update().alias(),
            created.update().url().orElseThrow())
        : present(build, packageName, branch, outcome.update());
  }

  /** Koji announces a build before it is tagged, and Bodhi refuses it until then: this waits. */
  private UpdateOutcome submit(NewUpdate update) {
    try {
      return services
          .updateWait()
          .map(policy -> UpdateSubmission.of(services.bodhi(), policy))
          .orElseGet(() -> UpdateSubmission.of(services.bodhi()))
          .submit(update);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkflowException(
          "Interrupted while waiting until Bodhi takes %s. Handle the event again."
              .formatted(update.builds()),
          e);
    }
  }

  /** A parameter that is null was switched off on the way from the top level to the job. */
  private static Map<String, Object> present(Parameters parameters) {
    Map<String, Object> present = new LinkedHashMap<>();
    parameters
        .values()
        .forEach(
            (name, value) -> {
              if (value != null) {
                present.put(name, value);
              }
            });
    return present;
  }

  private static JobOutcome present(
      BuildStateChanged build, String packageName, ReleaseBranch branch, Update update) {
    return new JobOutcome.UpdatePresent(packageName, branch.name(), build.nvr(), update.alias());
  }
}
