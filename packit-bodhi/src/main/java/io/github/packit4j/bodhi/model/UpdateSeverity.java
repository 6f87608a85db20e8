package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.model.internal.Keys;

/**
 * How urgent an update is.
 *
 * <p>A value this version does not know reads as {@link #UNKNOWN}, so that a newer server breaks no
 * client.
 */
public enum UpdateSeverity {
  /** Not said; not allowed for security updates. */
  UNSPECIFIED,

  /** Install at once. */
  URGENT,

  /** High. */
  HIGH,

  /** Medium. */
  MEDIUM,

  /** Low. */
  LOW,

  /** A value that this version does not know. Never sent. */
  UNKNOWN;

  /**
   * The severity Bodhi's API spells {@code key}, in any case.
   *
   * @param key the API's spelling, such as {@code unspecified}
   * @return the constant, or {@link #UNKNOWN}
   */
  public static UpdateSeverity parse(String key) {
    return Keys.parse(UpdateSeverity.class, key, UNKNOWN);
  }

  /** This constant as Bodhi's API spells it, such as {@code unspecified}. */
  public String key() {
    return Keys.of(this);
  }
}
