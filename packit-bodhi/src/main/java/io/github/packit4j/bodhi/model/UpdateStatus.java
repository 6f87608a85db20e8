package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.model.internal.Keys;

/**
 * Where an update is in its life.
 *
 * <p>A value this version does not know reads as {@link #UNKNOWN}, so that a newer server breaks no
 * client.
 */
public enum UpdateStatus {
  /** Made, not yet in the testing repository. */
  PENDING,

  /** In the testing repository. */
  TESTING,

  /** In the stable repository; it can no longer be edited. */
  STABLE,

  /** Taken back; its builds may be used in another update. */
  UNPUSHED,

  /** Replaced or given up; its builds stay blocked for other updates. */
  OBSOLETE,

  /** A value that this version does not know. Never sent. */
  UNKNOWN;

  /**
   * The status Bodhi's API spells {@code key}, in any case.
   *
   * @param key the API's spelling, such as {@code pending}
   * @return the constant, or {@link #UNKNOWN}
   */
  public static UpdateStatus parse(String key) {
    return Keys.parse(UpdateStatus.class, key, UNKNOWN);
  }

  /** This constant as Bodhi's API spells it, such as {@code pending}. */
  public String key() {
    return Keys.of(this);
  }
}
