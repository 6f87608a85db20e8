package io.github.packit4j.core.internal.job;

import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;

/**
 * A pull request whose newest commit was tried.
 *
 * @param packageName the package
 * @param branch the branch that it is for
 * @param number its number
 * @param commit its newest commit
 * @param build how the scratch build has ended
 */
public record TriedPullRequest(
    String packageName, String branch, long number, String commit, ScratchBuildChanged build) {}
