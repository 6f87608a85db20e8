package io.github.packit4j.core.internal.job;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.ReleaseCache;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.core.BodhiReleases;
import java.time.Clock;

/** Bodhi's releases as aliases, asked for again after a while only. */
public final class BodhiReleaseData implements ReleaseData {

  private final ReleaseCache cache;

  /**
   * Creates the data.
   *
   * @param bodhi the client that is asked
   * @param clock tells how old an answer is
   */
  public BodhiReleaseData(BodhiClient bodhi, Clock clock) {
    this.cache = ReleaseCache.builder(bodhi).query(BodhiReleases.ALL).clock(clock).build();
  }

  @Override
  public ReleaseAliases aliases() {
    return BodhiReleases.aliases(cache.current().releases());
  }
}
