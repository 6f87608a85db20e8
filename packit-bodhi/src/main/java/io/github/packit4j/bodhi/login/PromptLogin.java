package io.github.packit4j.bodhi.login;

import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import java.net.URI;
import java.util.function.Function;

/**
 * Lets somebody log in with a browser on another machine: the provider shows {@code
 * code=...&state=...} on a page, to be copied back. Needs a provider that can do so, as Fedora's.
 */
public final class PromptLogin implements LoginMethod {
  private final Function<URI, String> prompt;

  private PromptLogin(Function<URI, String> prompt) {
    this.prompt = prompt;
  }

  /**
   * A login by copying.
   *
   * @param prompt shows the page's address and returns the text copied from it
   */
  public static PromptLogin of(Function<URI, String> prompt) {
    return new PromptLogin(prompt);
  }

  @Override
  public AuthorizationAnswer authorize(AuthorizationRequest request) {
    if (!request.supportsOutOfBand()) {
      throw new BodhiAuthenticationException(
          "Tried to log in at %s but failed because: it shows no codes to copy; use BrowserLogin"
              .formatted(request.identityProvider()),
          null);
    }
    URI redirectUri = AuthorizationRequest.OUT_OF_BAND;
    return request
        .answer(redirectUri, prompt.apply(request.page(redirectUri)))
        .orElseThrow(
            () ->
                new BodhiAuthenticationException(
                    "Tried to log in at %s but failed because: the text is not the page's code=...&state=..."
                        .formatted(request.identityProvider()),
                    null));
  }
}
