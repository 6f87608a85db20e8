package io.github.packit4j.bodhi.login;

import io.github.packit4j.bodhi.BodhiInstance;
import io.github.packit4j.bodhi.FakeBodhi;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import mockwebserver3.MockResponse;

/** An identity provider on loopback, beside a Bodhi. */
final class Provider implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  final FakeBodhi bodhi = new FakeBodhi();
  final BodhiInstance instance =
      new BodhiInstance(
          bodhi.uri(),
          bodhi.uri().resolve("openidc"),
          "bodhi-client",
          List.of(
              "openid",
              "email",
              "profile",
              "https://id.fedoraproject.org/scope/groups",
              "https://id.fedoraproject.org/scope/agreements"));

  Provider() {
    this("\"query\", \"oob\"");
  }

  Provider(String responseModes) {
    bodhi.on(
        "GET",
        "/openidc/.well-known/openid-configuration",
        200,
        """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/Authorization",
         "token_endpoint": "%1$s/Token", "response_modes_supported": [%2$s]}
        """
            .formatted(instance.identityProvider(), responseModes));
  }

  Provider tokens(String accessToken, String refreshToken) {
    bodhi.on(
        "POST",
        "/openidc/Token",
        200,
        """
        {"access_token": "%s", "refresh_token": "%s", "id_token": "ID", "token_type": "Bearer",
         "expires_in": 3600}
        """
            .formatted(accessToken, refreshToken));
    return this;
  }

  Provider refuseTokens() {
    bodhi.on(
        "POST",
        "/openidc/Token",
        400,
        "{\"error\": \"invalid_grant\", \"error_description\": \"too old\"}");
    return this;
  }

  /** The authorization page as Fedora's provider answers a Kerberos ticket. */
  Provider codeInTitle() {
    bodhi.on(
        "GET",
        "/openidc/Authorization",
        call ->
            call.header("Authorization").equals("Negotiate TICKET")
                ? new MockResponse.Builder()
                    .body(
                        "<html><head><title>\n code=CODE&amp;state=%s </title></head></html>"
                            .formatted(call.query("state")))
                    .build()
                : new MockResponse.Builder().code(401).build());
    return this;
  }

  OidcLogin.Builder login(TokenStore store) {
    return OidcLogin.builder(instance).store(store).clock(CLOCK);
  }

  URI identityProvider() {
    return instance.identityProvider();
  }

  @Override
  public void close() {
    bodhi.close();
  }
}
