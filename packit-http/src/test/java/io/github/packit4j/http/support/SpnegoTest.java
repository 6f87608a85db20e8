package io.github.packit4j.http.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.KerberosException;
import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.testing.KerberosService;
import io.github.packit4j.http.testing.LoopbackKdc;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.Subject;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gets tokens from a real KDC and lets a service check them, where MIT Kerberos is installed. */
class SpnegoTest {

  private static final String ELSEWHERE = "ELSEWHERE.TEST";
  private static final String CLIENT = "packit@" + LoopbackKdc.REALM;

  @TempDir static Path folder;
  @AutoClose private static LoopbackKdc kdc;
  private static KerberosService service;
  private static Path keytab;

  @BeforeAll
  static void start() throws IOException {
    kdc = LoopbackKdc.start(folder, ELSEWHERE);
    service = kdc.service("HTTP/localhost");
    keytab = kdc.keytab("packit");
  }

  private static NegotiateTokens tokens(KerberosLogin login) {
    return NegotiateTokens.of(login, Clock.systemUTC());
  }

  @Test
  void aServiceAcceptsTheTokensOfAKeytab() {
    NegotiateTokens tokens = tokens(KerberosLogin.keytab(CLIENT, keytab));
    String first = tokens.token("localhost");
    String second = tokens.token("localhost");
    assertThat(first).isNotEqualTo(second);
    assertThat(service.client("Negotiate " + first)).contains(CLIENT);
    assertThat(service.client("Negotiate " + second)).contains(CLIENT);
    assertThat(service.client("Negotiate " + first)).as("replayed").isEmpty();
  }

  @Test
  void aServiceAcceptsTheTokensOfATicketCache() throws IOException {
    Path cache = kdc.ticketCache("packit", keytab);
    String token = tokens(KerberosLogin.ticketCache(cache)).token("localhost");
    assertThat(service.client("Negotiate " + token)).contains(CLIENT);
  }

  @Test
  void saysThatATicketExpired() throws IOException {
    Path cache = kdc.expiredTicketCache("packit", keytab);
    assertThatThrownBy(() -> tokens(KerberosLogin.ticketCache(cache)).token("localhost"))
        .isInstanceOf(KerberosException.class)
        .hasMessageContaining(cache.toString())
        .hasMessageContaining("expired")
        .hasMessageContaining("kinit");
  }

  @Test
  void saysThatThereIsNoTicket() {
    Path cache = folder.resolve("none.cache");
    assertThatThrownBy(() -> tokens(KerberosLogin.ticketCache(cache)).token("localhost"))
        .isInstanceOf(KerberosException.class)
        .hasMessageContaining(cache + " but failed because: there is no such file")
        .hasMessageContaining("kinit");
  }

  @Test
  void saysThatAKeytabIsNotThePrincipals() {
    KerberosLogin login = KerberosLogin.keytab("stranger@" + LoopbackKdc.REALM, keytab);
    assertThatThrownBy(() -> tokens(login).token("localhost"))
        .isInstanceOf(KerberosException.class)
        .hasMessageContaining("has no key of stranger@" + LoopbackKdc.REALM);
  }

  @Test
  void saysThatAKeyWasReplaced() throws IOException {
    Path old = kdc.keytab("renewed");
    kdc.keytab("renewed");
    KerberosLogin login = KerberosLogin.keytab("renewed@" + LoopbackKdc.REALM, old);
    assertThatThrownBy(() -> tokens(login).token("localhost"))
        .isInstanceOf(KerberosException.class)
        .hasMessageMatching("Tried to log in .*" + old + " .*but failed because: \\S.*");
  }

  @Test
  void saysThatTheRealmsDoNotTrustEachOther() throws IOException {
    String stranger = "packit@" + ELSEWHERE;
    KerberosLogin login = KerberosLogin.keytab(stranger, kdc.keytab(stranger));
    assertThatThrownBy(() -> tokens(login).token("localhost"))
        .isInstanceOf(KerberosException.class)
        .hasMessageContaining("HTTP/localhost")
        .hasMessageContaining(stranger);
  }

  @Test
  void saysThatTheServerHasNoPrincipal() {
    KerberosLogin login = KerberosLogin.keytab(CLIENT, keytab);
    assertThatThrownBy(() -> tokens(login).token("nowhere.localhost"))
        .isInstanceOf(KerberosException.class)
        .hasMessageContaining("HTTP/nowhere.localhost");
  }

  /** The tickets of this KDC could be handed over; whoever holds one acts as the client. */
  @Test
  void noServiceGetsTheClientsOwnCredentials() throws IOException {
    for (KerberosLogin login :
        List.of(
            KerberosLogin.keytab(CLIENT, keytab),
            KerberosLogin.ticketCache(kdc.ticketCache("packit", keytab)))) {
      String token = tokens(login).token("localhost");
      assertThat(service.accept("Negotiate " + token))
          .contains(new KerberosService.Client(CLIENT, false));
    }
  }

  @Test
  void aTicketIsUsedUntilFiveMinutesBeforeItExpires() {
    Instant[] now = {Instant.now()};
    Clock clock = showing(now);
    KerberosSession session = new KerberosSession(KerberosLogin.keytab(CLIENT, keytab), clock);
    Subject first = Objects.requireNonNull(session.subject());
    Instant expires = KerberosSession.expires(first);
    now[0] = expires.minus(Duration.ofMinutes(5));
    assertThat(session.subject()).isSameAs(first);
    now[0] = now[0].plusMillis(1);
    assertThat(session.subject()).isNotSameAs(first).isNotNull();
  }

  /** A clock of the test's own. */
  private static Clock showing(Instant[] now) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now[0];
      }
    };
  }

  @Test
  void theTokenGoesToItsOriginOnly() {
    Authorizer authorizer =
        Authorizer.negotiate(
            URI.create("http://localhost:8080/"), tokens(KerberosLogin.keytab(CLIENT, keytab)));
    assertThat(authorizer.headers(HttpUrl.get("http://localhost:8081/"))).isEqualTo(Map.of());
    assertThat(
            service.client(
                authorizer.headers(HttpUrl.get("http://localhost:8080/x")).get("Authorization")))
        .contains(CLIENT);
  }
}
