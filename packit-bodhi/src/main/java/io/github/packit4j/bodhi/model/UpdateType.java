package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.model.internal.Keys;

/**
 * What kind of change an update brings.
 *
 * <p>A value this version does not know reads as {@link #UNKNOWN}, so that a newer server breaks no
 * client.
 */
public enum UpdateType {
  /** Corrects defects. */
  BUGFIX,

  /** Closes vulnerabilities; needs a {@link UpdateSeverity}. */
  SECURITY,

  /** Brings a package that was not there. */
  NEWPACKAGE,

  /** Brings something new, such as a new upstream version. */
  ENHANCEMENT,

  /** Not said. */
  UNSPECIFIED,

  /** A value that this version does not know. Never sent. */
  UNKNOWN;

  /**
   * The type Bodhi's API spells {@code key}, in any case.
   *
   * @param key the API's spelling, such as {@code bugfix}
   * @return the constant, or {@link #UNKNOWN}
   */
  public static UpdateType parse(String key) {
    return Keys.parse(UpdateType.class, key, UNKNOWN);
  }

  /** This constant as Bodhi's API spells it, such as {@code bugfix}. */
  public String key() {
    return Keys.of(this);
  }
}
