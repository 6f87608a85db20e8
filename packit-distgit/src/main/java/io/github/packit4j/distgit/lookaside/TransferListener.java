package io.github.packit4j.distgit.lookaside;

import java.util.OptionalLong;

/**
 * Is told how transfers proceed.
 *
 * <p>Called by the thread that transfers, so several threads may call it at the same time. It is to
 * return soon. For each attempt at a file {@code transferred} grows from call to call, at most one
 * call per 64 KiB; the last call of a complete transfer has {@code transferred} equal to {@code
 * total} if that is known. A repeated attempt begins again.
 */
@FunctionalInterface
public interface TransferListener {

  /** Reports progress. */
  void onProgress(Progress progress);

  /** Returns a listener that does nothing. */
  static TransferListener none() {
    return progress -> {};
  }

  /** Which way a file goes. */
  enum Direction {
    /** To the cache. */
    UPLOAD,
    /** From a server. */
    DOWNLOAD
  }

  /**
   * How far a transfer is.
   *
   * @param direction which way the file goes
   * @param fileName the file
   * @param transferred the bytes so far
   * @param total the bytes there are; empty if the server does not say
   */
  record Progress(Direction direction, String fileName, long transferred, OptionalLong total) {}
}
