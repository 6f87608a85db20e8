package io.github.packit4j.bodhi.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.http.KerberosException;
import io.github.packit4j.http.Secret;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NegotiateLoginTest {
  private final Provider provider = new Provider();
  private final TokenStore store = TokenStore.inMemory();
  private final LoginMethod kerberos =
      new NegotiateLogin(new OkHttpClient(), host -> "TICKET", Provider.CLOCK);

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void readsTheCodeFromThePagesTitle() {
    provider.codeInTitle().tokens("NEW", "REFRESH");

    assertThat(provider.login(store).method(kerberos).build().accessToken())
        .contains(Secret.of("NEW"));
  }

  @Test
  void goesOverThePagesOfTheProviderWithCookies() {
    provider.tokens("NEW", "REFRESH");
    provider
        .bodhi
        .on(
            "GET",
            "/openidc/Authorization",
            call ->
                new MockResponse.Builder()
                    .code(302)
                    .addHeader("Set-Cookie", "transaction=7; Path=/")
                    .addHeader("Location", "/login/gssapi?state=" + call.query("state"))
                    .build())
        .on(
            "GET",
            "/login/gssapi",
            call ->
                new MockResponse.Builder()
                    .body(
                        call.header("Cookie").equals("transaction=7")
                                && call.header("Authorization").equals("Negotiate TICKET")
                            ? "<title>code=CODE&state=" + call.query("state") + "</title>"
                            : "<title>Log in</title>")
                    .build());

    assertThat(provider.login(store).method(kerberos).build().accessToken())
        .contains(Secret.of("NEW"));
  }

  @Test
  void readsTheCodeFromARedirectOutOfBand() {
    provider.tokens("NEW", "REFRESH");
    provider.bodhi.on(
        "GET",
        "/openidc/Authorization",
        call ->
            new MockResponse.Builder()
                .code(302)
                .addHeader(
                    "Location", "urn:ietf:wg:oauth:2.0:oob?code=CODE&state=" + call.query("state"))
                .build());

    assertThat(provider.login(store).method(kerberos).build().accessToken())
        .contains(Secret.of("NEW"));
  }

  @Test
  void saysWhyALoginFailed() {
    provider.bodhi.on("GET", "/openidc/Authorization", 401, "");
    assertThatThrownBy(() -> provider.login(store).method(kerberos).build().accessToken())
        .isInstanceOf(BodhiAuthenticationException.class)
        .hasMessageContaining("with Kerberos but failed because: the ticket was not accepted");
  }

  @Test
  void saysThatThePageShowsNoCode() {
    provider.bodhi.on("GET", "/openidc/Authorization", 200, "<title>Log in</title>");
    assertThatThrownBy(() -> provider.login(store).method(kerberos).build().accessToken())
        .hasMessageContaining("the page that came shows no code");
  }

  @Test
  void saysThatThereIsNoTicket() {
    LoginMethod without =
        new NegotiateLogin(
            new OkHttpClient(),
            host -> {
              throw new KerberosException("no ticket for " + host, new RuntimeException());
            },
            Provider.CLOCK);

    assertThatThrownBy(() -> provider.login(store).method(without).build().accessToken())
        .isInstanceOf(BodhiAuthenticationException.class)
        .hasMessageContaining("no ticket for localhost");
  }

  @Test
  void needsAProviderThatShowsCodes() {
    try (Provider other = new Provider("\"query\"")) {
      assertThatThrownBy(() -> other.login(store).method(kerberos).build().accessToken())
          .hasMessageContaining("it shows no codes");
    }
  }
}
