package io.github.packit4j.http.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.KerberosException;
import io.github.packit4j.http.KerberosLogin;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KerberosTicket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KerberosSessionTest {

  @Test
  void readsKeytabsAndCachesWithoutAsking() {
    assertThat(KerberosSession.options(KerberosLogin.keytab("me@EXAMPLE.ORG", Path.of("/k"))))
        .containsEntry("principal", "me@EXAMPLE.ORG")
        .containsEntry("useKeyTab", "true")
        .containsEntry("keyTab", "/k")
        .containsEntry("storeKey", "true")
        .containsEntry("isInitiator", "true")
        .containsEntry("doNotPrompt", "true");
    assertThat(KerberosSession.options(KerberosLogin.ticketCache(Path.of("/tmp/cc"))))
        .containsEntry("useTicketCache", "true")
        .containsEntry("ticketCache", "/tmp/cc")
        .doesNotContainKey("useKeyTab");
  }

  @Test
  void leavesTheChoiceToTheJvm() {
    assertThat(new KerberosSession(KerberosLogin.ambient(), Clock.systemUTC()).subject()).isNull();
  }

  @Test
  void aSubjectWithoutTicketCountsAsExpired() {
    assertThat(KerberosSession.expires(new Subject())).isEqualTo(Instant.MIN);
  }

  /** A ticket for a service ends with the one it was got with, or before. */
  @Test
  void theTicketThatGetsOthersDecides() {
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    Subject subject = new Subject();
    subject.getPrivateCredentials().add(ticket("HTTP/localhost@EXAMPLE.ORG", noon.plusSeconds(60)));
    assertThat(KerberosSession.expires(subject)).isEqualTo(Instant.MIN);
    subject.getPrivateCredentials().add(ticket("krbtgt/EXAMPLE.ORG@EXAMPLE.ORG", noon));
    assertThat(KerberosSession.expires(subject)).isEqualTo(noon);
  }

  private static KerberosTicket ticket(String server, Instant end) {
    Date start = Date.from(end.minusSeconds(3600));
    return new KerberosTicket(
        new byte[] {1},
        new KerberosPrincipal("me@EXAMPLE.ORG"),
        new KerberosPrincipal(server),
        new byte[16],
        17,
        new boolean[32],
        start,
        start,
        Date.from(end),
        null,
        null);
  }

  @Test
  void saysWhichKeytabFailed(@TempDir Path folder) {
    Path missing = folder.resolve("missing.keytab");
    NegotiateTokens tokens =
        NegotiateTokens.of(KerberosLogin.keytab("me@EXAMPLE.ORG", missing), Clock.systemUTC());
    assertThatThrownBy(() -> tokens.token("koji.example.org"))
        .isInstanceOf(KerberosException.class)
        .hasMessageContaining("Tried to log in to Kerberos")
        .hasMessageContaining("missing.keytab");
  }
}
