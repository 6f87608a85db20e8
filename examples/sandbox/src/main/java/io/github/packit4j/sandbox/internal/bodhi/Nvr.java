package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.specfile.version.Evr;
import java.util.Optional;
import java.util.OptionalInt;

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

  Evr evr(int epoch) {
    return new Evr(OptionalInt.of(epoch), version, Optional.of(release));
  }

  @Override
  public String toString() {
    return name + "-" + version + "-" + release;
  }
}
