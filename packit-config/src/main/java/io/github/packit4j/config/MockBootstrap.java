package io.github.packit4j.config;

/** How Mock sets up its bootstrap chroot in Copr. */
public enum MockBootstrap {
  /** As Mock's own configuration says. */
  DEFAULT("default"),
  /** Always. */
  ON("on"),
  /** Never. */
  OFF("off"),
  /** From a container image. */
  IMAGE("image");

  private final String key;

  MockBootstrap(String key) {
    this.key = key;
  }

  /** Returns the name used in configurations. */
  public String key() {
    return key;
  }

  @Override
  public String toString() {
    return key;
  }
}
