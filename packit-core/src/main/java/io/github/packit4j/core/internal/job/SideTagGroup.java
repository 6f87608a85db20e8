package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobConfig;
import io.github.packit4j.core.JobPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The side-tag group that a job belongs to.
 *
 * @param name the group's name ({@code sidetag_group}), which packages agree on
 * @param dependencies the other packages that must be in the side tag before the job runs; a
 *     package that waited for itself would never be built
 */
public record SideTagGroup(String name, Set<String> dependencies) {

  /** Copies the set. */
  public SideTagGroup {
    dependencies = Set.copyOf(dependencies);
  }

  static Optional<SideTagGroup> of(JobConfig job, String packageName) {
    return job.sidetagGroup()
        .map(
            name -> {
              Set<String> others = new HashSet<>(job.dependencies().orElse(List.of()));
              others.remove(packageName);
              return new SideTagGroup(name, others);
            });
  }

  /**
   * Shows the group in a plan.
   *
   * @return the same, sorted
   */
  public JobPlan.Group planned() {
    return new JobPlan.Group(name, dependencies.stream().sorted().toList());
  }
}
