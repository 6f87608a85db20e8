package io.github.packit4j.bodhi.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.FakeBodhi;
import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.testing.KerberosService;
import io.github.packit4j.http.testing.LoopbackKdc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logs in to Bodhi without a browser, at a provider that wants a ticket of a real KDC before it
 * gives a code, and gives tokens only to whoever asked for that code.
 */
class KerberosLoginTest {
  private static final String PACKIT = "packit@" + LoopbackKdc.REALM;

  @TempDir private static Path realm;
  @AutoClose private static LoopbackKdc kdc;
  private static KerberosService service;
  private static Path keytab;

  private final Provider provider = new Provider();
  private final TokenStore store = TokenStore.inMemory();
  private final List<String> clients = new CopyOnWriteArrayList<>();
  private String challenge = "";

  @BeforeAll
  static void startKdc() throws IOException {
    kdc = LoopbackKdc.start(realm);
    service = kdc.service("HTTP/localhost");
    keytab = kdc.keytab("packit");
  }

  @BeforeEach
  void serve() {
    provider
        .bodhi
        .on("GET", "/openidc/Authorization", this::authorize)
        .on("POST", "/openidc/Token", this::tokens);
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private MockResponse authorize(FakeBodhi.Call call) {
    Optional<String> client = service.client(call.header("Authorization"));
    if (client.isEmpty()) {
      return new MockResponse.Builder()
          .code(401)
          .addHeader("WWW-Authenticate", "Negotiate")
          .body("<html><title>401 Unauthorized</title></html>")
          .build();
    }
    clients.add(client.get());
    challenge = call.query("code_challenge");
    return new MockResponse.Builder()
        .body("<title>code=CODE&amp;state=%s</title>".formatted(call.query("state")))
        .build();
  }

  private MockResponse tokens(FakeBodhi.Call call) {
    String verifier = call.form().getOrDefault("code_verifier", List.of("")).get(0);
    boolean ours = new Pkce(Secret.of(verifier)).challenge().equals(challenge);
    return ours
        ? FakeBodhi.json(200, "{\"access_token\": \"OF_TICKET\", \"expires_in\": 3600}")
        : FakeBodhi.json(400, "{\"error\": \"invalid_grant\"}");
  }

  private OidcLogin.Builder login(KerberosLogin kerberos) {
    return provider.login(store).method(NegotiateLogin.of(kerberos, new OkHttpClient()));
  }

  @Test
  void aKeytabIsAllThatALoginNeeds() {
    BodhiClient bodhi =
        provider
            .bodhi
            .client()
            .authentication(login(KerberosLogin.keytab(PACKIT, keytab)).build())
            .build();

    bodhi.login();

    assertThat(clients).containsExactly(PACKIT);
    FakeBodhi.Call login = provider.bodhi.calls("GET", "/oidc/login-token").get(0);
    assertThat(login.header("Authorization")).isEqualTo("Bearer OF_TICKET");
    assertThat(provider.bodhi.calls("POST", "/openidc/Token"))
        .allSatisfy(call -> assertThat(call.header("Authorization")).isEmpty());
  }

  @Test
  void takesTheTicketOfACache() throws Exception {
    KerberosLogin cache = KerberosLogin.ticketCache(kdc.ticketCache("packit", keytab));

    assertThat(login(cache).build().accessToken()).contains(Secret.of("OF_TICKET"));
    assertThat(clients).containsExactly(PACKIT);
  }

  @Test
  void asksInAnotherWayWhereTheTicketExpired() throws Exception {
    KerberosLogin expired = KerberosLogin.ticketCache(kdc.expiredTicketCache("packit", keytab));
    assertThatThrownBy(() -> login(expired).build().accessToken())
        .isInstanceOf(BodhiAuthenticationException.class)
        .hasMessageContaining("expired");

    LoginMethod prompt =
        PromptLogin.of(
            page -> {
              challenge = OidcLoginTest.query(page, "code_challenge");
              return "code=CODE&state=" + OidcLoginTest.query(page, "state");
            });
    assertThat(login(expired).method(prompt).build().accessToken())
        .contains(Secret.of("OF_TICKET"));
    assertThat(clients).isEmpty();
  }

  @Test
  void sendsNoTicketWhereThePrincipalIsUnknown() {
    OidcLogin login = login(KerberosLogin.keytab("stranger@" + LoopbackKdc.REALM, keytab)).build();

    assertThatThrownBy(login::accessToken)
        .isInstanceOf(BodhiAuthenticationException.class)
        .hasMessageContaining("stranger@" + LoopbackKdc.REALM);
    assertThat(provider.bodhi.calls("GET", "/openidc/Authorization")).isEmpty();
  }
}
