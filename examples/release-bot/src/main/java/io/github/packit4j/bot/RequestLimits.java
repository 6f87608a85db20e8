package io.github.packit4j.bot;

import java.time.Duration;

/**
 * How much those who call may take of a bot before it knows who they are.
 *
 * @param threads how many requests come at once
 * @param patience how long one may take to come in full while others wait for its place; at least
 *     some milliseconds
 * @param bytes how much of the bodies of all requests is kept at once beyond the first {@value
 *     WholeRequests#CHUNK} of each
 */
public record RequestLimits(int threads, Duration patience, int bytes) {

  private static final int THREADS = 128;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int BYTES = 32 * 1024 * 1024;

  /**
   * Gives what a small machine has.
   *
   * @return 128 threads, a second, and 32 MB
   */
  public static RequestLimits usual() {
    return new RequestLimits(THREADS, PATIENCE, BYTES);
  }
}
