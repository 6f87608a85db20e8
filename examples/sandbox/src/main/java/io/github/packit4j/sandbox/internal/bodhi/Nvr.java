package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.specfile.version.Evr;

/**
 * Name, version and release of a build.
 *
 * @param name package
 * @param version version
 * @param release release
 */
record Nvr(String name, String version, String release) {

  /** Splits at the last two hyphens; Koji has checked that there are two. */
  static Nvr of(String nvr) {
    int releaseAt = nvr.lastIndexOf('-');
    int versionAt = nvr.lastIndexOf('-', releaseAt - 1);
    return new Nvr(
        nvr.substring(0, versionAt),
        nvr.substring(versionAt + 1, releaseAt),
        nvr.substring(releaseAt + 1));
  }

  Evr evr() {
    return Evr.of(version, release);
  }

  @Override
  public String toString() {
    return name + "-" + version + "-" + release;
  }
}
