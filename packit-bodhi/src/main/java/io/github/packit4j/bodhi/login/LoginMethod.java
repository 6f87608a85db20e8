package io.github.packit4j.bodhi.login;

import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;

/** A way to prove to an identity provider who one is, ending in an authorization code. */
@FunctionalInterface
public interface LoginMethod {

  /**
   * Leads somebody or something to the provider's authorization page and takes the answer.
   *
   * @param request what is asked for
   * @return the answer, made by {@link AuthorizationRequest#answer}
   * @throws BodhiAuthenticationException if the login failed; the next method is tried then
   * @throws InterruptedException if the thread was interrupted while waiting
   */
  AuthorizationAnswer authorize(AuthorizationRequest request) throws InterruptedException;
}
