package io.github.packit4j.core.internal;

import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.internal.job.Configurations;
import io.github.packit4j.distgit.client.DistGit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a push to dist-git starts, of whatever type.
 *
 * @param distGit the dist-git
 * @param configurations the packages' configurations, each of which is read once a push
 * @param downstream builds
 * @param synchronization brings files back upstream
 */
public record Pushes(
    DistGit distGit,
    Configurations configurations,
    Downstream downstream,
    Synchronization synchronization) {

  /**
   * Handles a push.
   *
   * @param push the push
   * @param listener is told of each step
   * @return one outcome a configured job
   */
  public List<JobOutcome> handle(DistGitPush push, WorkflowListener listener) {
    Once<Optional<PackageConfig>> config =
        new Once<>(() -> configurations.find(distGit.project(push.packageName())));
    List<JobOutcome> outcomes = new ArrayList<>(downstream.handle(push, config));
    outcomes.addAll(synchronization.handle(push, config, listener));
    return outcomes;
  }
}
