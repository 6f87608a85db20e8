package io.github.packit4j.core.internal.plan;

import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.monitoring.Bugzilla;
import io.github.packit4j.distgit.monitoring.ReleaseMonitoringException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bugs in which release monitoring has told of the versions that are proposed. */
public final class NewVersionBugs {

  private static final Logger LOG = LoggerFactory.getLogger(NewVersionBugs.class);

  /** Release monitoring files bugs against this distribution only. */
  private static final String FEDORA = "Fedora";

  private final Optional<Bugzilla> bugzilla;
  private final DistGitInstance distGit;

  /**
   * Creates the look-up.
   *
   * @param bugzilla where bugs are found, if anywhere
   * @param distGit the dist-git; bugs are those of its distribution
   */
  public NewVersionBugs(Optional<Bugzilla> bugzilla, DistGitInstance distGit) {
    this.bugzilla = bugzilla;
    this.distGit = distGit;
  }

  /**
   * Names the bug that a release resolves, unless the request names bugs. One that cannot be looked
   * up keeps no release back.
   *
   * @param wanted the release of a package
   * @return the same, with the bug that was found in its request
   */
  ReleaseDecision.Wanted named(ReleaseDecision.Wanted wanted) {
    if (bugzilla.isEmpty()
        || !wanted.request().resolvedBugs().isEmpty()
        || distGit.distribution().filter(FEDORA::equals).isEmpty()) {
      return wanted;
    }
    String version = wanted.release().version();
    try {
      return bugzilla.get().bugOfVersion(FEDORA, wanted.packageName(), version).stream()
          .mapToObj(bug -> wanted.resolving("rhbz#" + bug))
          .findFirst()
          .orElse(wanted);
    } catch (ReleaseMonitoringException e) {
      LOG.warn("{} {} is proposed without its bug", wanted.packageName(), version, e);
      return wanted;
    }
  }
}
