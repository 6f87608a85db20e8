package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.model.internal.Keys;

/**
 * Where a release is in its life.
 *
 * <p>A value this version does not know reads as {@link #UNKNOWN}, so that a newer server breaks no
 * client.
 */
public enum ReleaseState {
  /** Not in use. */
  DISABLED,

  /** In development: Rawhide, or branched before its freeze. */
  PENDING,

  /** Branched and frozen before its release. */
  FROZEN,

  /** Released and maintained. */
  CURRENT,

  /** At its end of life. */
  ARCHIVED,

  /** A value that this version does not know. Never sent. */
  UNKNOWN;

  /**
   * The state Bodhi's API spells {@code key}, in any case.
   *
   * @param key the API's spelling, such as {@code disabled}
   * @return the constant, or {@link #UNKNOWN}
   */
  public static ReleaseState parse(String key) {
    return Keys.parse(ReleaseState.class, key, UNKNOWN);
  }

  /** This constant as Bodhi's API spells it, such as {@code disabled}. */
  public String key() {
    return Keys.of(this);
  }
}
