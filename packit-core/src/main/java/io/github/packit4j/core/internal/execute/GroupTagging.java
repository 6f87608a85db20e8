package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.job.TagJob;
import io.github.packit4j.core.internal.work.PackageWork;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.TaskId;
import java.util.List;
import java.util.Optional;

/**
 * Tags the latest stable builds of packages into the side tags of their groups, so that what
 * depends on them is built although they have nothing new themselves.
 */
public final class GroupTagging {

  private static final String COMMAND = "koji-tag";

  private final Optional<KojiClient> client;
  private final GroupSideTags sideTags;
  private final PackageWork work;

  /**
   * Creates the tagging.
   *
   * @param client the hub; without one nothing can be tagged
   * @param sideTags the side tags of groups
   * @param work keeps others from the side tags of a branch meanwhile
   */
  public GroupTagging(Optional<KojiClient> client, GroupSideTags sideTags, PackageWork work) {
    this.client = client;
    this.sideTags = sideTags;
    this.work = work;
  }

  /**
   * Plans the tagging.
   *
   * @param job the package, and where
   * @return the stable build that is tagged; or that there is none
   */
  public JobPlan plan(TagJob job) {
    String branch = job.branch().name();
    return koji()
        .tags()
        .latestBuild(stableTag(job), job.packageName())
        .<JobPlan>map(
            stable ->
                new JobPlan.Tag(
                    job.packageName(),
                    branch,
                    job.branch().kojiTarget(),
                    stable.nvr().toString(),
                    stable.build().epoch(),
                    job.group().planned()))
        .orElseGet(
            () ->
                new JobPlan.Settled(
                    new JobOutcome.NotRun(
                        COMMAND,
                        job.packageName(),
                        Reason.NO_BUILD,
                        "%s has no stable build on %s".formatted(job.packageName(), branch))));
  }

  /**
   * Sees to it that a package is in the side tag of its group.
   *
   * @param plan the build, and where
   * @return the build that is there, or on its way
   */
  public JobOutcome execute(JobPlan.Tag plan) {
    return work.alone(
        List.of(plan.packageName(), GroupSideTags.lock(plan.branch())), () -> tag(plan));
  }

  private JobOutcome tag(JobPlan.Tag plan) {
    String group = plan.group().name();
    Optional<SideTagContent> open = sideTags.open(group, plan.target());
    SideTagContent.Build stable = SideTagContent.Build.of(Nvr.parse(plan.nvr()), plan.epoch());
    // A build that is newer than the stable one is what the others are to be built with.
    Optional<SideTagContent.Build> there =
        open.map(content -> content.newest().get(plan.packageName()))
            .filter(build -> !stable.isNewerThan(build));
    if (there.isPresent()) {
      return new JobOutcome.TagPresent(
          plan.packageName(),
          plan.branch(),
          there.get().nvr().toString(),
          open.orElseThrow().name());
    }
    String tag =
        open.map(SideTagContent::name).orElseGet(() -> sideTags.create(group, plan.target()));
    TaskId task = koji().tags().tag(tag, plan.nvr());
    return new JobOutcome.TagSubmitted(
        plan.packageName(), plan.branch(), plan.nvr(), tag, koji().tasks().url(task));
  }

  private KojiClient koji() {
    return client.orElseThrow(
        () ->
            new MissingSettingException("Tagging a build", "ReleaseWorkflow.builder().koji(...)"));
  }

  private static String stableTag(TagJob job) {
    return job.branch()
        .stableTag()
        .orElseThrow(
            () ->
                new WorkflowException(
                    "Tried to find the latest stable build of %s on %s but failed because: the tag of its stable builds is not known. Give the release with its stableTag to ReleaseWorkflow.builder().releases(...)."
                        .formatted(job.packageName(), job.branch().name())));
  }
}
