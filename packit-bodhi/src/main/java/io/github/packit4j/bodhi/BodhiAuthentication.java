package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.http.Secret;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a client gets the access token of its account. Asked when the first call needs it, never by
 * a query. Must be thread-safe.
 */
public interface BodhiAuthentication {

  /**
   * The present token; may log in to get it.
   *
   * @return the token, or empty for anonymous access
   * @throws BodhiAuthenticationException if logging in failed
   */
  Optional<Secret> accessToken();

  /**
   * A new token in place of one that Bodhi refused.
   *
   * @param refused the token that was refused
   * @return another token, or empty if there is none to be had
   * @throws BodhiAuthenticationException if logging in failed
   */
  default Optional<Secret> renewedToken(Secret refused) {
    return accessToken().filter(token -> !token.equals(refused));
  }

  /** No account: queries only. */
  static BodhiAuthentication anonymous() {
    return Optional::empty;
  }

  /**
   * A token that is there already.
   *
   * @param token an access token of Bodhi's identity provider
   */
  static BodhiAuthentication token(Secret token) {
    return () -> Optional.of(token);
  }

  /**
   * A token that may change.
   *
   * @param token asked at each login to Bodhi; thread-safe
   */
  static BodhiAuthentication token(Supplier<Secret> token) {
    return () -> Optional.of(token.get());
  }
}
