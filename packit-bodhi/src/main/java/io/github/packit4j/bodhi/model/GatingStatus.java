package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.model.internal.Keys;

/**
 * What the test gating says about an update.
 *
 * <p>A value this version does not know reads as {@link #UNKNOWN}, so that a newer server breaks no
 * client.
 */
public enum GatingStatus {
  /** No result yet. */
  WAITING,

  /** No policy applies. */
  IGNORED,

  /** Tests are queued. */
  QUEUED,

  /** Tests run. */
  RUNNING,

  /** All required tests passed. */
  PASSED,

  /** A required test failed or is missing. */
  FAILED,

  /** The policy service could not answer. */
  GREENWAVE_FAILED,

  /** A value that this version does not know. Never sent. */
  UNKNOWN;

  /**
   * The status Bodhi's API spells {@code key}, in any case.
   *
   * @param key the API's spelling, such as {@code waiting}
   * @return the constant, or {@link #UNKNOWN}
   */
  public static GatingStatus parse(String key) {
    return Keys.parse(GatingStatus.class, key, UNKNOWN);
  }

  /** This constant as Bodhi's API spells it, such as {@code waiting}. */
  public String key() {
    return Keys.of(this);
  }
}
