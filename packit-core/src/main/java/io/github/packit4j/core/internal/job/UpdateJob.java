package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;

/**
 * A finished build that is to become an update.
 *
 * @param build the build
 * @param packageName the dist-git package
 * @param branch the branch it is for
 * @param settings the package's settings in the job
 */
public record UpdateJob(
    BuildStateChanged build, String packageName, ReleaseBranch branch, PackageSettings settings) {}
