package io.github.packit4j.config;

/** A deployment of the Packit service that a configuration addresses. */
public enum PackitInstance {
  /** A developer's own deployment. */
  DEV("dev"),
  /** The staging deployment. */
  STG("stg"),
  /** The production deployment. */
  PROD("prod");

  private final String key;

  PackitInstance(String key) {
    this.key = key;
  }

  /** Returns the name used in configurations, such as {@code prod}. */
  public String key() {
    return key;
  }

  @Override
  public String toString() {
    return key;
  }
}
