package io.github.packit4j.bodhi.login;

import io.github.packit4j.bodhi.BodhiInstance;
import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.internal.JsonFields;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.support.HttpReply;
import io.github.packit4j.http.support.JsonCaller;
import io.github.packit4j.http.support.Repeat;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The provider's endpoints, found through its published configuration. */
final class IdentityProvider {
  private final BodhiInstance instance;
  private final JsonCaller json;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  IdentityProvider(BodhiInstance instance, JsonCaller json, Clock clock) {
    this.instance = instance;
    this.json = json;
    this.clock = clock;
  }

  Tokens login(LoginMethod method) throws InterruptedException {
    JsonNode configuration = configuration();
    AuthorizationRequest request =
        new AuthorizationRequest(
            instance,
            endpoint(configuration, "authorization_endpoint"),
            supportsOutOfBand(configuration),
            Pkce.randomText(random),
            Pkce.random(random));
    AuthorizationAnswer answer = method.authorize(request);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("redirect_uri", answer.redirectUri().toString());
    form.put("code", answer.code().reveal());
    form.put("client_id", instance.clientId());
    form.put("code_verifier", request.verifier().reveal());
    return tokens(configuration, form, null);
  }

  Tokens refresh(Secret refreshToken) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken.reveal());
    form.put("scope", String.join(" ", instance.scopes()));
    form.put("client_id", instance.clientId());
    return tokens(configuration(), form, refreshToken);
  }

  private JsonNode configuration() {
    HttpUrl issuer = HttpUrl.get(instance.identityProvider().toString());
    try {
      return json.get(
          issuer.newBuilder().addPathSegments(".well-known/openid-configuration").build());
    } catch (HttpException e) {
      throw failure("read the configuration of", e);
    }
  }

  /** A code or refresh token can be used once, so the request is never repeated blindly. */
  private Tokens tokens(
      JsonNode configuration, Map<String, String> form, @Nullable Secret refreshToken) {
    Request request =
        new Request.Builder()
            .url(endpoint(configuration, "token_endpoint"))
            .post(JsonCaller.form(form))
            .tag(Repeat.class, Repeat.IF_REFUSED)
            .build();
    try {
      HttpReply reply = json.exchange(request);
      if (reply.status() == 400 || reply.status() == 401) {
        throw refused(reply);
      }
      return tokens(new JsonFields(json.decode(reply.requireSuccess())), refreshToken);
    } catch (HttpException e) {
      throw failure("get tokens from", e);
    }
  }

  private Tokens tokens(JsonFields answer, @Nullable Secret refreshToken) {
    String accessToken =
        answer
            .text("access_token")
            .orElseThrow(
                () ->
                    new BodhiAuthenticationException(
                        "Tried to get tokens from %s but failed because: the answer has none"
                            .formatted(instance.identityProvider()),
                        null));
    OptionalInt seconds = answer.number("expires_in");
    Optional<Instant> expiresAt =
        seconds.isPresent()
            ? Optional.of(clock.instant().plusSeconds(seconds.getAsInt()))
            : Optional.empty();
    return new Tokens(
        Secret.of(accessToken),
        answer.text("refresh_token").map(Secret::of).or(() -> Optional.ofNullable(refreshToken)),
        answer.text("id_token").map(Secret::of),
        expiresAt);
  }

  private BodhiAuthenticationException refused(HttpReply reply) {
    JsonFields answer = new JsonFields(json.decode(reply));
    return new BodhiAuthenticationException(
        "Tried to get tokens from %s but failed because: the provider answered %s %s"
            .formatted(
                instance.identityProvider(),
                answer.text("error").orElse(String.valueOf(reply.status())),
                answer.textOrEmpty("error_description")),
        null);
  }

  private HttpUrl endpoint(JsonNode configuration, String name) {
    String text = new JsonFields(configuration).textOrEmpty(name);
    HttpUrl url = HttpUrl.parse(text);
    boolean downgraded =
        "https".equals(instance.identityProvider().getScheme()) && url != null && !url.isHttps();
    if (url == null || downgraded) {
      throw new BodhiAuthenticationException(
          "Tried to log in at %s but failed because: its %s '%s' is not a safe URL"
              .formatted(instance.identityProvider(), name, text),
          null);
    }
    return url;
  }

  private static boolean supportsOutOfBand(JsonNode configuration) {
    return StreamSupport.stream(configuration.path("response_modes_supported").spliterator(), false)
        .anyMatch(mode -> mode.isString() && mode.stringValue().equals("oob"));
  }

  private BodhiException failure(String action, HttpException e) {
    String message =
        "Tried to %s %s but failed because: %s"
            .formatted(action, instance.identityProvider(), e.getMessage());
    return e.mayPassByItself()
        ? new BodhiException(message, true, e)
        : new BodhiAuthenticationException(message, e);
  }
}
