package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.model.internal.Keys;

/**
 * What is asked to happen to an update next.
 *
 * <p>A value this version does not know reads as {@link #UNKNOWN}, so that a newer server breaks no
 * client.
 */
public enum UpdateRequest {
  /** Push to the testing repository. */
  TESTING,

  /** Push to the stable repository. */
  STABLE,

  /** Take out of the testing repository. */
  UNPUSH,

  /** Give up. */
  OBSOLETE,

  /**
   * Withdraw the present request: a pending update becomes unpushed, one in testing stays there.
   */
  REVOKE,

  /** A value that this version does not know. Never sent. */
  UNKNOWN;

  /**
   * The request Bodhi's API spells {@code key}, in any case.
   *
   * @param key the API's spelling, such as {@code testing}
   * @return the constant, or {@link #UNKNOWN}
   */
  public static UpdateRequest parse(String key) {
    return Keys.parse(UpdateRequest.class, key, UNKNOWN);
  }

  /** This constant as Bodhi's API spells it, such as {@code testing}. */
  public String key() {
    return Keys.of(this);
  }
}
