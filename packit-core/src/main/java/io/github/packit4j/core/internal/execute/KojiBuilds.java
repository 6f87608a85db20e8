package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.internal.work.PackageWork;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.koji.BuildSubmission;
import io.github.packit4j.koji.FoundBuild;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.model.Nvr;
import java.util.List;
import java.util.Optional;

/**
 * Submits builds, unless Koji has them already: for their branch, or into the side tag of a group.
 */
public final class KojiBuilds {

  private final Optional<KojiClient> client;
  private final DistGit distGit;
  private final GroupSideTags sideTags;
  private final PackageWork work;

  /**
   * Creates the builds.
   *
   * @param client the hub; without one nothing can be built
   * @param distGit the dist-git whose commits are built
   * @param sideTags the side tags of groups
   * @param work keeps others from a package while its build is submitted
   */
  public KojiBuilds(
      Optional<KojiClient> client, DistGit distGit, GroupSideTags sideTags, PackageWork work) {
    this.client = client;
    this.sideTags = sideTags;
    this.work = work;
    this.distGit = distGit;
  }

  /**
   * Sees to it that a commit is built.
   *
   * @param plan the build
   * @return the build that was submitted, or that is there, or which others have to come before it
   */
  public JobOutcome execute(JobPlan.Build plan) {
    return work.alone(locks(plan), () -> submit(plan));
  }

  private static List<String> locks(JobPlan.Build plan) {
    return plan.group().isPresent()
        ? List.of(plan.packageName(), GroupSideTags.lock(plan.branch()))
        : List.of(plan.packageName());
  }

  private JobOutcome submit(JobPlan.Build plan) {
    KojiClient koji =
        client.orElseThrow(
            () ->
                new MissingSettingException(
                    "A build in Koji", "ReleaseWorkflow.builder().koji(...)"));
    BuildRequest request =
        BuildRequest.builder()
            .source(
                "git+%s#%s"
                    .formatted(distGit.instance().cloneUrl(plan.packageName()), plan.commit()))
            .target(plan.target())
            .scratch(plan.scratch())
            .build();
    Optional<Nvr> nvr = plan.nvr().map(Nvr::parse);
    return plan.group()
        .map(group -> new GroupBuilds(koji, sideTags, plan, group).submit(request, nvr))
        .orElseGet(() -> submit(koji, plan, request, nvr));
  }

  /** Submits a build, unless Koji has it. */
  static JobOutcome submit(
      KojiClient koji, JobPlan.Build plan, BuildRequest request, Optional<Nvr> nvr) {
    BuildSubmission submission = koji.builds().submitIfAbsent(request, nvr);
    return submission instanceof BuildSubmission.Submitted submitted
        ? new JobOutcome.BuildSubmitted(
            plan.packageName(),
            plan.branch(),
            request.target().orElseThrow(),
            submitted.task().value(),
            koji.tasks().url(submitted.task()))
        : present(koji, plan, ((BuildSubmission.Present) submission).build());
  }

  /** A build that Koji has. */
  static JobOutcome present(KojiClient koji, JobPlan.Build plan, FoundBuild found) {
    return new JobOutcome.BuildPresent(plan.packageName(), plan.branch(), describe(koji, found));
  }

  private static String describe(KojiClient koji, FoundBuild found) {
    if (found instanceof FoundBuild.Finished finished) {
      return "built already: " + koji.builds().url(finished.build());
    }
    if (found instanceof FoundBuild.Scratch scratch) {
      return "built already: " + koji.tasks().url(scratch.task());
    }
    return ((FoundBuild.Running) found)
        .task()
        .map(task -> "being built: " + koji.tasks().url(task))
        .orElse("being built");
  }
}
