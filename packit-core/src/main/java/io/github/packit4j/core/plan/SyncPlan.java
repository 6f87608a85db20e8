package io.github.packit4j.core.plan;

import java.net.URI;

/**
 * What {@code sync_from_downstream} will do: immutable data. Making it has changed nothing.
 *
 * @param upstream the upstream project's web address
 * @param downstreamBranch the dist-git branch that the files come from
 * @param downstreamCommit the full hash of its commit
 * @param change what happens upstream, where {@link BranchPlan#branch} is a branch of
 */
public record SyncPlan(
    URI upstream, String downstreamBranch, String downstreamCommit, BranchPlan change) {}
