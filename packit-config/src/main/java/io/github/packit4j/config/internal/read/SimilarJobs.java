package io.github.packit4j.config.internal.read;

import io.github.packit4j.config.JobConfig;
import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.yaml.YamlNode.Mark;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds build and test jobs that overwrite each other's checks, for want of an identifier. */
final class SimilarJobs {

  private final Map<Identity, Seen> seen = new HashMap<>();

  private record Identity(
      JobType job,
      JobTrigger trigger,
      String packageName,
      Optional<String> branch,
      Optional<String> identifier) {}

  private record Seen(Set<String> targets, int line) {}

  void check(List<JobConfig> jobs, Mark mark, Place place) {
    for (JobConfig job : jobs) {
      if (job.job() == JobType.COPR_BUILD || job.job() == JobType.TESTS) {
        job.packages().forEach((name, settings) -> check(job, name, settings, mark, place));
      }
    }
  }

  private void check(JobConfig job, String name, PackageSettings settings, Mark mark, Place place) {
    if (job.trigger() == JobTrigger.IGNORE) {
      return;
    }
    Identity identity =
        new Identity(job.job(), job.trigger(), name, settings.branch(), settings.identifier());
    Set<String> targets = settings.targets().keySet();
    Seen earlier = seen.putIfAbsent(identity, new Seen(targets, mark.line()));
    if (earlier != null
        && (targets.equals(earlier.targets())
            || !Collections.disjoint(targets, earlier.targets()))) {
      place
          .key("identifier")
          .warning(
              mark,
              "this job and the one in line %d report under the same name for the same target"
                  .formatted(earlier.line()),
              "give one of them an 'identifier'");
    }
  }
}
