package io.github.packit4j.sandbox;

/** How a forge refuses requests that come too fast, besides its limit of requests an hour. */
public enum Throttle {
  /** The refusal names the seconds to wait in {@code Retry-After}. */
  RETRY_AFTER,
  /** The refusal names no time: GitHub's secondary limit, GitLab's limits of single endpoints. */
  WITHOUT_TIME
}
