package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.PackageWork;
import io.github.packit4j.core.internal.Steps;
import io.github.packit4j.core.internal.job.TagJob;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.TaggedBuild;
import io.github.packit4j.koji.TaskId;
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
  private final WorkflowListener listener;

  /**
   * Creates the tagging.
   *
   * @param client the hub; without one nothing can be tagged
   * @param sideTags the side tags of groups
   * @param work keeps others from the side tags of a branch meanwhile
   * @param listener is told of each build
   */
  public GroupTagging(
      Optional<KojiClient> client,
      GroupSideTags sideTags,
      PackageWork work,
      WorkflowListener listener) {
    this.client = client;
    this.sideTags = sideTags;
    this.work = work;
    this.listener = listener;
  }

  /**
   * Sees to it that a package is in the side tag of its group.
   *
   * @param job the package, and where
   * @return the build that is there, or on its way; or that there is no stable one
   */
  public JobOutcome run(TagJob job) {
    return new Steps(job.packageName(), job.branch().name(), listener)
        .told(
            Step.KOJI_TAG,
            () ->
                work.alone(
                    List.of(job.packageName(), GroupSideTags.lock(job.branch())), () -> tag(job)),
            GroupTagging::describe);
  }

  private static Steps.Done describe(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.TagSubmitted submitted) {
      return Steps.Done.of("tagging %s into %s".formatted(submitted.nvr(), submitted.tag()));
    }
    return Steps.Done.of(
        outcome instanceof JobOutcome.TagPresent present
            ? "%s is in %s already".formatted(present.nvr(), present.tag())
            : ((JobOutcome.NotRun) outcome).message());
  }

  private JobOutcome tag(TagJob job) {
    KojiClient koji =
        client.orElseThrow(
            () ->
                new MissingSettingException(
                    "Tagging a build", "ReleaseWorkflow.builder().koji(...)"));
    String branch = job.branch().name();
    Optional<TaggedBuild> stable = koji.tags().latestBuild(stableTag(job), job.packageName());
    if (stable.isEmpty()) {
      return new JobOutcome.NotRun(
          COMMAND,
          job.packageName(),
          Reason.NO_BUILD,
          "%s has no stable build on %s".formatted(job.packageName(), branch));
    }
    String nvr = stable.get().nvr().toString();
    Optional<SideTagContent> open = sideTags.open(job.group().name(), job.branch());
    // A build that is newer than the stable one is what the others are to be built with.
    Optional<SideTagContent.Build> there =
        open.map(content -> content.newest().get(job.packageName()))
            .filter(build -> !SideTagContent.Build.of(stable.get()).isNewerThan(build));
    if (there.isPresent()) {
      return new JobOutcome.TagPresent(
          job.packageName(), branch, there.get().nvr().toString(), open.orElseThrow().name());
    }
    String tag =
        open.map(SideTagContent::name)
            .orElseGet(() -> sideTags.create(job.group().name(), job.branch()));
    TaskId task = koji.tags().tag(tag, nvr);
    return new JobOutcome.TagSubmitted(job.packageName(), branch, nvr, tag, koji.tasks().url(task));
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
