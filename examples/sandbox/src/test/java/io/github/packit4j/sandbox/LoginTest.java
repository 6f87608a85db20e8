package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bodhi's login through the identity provider, and what refuses to log in. */
class LoginTest {

  private static final String AUTHORIZATION =
      "https://id.fedoraproject.org/openidc/Authorization?response_type=code"
          + "&client_id=bodhi-client&state=STATE&redirect_uri=";
  private static final String TOKEN = "https://id.fedoraproject.org/openidc/Token";
  private static final String LOGIN = BodhiClient.SERVER + "/oidc/login-token";

  private Sandbox fedora;
  private Http http;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    http = new Http(fedora.httpClient().newBuilder().followRedirects(false).build());
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private Http withTicket() {
    return http.with("Authorization", fedora.account("packit").negotiateHeader());
  }

  private JsonNode tokens(String... form) {
    return http.post(TOKEN, Http.concat(form, "client_id", "bodhi-client")).json();
  }

  private int login(JsonNode tokens) {
    String bearer = "Bearer " + tokens.get("access_token").asString();
    return http.with("Authorization", bearer).get(LOGIN).status();
  }

  @Test
  void ticketGivesACodeOnAPageAndTheCodeGivesTokensOnce() {
    Answer page = withTicket().get(AUTHORIZATION + "urn:ietf:wg:oauth:2.0:oob");
    String code = Koji.group(page.text(), "<title>code=([^&]+)&state=STATE</title>");

    JsonNode tokens = tokens("grant_type", "authorization_code", "code", code);

    assertThat(login(tokens)).isEqualTo(202);
    assertThat(tokens("grant_type", "authorization_code", "code", code).get("error").asString())
        .isEqualTo("invalid_grant");
  }

  @Test
  void expiredAccessTokensAreRefreshed() {
    Answer page = withTicket().get(AUTHORIZATION + "urn:ietf:wg:oauth:2.0:oob");
    String code = Koji.group(page.text(), "code=([^&]+)&");
    JsonNode tokens = tokens("grant_type", "authorization_code", "code", code);
    fedora.bodhi().expireAccessTokens();

    assertThat(login(tokens)).isEqualTo(401);
    assertThat(
            login(
                tokens(
                    "grant_type",
                    "refresh_token",
                    "refresh_token",
                    tokens.get("refresh_token").asString())))
        .isEqualTo(202);
  }

  @Test
  void codeGoesToTheClientsOwnAddress() {
    Answer redirect = withTicket().get(AUTHORIZATION + "http%3A%2F%2Flocalhost%3A45678%2Fauth");

    assertThat(redirect.status()).isEqualTo(302);
    assertThat(redirect.header("Location"))
        .startsWith("http://localhost:45678/auth?code=")
        .endsWith("&state=STATE");
  }

  @Test
  void withoutATicketThereIsNoCode() {
    Answer refused = http.get(AUTHORIZATION + "urn:ietf:wg:oauth:2.0:oob");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Negotiate");
  }

  @Test
  void staleCsrfTokenIsRefused() {
    BodhiClient packit = BodhiClient.loggedIn(fedora, "packit");
    fedora.bodhi().expireCsrfTokens();

    Answer refused =
        packit.post("/updates/", "builds", "a-1-1.fc45", "notes", "New", "type", "bugfix");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/name").asString()).isEqualTo("csrf_token");
    assertThat(refused.json().at("/errors/0/description").asString())
        .startsWith("CSRF tokens do not match.");
  }

  @Test
  void sandboxMayDoWithoutTickets() {
    try (Sandbox open = Sandbox.builder().withoutTickets().start()) {
      Http plain = new Http(open.httpClient());
      String answer = plain.post(Koji.HUB + "/ssllogin", "text/xml", Koji.body("sslLogin")).text();

      assertThat(answer).contains("session-key");
      assertThat(plain.get(AUTHORIZATION + "urn:ietf:wg:oauth:2.0:oob").text())
          .contains("<title>code=");
    }
  }
}
