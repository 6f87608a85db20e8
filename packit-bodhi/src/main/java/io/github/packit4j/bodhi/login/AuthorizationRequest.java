package io.github.packit4j.bodhi.login;

import io.github.packit4j.bodhi.BodhiInstance;
import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.http.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** A request for an authorization code (RFC 6749, 4.1), for one login. Immutable. */
public final class AuthorizationRequest {
  /** What a provider is given as redirect URI to show the answer on a page. */
  public static final URI OUT_OF_BAND = URI.create("urn:ietf:wg:oauth:2.0:oob");

  private final BodhiInstance instance;
  private final HttpUrl endpoint;
  private final boolean outOfBand;
  private final String state;
  private final Pkce pkce;

  AuthorizationRequest(
      BodhiInstance instance, HttpUrl endpoint, boolean outOfBand, String state, Pkce pkce) {
    this.instance = instance;
    this.endpoint = endpoint;
    this.outOfBand = outOfBand;
    this.state = state;
    this.pkce = pkce;
  }

  /**
   * The authorization page.
   *
   * @param redirectUri where the answer is to go, or {@link #OUT_OF_BAND}
   */
  public URI page(URI redirectUri) {
    return endpoint
        .newBuilder()
        .addQueryParameter("response_type", "code")
        .addQueryParameter("client_id", instance.clientId())
        .addQueryParameter("redirect_uri", redirectUri.toString())
        .addQueryParameter("scope", String.join(" ", instance.scopes()))
        .addQueryParameter("state", state)
        .addQueryParameter("code_challenge", pkce.challenge())
        .addQueryParameter("code_challenge_method", "S256")
        .build()
        .uri();
  }

  /** Whether the provider says that it can show the answer on a page. */
  public boolean supportsOutOfBand() {
    return outOfBand;
  }

  /** The provider's issuer URL. */
  public URI identityProvider() {
    return instance.identityProvider();
  }

  /**
   * Reads an answer.
   *
   * @param redirectUri where the answer was to go
   * @param query its parameters: {@code code=...&state=...}
   * @return the answer, or empty if it does not belong to this request
   * @throws BodhiAuthenticationException if it belongs to this request and is a refusal
   */
  public Optional<AuthorizationAnswer> answer(URI redirectUri, String query) {
    Map<String, String> fields = AnswerQuery.parse(query);
    if (!state.equals(fields.get("state"))) {
      return Optional.empty();
    }
    String error = fields.get("error");
    if (error != null) {
      throw new BodhiAuthenticationException(
          "Tried to log in at %s but failed because: the provider answered %s %s"
              .formatted(identityProvider(), error, fields.getOrDefault("error_description", "")),
          null);
    }
    return Optional.ofNullable(fields.get("code"))
        .filter(code -> !code.isBlank())
        .map(code -> new AuthorizationAnswer(Secret.of(code), redirectUri));
  }

  Secret verifier() {
    return pkce.verifier();
  }
}
