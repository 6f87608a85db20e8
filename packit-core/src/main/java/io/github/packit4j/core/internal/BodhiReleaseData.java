package io.github.packit4j.core.internal;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.Release;
import io.github.packit4j.bodhi.ReleaseQuery;
import io.github.packit4j.config.DistroRelease;
import io.github.packit4j.config.ReleaseAliases;
import java.util.List;

/** Bodhi's active releases as aliases. */
public final class BodhiReleaseData implements ReleaseData {

  private final BodhiClient bodhi;

  /**
   * Creates the data.
   *
   * @param bodhi the client that is asked
   */
  public BodhiReleaseData(BodhiClient bodhi) {
    this.bodhi = bodhi;
  }

  @Override
  public ReleaseAliases aliases() {
    List<DistroRelease> releases =
        bodhi.releases(ReleaseQuery.active()).stream().map(BodhiReleaseData::release).toList();
    return ReleaseAliases.of(releases);
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
