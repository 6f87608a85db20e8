package io.github.packit4j.bodhi.login;

import io.github.packit4j.http.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an identity provider gives out at a login.
 *
 * @param accessToken proves the login to servers such as Bodhi
 * @param refreshToken gets the next access token without another login
 * @param idToken says who logged in; kept for other programs, not used here
 * @param expiresAt when the access token ends; empty where the provider does not say
 */
public record Tokens(
    Secret accessToken,
    Optional<Secret> refreshToken,
    Optional<Secret> idToken,
    Optional<Instant> expiresAt) {
  /** So that a token does not end between this check and the server's. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /**
   * Whether the access token can be used.
   *
   * @param now the present time
   */
  public boolean isValidAt(Instant now) {
    return expiresAt.map(end -> now.plus(MARGIN).isBefore(end)).orElse(true);
  }
}
