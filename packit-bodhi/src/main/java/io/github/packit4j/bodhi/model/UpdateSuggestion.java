package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.model.internal.Keys;

/**
 * What users should do after installing an update.
 *
 * <p>A value this version does not know reads as {@link #UNKNOWN}, so that a newer server breaks no
 * client.
 */
public enum UpdateSuggestion {
  /** Nothing. */
  UNSPECIFIED,

  /** Reboot. */
  REBOOT,

  /** Log out and in again. */
  LOGOUT,

  /** A value that this version does not know. Never sent. */
  UNKNOWN;

  /**
   * The suggestion Bodhi's API spells {@code key}, in any case.
   *
   * @param key the API's spelling, such as {@code unspecified}
   * @return the constant, or {@link #UNKNOWN}
   */
  public static UpdateSuggestion parse(String key) {
    return Keys.parse(UpdateSuggestion.class, key, UNKNOWN);
  }

  /** This constant as Bodhi's API spells it, such as {@code unspecified}. */
  public String key() {
    return Keys.of(this);
  }
}
