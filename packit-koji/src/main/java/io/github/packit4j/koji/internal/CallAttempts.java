package io.github.packit4j.koji.internal;

/**
 * What became of the requests sent for one call. Tells whether the hub may have executed the call
 * although no answer came.
 */
final class CallAttempts {
  private boolean mayHaveRun;

  /** A request left, and no answer of the hub came back. */
  void lostTrack() {
    mayHaveRun = true;
  }

  boolean mayHaveRun() {
    return mayHaveRun;
  }
}
