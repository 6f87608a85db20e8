package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.config.release.ReleaseAliases;
import java.util.List;

/** Releases that the embedding program knows by itself. */
public final class FixedReleaseData implements ReleaseData {

  private final ReleaseAliases aliases;

  /**
   * Creates the data.
   *
   * @param releases the releases; none where only the names of branches are used
   */
  public FixedReleaseData(List<DistroRelease> releases) {
    this.aliases = ReleaseAliases.of(releases);
  }

  @Override
  public ReleaseAliases aliases() {
    return aliases;
  }
}
