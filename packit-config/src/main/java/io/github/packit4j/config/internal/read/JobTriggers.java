package io.github.packit4j.config.internal.read;

import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import java.util.List;

/** Which events start which jobs, as the documentation of Packit says. */
final class JobTriggers {

  private JobTriggers() {}

  /** Returns the triggers that start a job; none for jobs about which nothing is said. */
  static List<JobTrigger> of(JobType job) {
    return switch (job) {
      case COPR_BUILD, TESTS, UPSTREAM_KOJI_BUILD ->
          List.of(JobTrigger.PULL_REQUEST, JobTrigger.COMMIT, JobTrigger.RELEASE);
      case VM_IMAGE_BUILD -> List.of(JobTrigger.PULL_REQUEST);
      case PROPOSE_DOWNSTREAM, PULL_FROM_UPSTREAM -> List.of(JobTrigger.RELEASE);
      case KOJI_BUILD, BODHI_UPDATE -> List.of(JobTrigger.COMMIT, JobTrigger.KOJI_BUILD);
      case SYNC_FROM_DOWNSTREAM -> List.of(JobTrigger.COMMIT);
      case KOJI_BUILD_TAG -> List.of();
    };
  }
}
