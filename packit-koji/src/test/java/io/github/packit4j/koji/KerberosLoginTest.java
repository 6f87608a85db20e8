package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.testing.KerberosService;
import io.github.packit4j.http.testing.LoopbackKdc;
import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.koji.call.UserCalls;
import io.github.packit4j.koji.failure.KojiAuthenticationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs in with SPNEGO at a server that checks the tickets of a real KDC. */
class KerberosLoginTest {
  private static final String PACKIT = "packit@" + LoopbackKdc.REALM;

  @TempDir private static Path realm;
  @AutoClose private static LoopbackKdc kdc;
  private static KerberosService service;
  private static Path keytab;

  @StartStop public final MockWebServer server = PromptSockets.webServer();
  private final NegotiatingHub hub = new NegotiatingHub();

  @BeforeAll
  static void startKdc() throws IOException {
    kdc = LoopbackKdc.start(realm);
    service = kdc.service("HTTP/localhost");
    keytab = kdc.keytab("packit");
  }

  @BeforeEach
  void serve() {
    server.setDispatcher(hub);
  }

  /** The hub's web server: authenticates {@code /ssllogin} by SPNEGO, all else by headers. */
  private static final class NegotiatingHub extends Dispatcher {
    private final List<String> clients = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String authorization = request.getHeaders().get("Authorization");
      if (!request.getTarget().equals("/kojihub/ssllogin")) {
        boolean session = "2-K".equals(request.getHeaders().get("Koji-Session-Key"));
        assertThat(authorization).isNull();
        return xml(session ? Map.of("id", 2, "name", clients.get(0)) : 0);
      }
      Optional<String> client = service.client(authorization);
      if (client.isEmpty()) {
        return new MockResponse.Builder()
            .code(401)
            .addHeader("WWW-Authenticate: Negotiate")
            .body("<html><title>401 Unauthorized</title></html>")
            .build();
      }
      clients.add(client.get());
      logins.add(Objects.requireNonNull(request.getBody()).utf8());
      return xml(Map.of("session-id", 7, "session-key", "2-K", "header-auth", true));
    }

    private static MockResponse xml(Object value) {
      return new MockResponse.Builder().body(XmlRpcDom.response(value)).build();
    }
  }

  private KojiClient koji(KojiAuthentication authentication) {
    return KojiClient.builder(server.url("/kojihub").uri())
        .authentication(authentication)
        .sleeper(duration -> {})
        .build();
  }

  private static KojiAuthentication keytab(String principal) {
    return KojiAuthentication.kerberos(KerberosLogin.keytab(principal, keytab));
  }

  @Test
  void logsInWithAKeytab() {
    try (KojiClient koji = koji(keytab(PACKIT))) {
      assertThat(koji.call(UserCalls.loggedIn()).name()).isEqualTo(PACKIT);
    }
    assertThat(hub.clients).containsExactly(PACKIT);
  }

  @Test
  void logsInWithATicketCacheForAnotherUser() throws Exception {
    KerberosLogin cache = KerberosLogin.ticketCache(kdc.ticketCache("packit", keytab));

    try (KojiClient koji = koji(KojiAuthentication.kerberos(cache).asUser("alice"))) {
      koji.call(UserCalls.loggedIn());
    }

    assertThat(hub.clients).containsExactly(PACKIT);
    assertThat(hub.logins.get(0)).contains("<name>proxyuser</name>", "<string>alice</string>");
  }

  @Test
  void namesThePrincipalThatCannotLogIn() {
    try (KojiClient koji = koji(keytab("stranger@" + LoopbackKdc.REALM))) {
      assertThatThrownBy(() -> koji.call(UserCalls.loggedIn()))
          .isInstanceOf(KojiAuthenticationException.class)
          .hasMessageContaining("stranger@" + LoopbackKdc.REALM);
    }
    assertThat(hub.clients).isEmpty();
  }

  @Test
  void saysThatTheTicketExpired() throws Exception {
    KerberosLogin cache = KerberosLogin.ticketCache(kdc.expiredTicketCache("packit", keytab));

    try (KojiClient koji = koji(KojiAuthentication.kerberos(cache))) {
      assertThatThrownBy(() -> koji.call(UserCalls.loggedIn()))
          .isInstanceOf(KojiAuthenticationException.class)
          .hasMessageContaining("expired");
    }
  }

  @Test
  void explainsARefusedTicket() throws Exception {
    KerberosLogin cache = KerberosLogin.ticketCache(kdc.ticketCache("packit", keytab));
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().code(401).body("<html>Unauthorized</html>").build();
          }
        });
    try (KojiClient koji = koji(KojiAuthentication.kerberos(cache))) {
      assertThatThrownBy(() -> koji.call(UserCalls.loggedIn()))
          .isInstanceOf(KojiAuthenticationException.class)
          .hasMessageContaining("401");
    }
  }
}
