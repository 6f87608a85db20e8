package io.github.packit4j.sandbox.internal.koji;

/** Name, version and release of a build. */
record Nvr(String name, String version, String release) {

  /**
   * Splits {@code name-version-release}.
   *
   * @throws KojiFault if the text has fewer than two dashes
   */
  static Nvr parse(String text) {
    int releaseAt = text.lastIndexOf('-');
    int versionAt = releaseAt < 0 ? -1 : text.lastIndexOf('-', releaseAt - 1);
    if (versionAt < 1) {
      throw KojiFault.generic("invalid format: " + text);
    }
    return new Nvr(
        text.substring(0, versionAt),
        text.substring(versionAt + 1, releaseAt),
        text.substring(releaseAt + 1));
  }

  @Override
  public String toString() {
    return name + "-" + version + "-" + release;
  }
}
