package io.github.packit4j.http;

import java.time.Duration;

/**
 * How often and how patiently a failed request is sent again.
 *
 * <p>The pause before attempt <i>n</i> is drawn evenly from zero to {@code baseDelay * 2^(n-2)}, at
 * most {@code maxDelay} (full jitter). A {@code Retry-After} of the server is a lower bound. All
 * pauses of one request together never exceed {@code maxTotalWait}: a longer one is not begun, and
 * the failure is reported at once.
 *
 * @param maxAttempts how many times a request is sent at most, the first included
 * @param baseDelay upper bound of the first pause
 * @param maxDelay upper bound of any pause that the server did not ask for
 * @param maxTotalWait upper bound of all pauses of one request together
 */
public record RetryPolicy(
    int maxAttempts, Duration baseDelay, Duration maxDelay, Duration maxTotalWait) {

  /** Checks the bounds. */
  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts must be at least 1, was " + maxAttempts);
    }
    if (baseDelay.isNegative() || maxDelay.isNegative() || maxTotalWait.isNegative()) {
      throw new IllegalArgumentException("The delays of a retry policy must not be negative");
    }
  }

  /**
   * Five attempts, pauses of up to 1, 2, 4 and 8 seconds, and two minutes of waiting in all.
   *
   * @return the policy that the clients use unless told otherwise
   */
  public static RetryPolicy defaults() {
    return new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(2));
  }

  /**
   * Draws the pause after a failed attempt.
   *
   * @param failedAttempts how many attempts have failed, from 1
   * @param random a number from 0 to 1
   * @return the pause, without what the server asked for
   */
  public Duration pause(int failedAttempts, double random) {
    // Beyond 2^20 the longest pause has long been reached, and the product could overflow.
    long cap =
        Math.min(
            maxDelay.toMillis(),
            baseDelay.multipliedBy(1L << Math.min(failedAttempts - 1, 20)).toMillis());
    return Duration.ofMillis((long) (cap * random));
  }

  /**
   * One attempt.
   *
   * @return the policy that never sends a request again
   */
  public static RetryPolicy none() {
    return new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  /**
   * The same policy with another number of attempts.
   *
   * @param attempts how many times a request is sent at most
   * @return the changed policy
   */
  public RetryPolicy withMaxAttempts(int attempts) {
    return new RetryPolicy(attempts, baseDelay, maxDelay, maxTotalWait);
  }

  /**
   * The same policy with another bound of the time spent waiting.
   *
   * @param wait upper bound of all pauses of one request together
   * @return the changed policy
   */
  public RetryPolicy withMaxTotalWait(Duration wait) {
    return new RetryPolicy(maxAttempts, baseDelay, maxDelay, wait);
  }
}
