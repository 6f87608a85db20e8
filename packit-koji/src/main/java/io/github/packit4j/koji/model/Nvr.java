package io.github.packit4j.koji.model;

/**
 * Name, version and release of a build; the epoch is not part of it.
 *
 * @param name the package's name, which may hold dashes
 * @param version the version, without a dash
 * @param release the release, without a dash
 */
public record Nvr(String name, String version, String release) {
  /** Checks the parts. */
  public Nvr {
    if (name.isEmpty() || version.isEmpty() || release.isEmpty()) {
      throw new IllegalArgumentException(
          "Name, version and release must not be empty: %s-%s-%s"
              .formatted(name, version, release));
    }
    if (version.contains("-") || release.contains("-")) {
      throw new IllegalArgumentException(
          "Version and release must not hold '-': %s and %s".formatted(version, release));
    }
  }

  /**
   * Reads {@code name-version-release}.
   *
   * @param text such as {@code python-ogr-0.52.0-1.fc43}
   * @return the parts
   * @throws IllegalArgumentException if the text has fewer than three parts
   */
  public static Nvr parse(String text) {
    int release = text.lastIndexOf('-');
    int version = release < 0 ? -1 : text.lastIndexOf('-', release - 1);
    if (version < 0) {
      throw new IllegalArgumentException(
          "'%s' is no NVR; write name-version-release".formatted(text));
    }
    return new Nvr(
        text.substring(0, version),
        text.substring(version + 1, release),
        text.substring(release + 1));
  }

  @Override
  public String toString() {
    return name + "-" + version + "-" + release;
  }
}
