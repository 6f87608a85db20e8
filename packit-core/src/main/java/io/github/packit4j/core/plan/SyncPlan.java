package io.github.packit4j.core.plan;

import java.net.URI;
import java.util.Optional;

/**
 * What {@code sync_from_downstream} will do: immutable data. Making it has changed nothing.
 *
 * @param upstream the upstream project's web address
 * @param downstreamBranch the dist-git branch that the files come from
 * @param downstreamCommit the full hash of its commit
 * @param change what happens upstream, where {@link BranchPlan#branch} is a branch of
 * @param distGit the web address of the packages of the dist-git that it comes from; empty for the
 *     workflow's first
 */
public record SyncPlan(
    URI upstream,
    String downstreamBranch,
    String downstreamCommit,
    BranchPlan change,
    Optional<URI> distGit) {

  /** Makes one of the workflow's first dist-git. */
  public SyncPlan(
      URI upstream, String downstreamBranch, String downstreamCommit, BranchPlan change) {
    this(upstream, downstreamBranch, downstreamCommit, change, Optional.empty());
  }
}
