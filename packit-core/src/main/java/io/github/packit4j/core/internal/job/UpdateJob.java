package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseBranch;

/**
 * A finished build that is to become an update.
 *
 * @param nvr the build's name, version and release, joined by {@code -}
 * @param packageName the dist-git package
 * @param branch the branch it is for
 * @param settings the package's settings in the job
 */
public record UpdateJob(
    String nvr, String packageName, ReleaseBranch branch, PackageSettings settings) {}
