package io.github.packit4j.core.internal;

import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.internal.job.Configurations;
import io.github.packit4j.core.internal.work.Once;
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
 * @param closings closes pull requests that it has left nothing to bring; empty to leave them open
 */
public record Pushes(
    DistGit distGit,
    Configurations configurations,
    Downstream downstream,
    Synchronization synchronization,
    Optional<ObsoleteClosings> closings) {

  /**
   * Finds what a push starts.
   *
   * @param push the push
   * @param listener is told of each step
   * @return one element a configured job
   */
  public List<Started> started(DistGitPush push, WorkflowListener listener) {
    Once<Optional<PackageConfig>> config =
        new Once<>(() -> configurations.find(distGit.project(push.packageName())));
    List<Started> jobs = new ArrayList<>(downstream.started(push, config));
    jobs.addAll(synchronization.started(push, config, listener));
    closings.ifPresent(each -> jobs.addAll(each.started(push, config)));
    return jobs;
  }
}
