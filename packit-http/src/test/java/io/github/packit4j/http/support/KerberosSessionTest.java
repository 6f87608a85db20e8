package io.github.packit4j.http.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.KerberosException;
import io.github.packit4j.http.KerberosLogin;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import javax.security.auth.Subject;
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
