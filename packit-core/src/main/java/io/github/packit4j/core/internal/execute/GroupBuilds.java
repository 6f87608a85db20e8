package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.koji.BuildSearch;
import io.github.packit4j.koji.FoundBuild;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.TaskId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Submits a build into the side tag of a group, once all that the job depends on is in it. The
 * builder waits until these builds are in the repository that it builds from. Nobody waits here:
 * each of them that is tagged asks for the build again.
 */
final class GroupBuilds {

  private final KojiClient koji;
  private final GroupSideTags sideTags;
  private final JobPlan.Build plan;
  private final JobPlan.Group group;

  GroupBuilds(KojiClient koji, GroupSideTags sideTags, JobPlan.Build plan, JobPlan.Group group) {
    this.koji = koji;
    this.sideTags = sideTags;
    this.plan = plan;
    this.group = group;
  }

  /**
   * Submits the build.
   *
   * @param request the build as it would be without a group
   * @param nvr the name that it will have, if known
   */
  JobOutcome submit(BuildRequest request, Optional<Nvr> nvr) {
    if (!request.scratch()) {
      // Looked at before a side tag is made for nothing.
      FoundBuild found =
          koji.builds()
              .search(BuildSearch.builder().from(BuildSearch.of(request)).nvr(nvr).build());
      if (found.makesSubmittingNeedless()) {
        return KojiBuilds.present(koji, plan, found);
      }
    }
    Optional<SideTagContent> tag = sideTags.open(group.name(), plan.target());
    Map<String, Nvr> tagged = tag.map(SideTagContent::lastTagged).orElseGet(TreeMap::new);
    Set<String> missing = new TreeSet<>(group.dependencies());
    missing.removeAll(tagged.keySet());
    if (!missing.isEmpty()) {
      return missing(missing);
    }
    if (tag.isEmpty()) {
      return request.scratch()
          ? KojiBuilds.submit(koji, plan, request, nvr)
          : submitFirst(request, nvr);
    }
    tagged.keySet().retainAll(group.dependencies());
    BuildRequest intoTag =
        BuildRequest.builder()
            .from(request)
            .target(tag.get().name())
            .waitForBuilds(tagged.values())
            .build();
    return KojiBuilds.submit(koji, plan, intoTag, nvr);
  }

  private JobOutcome missing(Set<String> missing) {
    return new JobOutcome.NotRun(
        plan.job(),
        plan.packageName(),
        Reason.MISSING_DEPENDENCIES,
        "%s is not built on %s before %s of the side-tag group %s"
            .formatted(
                plan.packageName(), plan.branch(), String.join(", ", missing), group.name()));
  }

  /** The first build in a side tag, which makes it the group's. */
  private JobOutcome submitFirst(BuildRequest request, Optional<Nvr> nvr) {
    String tag = sideTags.create(group.name(), plan.target());
    JobOutcome outcome =
        KojiBuilds.submit(
            koji, plan, BuildRequest.builder().from(request).target(tag).build(), nvr);
    if (outcome instanceof JobOutcome.BuildSubmitted submitted) {
      TaskId task = TaskId.of(submitted.task());
      if (sideTags.isTaken(tag, group.name(), plan.target(), task)) {
        koji.tasks().cancel(task);
        return submitFirst(request, nvr);
      }
    }
    return outcome;
  }
}
