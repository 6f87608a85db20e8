package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseBranch;

/**
 * A package whose latest stable build is to be tagged into the side tag of a group.
 *
 * @param packageName the dist-git package
 * @param branch the branch
 * @param settings the package's settings in the job
 * @param group the group
 */
public record TagJob(
    String packageName, ReleaseBranch branch, PackageSettings settings, SideTagGroup group) {}
