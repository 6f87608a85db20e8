package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.release.ReleaseBranch;
import java.net.URI;

/**
 * A pull request to a package whose newest commit is to be tried.
 *
 * @param packageName the package
 * @param branch the branch that it is for
 * @param number its number
 * @param commit its newest commit
 * @param source where the commit is, as git reads it
 */
public record PullRequestJob(
    String packageName, ReleaseBranch branch, long number, String commit, URI source) {}
