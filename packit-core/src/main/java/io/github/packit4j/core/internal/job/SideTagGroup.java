package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobConfig;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The side-tag group that a job belongs to.
 *
 * @param name the group's name ({@code sidetag_group}), which packages agree on
 * @param dependencies the packages that must be in the side tag before the job runs
 */
public record SideTagGroup(String name, Set<String> dependencies) {

  /** Copies the set. */
  public SideTagGroup {
    dependencies = Set.copyOf(dependencies);
  }

  static Optional<SideTagGroup> of(JobConfig job) {
    return job.sidetagGroup()
        .map(
            name ->
                new SideTagGroup(name, new LinkedHashSet<>(job.dependencies().orElse(List.of()))));
  }
}
