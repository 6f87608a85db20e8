package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobType;
import io.github.packit4j.core.JobOutcome.Reason;
import java.util.List;

/**
 * What was selected of a configuration, and what was not.
 *
 * @param jobs the jobs that run
 * @param refused the packages that have none, each with its reason
 * @param shared whether some jobs are left to another dist-git of the workflow
 */
public record JobSelection(List<SelectedJob> jobs, List<Refused> refused, boolean shared) {

  /** Copies the lists. */
  public JobSelection {
    jobs = List.copyOf(jobs);
    refused = List.copyOf(refused);
  }

  /** Makes a selection of which nothing is left to another dist-git. */
  public JobSelection(List<SelectedJob> jobs, List<Refused> refused) {
    this(jobs, refused, false);
  }

  /**
   * A package whose job is not run.
   *
   * @param packageName the dist-git package
   * @param reason the rule that decided
   * @param message the same with the values that decided
   */
  public record Refused(String packageName, Reason reason, String message) {

    static Refused elsewhere(String packageName, JobType type) {
      return new Refused(
          packageName,
          Reason.OTHER_DIST_GIT,
          "the jobs '%s' of %s here are for another dist-git of this workflow"
              .formatted(type.key(), packageName));
    }
  }

  /** The same of an event in one dist-git, of which no other one tells. */
  JobSelection alone(String packageName, JobType type) {
    return shared && jobs.isEmpty() && refused.isEmpty()
        ? new JobSelection(List.of(), List.of(Refused.elsewhere(packageName, type)))
        : this;
  }
}
