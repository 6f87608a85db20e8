package io.github.packit4j.distgit.lookaside;

import io.github.packit4j.distgit.SourceEntry;
import java.nio.file.Path;

/**
 * A file that was downloaded completely.
 *
 * @param path where it is
 * @param size how many bytes it has
 * @param sha512 its SHA-512 in lower case
 */
public record DownloadedSource(Path path, long size, String sha512) {

  /** Returns the line of a {@code sources} file for it. */
  public SourceEntry entry() {
    return SourceEntry.sha512(sha512, String.valueOf(path.getFileName()));
  }
}
