package io.github.packit4j.distgit.lookaside;

import io.github.packit4j.distgit.SourceEntry;

/** What an upload found or did. Either way the cache has the file now. */
public sealed interface UploadOutcome {

  /** Returns the file. */
  SourceEntry entry();

  /**
   * The file was sent and stored.
   *
   * @param entry the file
   * @param size how many bytes were sent
   * @param message what the server said; more than one line if it stored the file but could not
   *     tell others about it
   */
  record Uploaded(SourceEntry entry, long size, String message) implements UploadOutcome {}

  /**
   * The cache had the file already.
   *
   * @param entry the file
   */
  record AlreadyThere(SourceEntry entry) implements UploadOutcome {}
}
