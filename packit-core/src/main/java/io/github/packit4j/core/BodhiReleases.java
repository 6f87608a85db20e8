package io.github.packit4j.core;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.model.Release;
import io.github.packit4j.bodhi.model.ReleaseQuery;
import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.config.release.ReleaseAliases;
import java.util.Collection;

/** Bodhi's releases as configurations name them, for programs that resolve branches themselves. */
public final class BodhiReleases {

  /** Those at the end of their life too, so that who names one hears of it. */
  public static final ReleaseQuery ALL = ReleaseQuery.builder().rowsPerPage(500).build();

  private BodhiReleases() {}

  /**
   * Asks Bodhi for its releases; no account is needed.
   *
   * @param bodhi the client
   * @return the aliases and branches that follow from them
   * @throws BodhiException if Bodhi cannot be asked
   */
  public static ReleaseAliases aliases(BodhiClient bodhi) {
    return aliases(bodhi.releases(ALL).toList());
  }

  /**
   * Gives the aliases of releases that were asked for before.
   *
   * @param releases the releases, best with those at the end of their life
   * @return the aliases and branches that follow from them
   */
  public static ReleaseAliases aliases(Collection<Release> releases) {
    return ReleaseAliases.of(releases.stream().map(BodhiReleases::release).toList());
  }

  private static DistroRelease release(Release release) {
    return DistroRelease.builder()
        .name(release.name())
        .longName(release.longName())
        .version(release.version())
        .branch(release.branch())
        .idPrefix(release.idPrefix())
        .state(DistroRelease.State.of(release.state().name()))
        .distTag(release.distTag())
        .candidateTag(release.candidateTag())
        .testingTag(release.testingTag())
        .stableTag(release.stableTag())
        .composedByBodhi(release.composedByBodhi())
        .createAutomaticUpdates(release.createAutomaticUpdates())
        .eol(release.eol())
        .build();
  }
}
