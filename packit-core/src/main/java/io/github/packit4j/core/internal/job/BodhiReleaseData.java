package io.github.packit4j.core.internal.job;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.Release;
import io.github.packit4j.bodhi.ReleaseCache;
import io.github.packit4j.bodhi.ReleaseQuery;
import io.github.packit4j.config.DistroRelease;
import io.github.packit4j.config.ReleaseAliases;
import java.time.Clock;
import java.util.List;

/** Bodhi's releases as aliases, asked for again after a while only. */
public final class BodhiReleaseData implements ReleaseData {

  /** Those at the end of their life too, so that a configuration that names one hears of it. */
  private static final ReleaseQuery ALL = ReleaseQuery.builder().rowsPerPage(500).build();

  private final ReleaseCache cache;

  /**
   * Creates the data.
   *
   * @param bodhi the client that is asked
   * @param clock tells how old an answer is
   */
  public BodhiReleaseData(BodhiClient bodhi, Clock clock) {
    this.cache = ReleaseCache.builder(bodhi).query(ALL).clock(clock).build();
  }

  @Override
  public ReleaseAliases aliases() {
    List<DistroRelease> releases =
        cache.current().releases().stream().map(BodhiReleaseData::release).toList();
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
