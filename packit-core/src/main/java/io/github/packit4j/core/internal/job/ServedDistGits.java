package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.distgit.DistGitInstance;
import java.util.List;
import java.util.Optional;

/**
 * The dist-gits of a workflow, seen from one of them. What is for none of them is told by the
 * first. A configuration upstream that names none means the first, too; one in dist-git means where
 * it stands.
 *
 * @param all the dist-gits, the first one is the default
 * @param own the one that sees
 */
public record ServedDistGits(List<DistGitInstance> all, DistGitInstance own) {

  /** Copies the list. */
  public ServedDistGits {
    all = List.copyOf(all);
  }

  /**
   * The only dist-git of a workflow.
   *
   * @param own the dist-git
   * @return the dist-gits
   */
  public static ServedDistGits only(DistGitInstance own) {
    return new ServedDistGits(List.of(own), own);
  }

  /** Whether a job is for this one. */
  boolean isHere(SelectedJob job) {
    return isFor(own, job);
  }

  /** Where a job belongs instead, if it is for none and this one is to tell. */
  Optional<String> nowhere(SelectedJob job) {
    return isFirst(own) && all.stream().noneMatch(instance -> isFor(instance, job))
        ? DistGitMatch.difference(job.settings(), own)
        : Optional.empty();
  }

  private boolean isFor(DistGitInstance instance, SelectedJob job) {
    PackageSettings settings = job.settings();
    boolean open =
        job.job().job() == JobType.PROPOSE_DOWNSTREAM && DistGitMatch.namesNone(settings);
    return open ? isFirst(instance) : DistGitMatch.difference(settings, instance).isEmpty();
  }

  private boolean isFirst(DistGitInstance instance) {
    return all.get(0).equals(instance);
  }
}
