package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.release.ReleaseAliases;

/** The distribution's releases, as aliases for branches. */
@FunctionalInterface
public interface ReleaseData {

  /**
   * Gives the aliases for the releases of this moment.
   *
   * @return the aliases
   */
  ReleaseAliases aliases();
}
