package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.Throttle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts the requests of each caller in a window of time. Guarded by the state lock. */
public final class Quota {

  private final Clock clock;
  private final Duration window;
  private final int anonymous;
  private final int account;
  private final Map<String, Integer> used = new HashMap<>();
  private final Deque<Throttle> throttles = new ArrayDeque<>();
  private Optional<Integer> allowance = Optional.empty();
  private Instant reset = Instant.MIN;

  /**
   * Creates a quota.
   *
   * @param window after which the count begins anew
   * @param anonymous how many requests without a token are allowed in a window
   * @param account how many requests an account may make in a window
   */
  public Quota(Clock clock, Duration window, int anonymous, int account) {
    this.clock = clock;
    this.window = window;
    this.anonymous = anonymous;
    this.account = account;
  }

  /**
   * How a caller stands.
   *
   * @param limit how many requests are allowed in the window
   * @param used how many were made, this one included
   * @param exceeded whether this one is too much
   * @param reset when the next window begins
   */
  public record Usage(int limit, int used, boolean exceeded, Instant reset) {

    /** Returns how many requests are left. */
    public int remaining() {
      return Math.max(0, limit - used);
    }
  }

  void leave(int remaining) {
    roll();
    used.clear();
    allowance = Optional.of(remaining);
  }

  void throttle(Throttle throttle, int requests) {
    for (int i = 0; i < requests; i++) {
      throttles.add(throttle);
    }
  }

  /** Returns how the present request is to be refused for coming too fast. */
  Optional<Throttle> throttled() {
    return Optional.ofNullable(throttles.poll());
  }

  /** Counts a request. */
  Usage count(Optional<String> caller) {
    roll();
    int limit = allowance.orElse(caller.isPresent() ? account : anonymous);
    int count = used.merge(caller.orElse(""), 1, Integer::sum);
    return new Usage(limit, count, count > limit, reset);
  }

  private void roll() {
    Instant now = clock.instant();
    if (!now.isBefore(reset)) {
      used.clear();
      allowance = Optional.empty();
      reset = now.plus(window);
    }
  }
}
