package io.github.packit4j.koji.model;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A binary or source package of a build.
 *
 * @param id the package's number
 * @param nvr name, version and release; the name is the sub-package's
 * @param epoch the epoch, empty if there is none
 * @param arch such as {@code noarch}, or {@code src}
 * @param buildId the build's number; empty for a package that is not from this hub
 * @param size the size in bytes
 * @param payloadHash the checksum in the package's signature header
 */
public record RpmInfo(
    long id,
    Nvr nvr,
    OptionalInt epoch,
    String arch,
    OptionalLong buildId,
    long size,
    String payloadHash) {
  /**
   * Name, version, release and architecture, by which the hub finds the package.
   *
   * @return such as {@code python-ogr-0.52.0-1.fc43.src}
   */
  public String nvra() {
    return nvr + "." + arch;
  }
}
