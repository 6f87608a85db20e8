package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.model.internal.Keys;

/**
 * What an update or build consists of.
 *
 * <p>A value this version does not know reads as {@link #UNKNOWN}, so that a newer server breaks no
 * client.
 */
public enum ContentType {
  /** Nothing in particular. */
  BASE,

  /** RPM packages. */
  RPM,

  /** Modules. */
  MODULE,

  /** Container images. */
  CONTAINER,

  /** Flatpaks. */
  FLATPAK,

  /** A value that this version does not know. Never sent. */
  UNKNOWN;

  /**
   * The content type Bodhi's API spells {@code key}, in any case.
   *
   * @param key the API's spelling, such as {@code base}
   * @return the constant, or {@link #UNKNOWN}
   */
  public static ContentType parse(String key) {
    return Keys.parse(ContentType.class, key, UNKNOWN);
  }

  /** This constant as Bodhi's API spells it, such as {@code base}. */
  public String key() {
    return Keys.of(this);
  }
}
