package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import java.util.Optional;

/**
 * A commit in dist-git that is to be built.
 *
 * @param push what was pushed
 * @param branch the branch it is on
 * @param settings the package's settings in the job
 * @param group the group whose side tag it is built in, if the job belongs to one
 */
public record BuildJob(
    DistGitPush push,
    ReleaseBranch branch,
    PackageSettings settings,
    Optional<SideTagGroup> group) {}
