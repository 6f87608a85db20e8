package io.github.packit4j.distgit.forge.internal.gitlab;

import io.github.packit4j.http.support.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Response;

/**
 * GitLab's rule of waiting (forges.md, 3.3): {@code Retry-After} of the throttle; the limits of the
 * application answer 429 without it, and their {@code RateLimit-*} headers describe another limit.
 */
final class GitLabRateLimits implements RateLimits {

  private static final Duration APPLICATION_LIMIT = Duration.ofSeconds(60);

  @Override
  public Optional<Duration> retryAfter(Response response, Instant now) {
    Optional<Duration> asked = RateLimits.standard().retryAfter(response, now);
    return asked.isEmpty() && response.code() == 429 ? Optional.of(APPLICATION_LIMIT) : asked;
  }
}
