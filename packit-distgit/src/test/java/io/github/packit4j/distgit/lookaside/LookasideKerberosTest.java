package io.github.packit4j.distgit.lookaside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.LookasideLocation;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.http.KerberosException;
import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.testing.KerberosService;
import io.github.packit4j.http.testing.LoopbackKdc;
import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.http.testing.Requests;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uploads to a cache that, as Fedora's does, wants a Kerberos ticket for every request to {@code
 * upload.cgi}; a real KDC issues it and the server checks it with its key.
 */
class LookasideKerberosTest {

  private static final String ELSEWHERE = "ELSEWHERE.TEST";
  private static final String PACKIT = "packit@" + LoopbackKdc.REALM;

  @TempDir static Path realm;
  @AutoClose private static LoopbackKdc kdc;
  private static KerberosService service;
  private static Path keytab;

  @StartStop public final MockWebServer server = PromptSockets.webServer();
  @TempDir Path directory;
  private final Guarded cache = new Guarded();
  private Path archive;
  private SourceEntry entry;

  @BeforeAll
  static void startKdc() throws IOException {
    kdc = LoopbackKdc.start(realm, ELSEWHERE);
    service = kdc.service("HTTP/localhost");
    keytab = kdc.keytab("packit");
  }

  @BeforeEach
  void prepare() throws IOException {
    server.setDispatcher(cache);
    archive = Files.writeString(directory.resolve("hello-2.12.tar.gz"), "an archive");
    entry = SourceEntry.ofFile(HashType.SHA512, archive);
  }

  /** An {@code upload.cgi} behind Apache's GSSAPI module: one account may upload. */
  private static final class Guarded extends Dispatcher {

    private final List<String> clients = new CopyOnWriteArrayList<>();
    private final List<String> stored = new CopyOnWriteArrayList<>();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      Optional<String> client = service.client(request.getHeaders().get("Authorization"));
      if (client.isEmpty()) {
        return new MockResponse.Builder()
            .code(401)
            .addHeader("WWW-Authenticate: Negotiate")
            .body("<html><title>401 Unauthorized</title></html>")
            .build();
      }
      clients.add(client.get());
      if (!client.get().equals(PACKIT)) {
        return new MockResponse.Builder().code(403).body("not in the group packager").build();
      }
      String form = request.getBody().utf8();
      if (form.contains("name=\"filename\"")) {
        return new MockResponse.Builder().body(stored.isEmpty() ? "Missing" : "Available").build();
      }
      stored.add(form);
      return new MockResponse.Builder().body("File hello-2.12.tar.gz size 10 stored OK\n").build();
    }
  }

  private LookasideCache.Builder lookaside() {
    URI upload = URI.create("http://localhost:" + server.getPort() + "/repo/pkgs/upload.cgi");
    return LookasideCache.builder(
            LookasideLocation.namespaced(server.url("/repo/pkgs").uri(), upload))
        .httpClient(new OkHttpClient())
        .sleeper(pause -> {});
  }

  private ThrowingCallable uploadAs(KerberosLogin login) {
    return () -> lookaside().kerberos(login).build().upload("hello", archive, entry);
  }

  @Test
  void uploadsWithAKeytab() {
    LookasideCache packit = lookaside().kerberos(KerberosLogin.keytab(PACKIT, keytab)).build();

    assertThat(packit.upload("hello", archive, entry)).isInstanceOf(UploadOutcome.Uploaded.class);
    assertThat(cache.stored).singleElement().asString().contains("an archive");
    assertThat(packit.upload("hello", archive, entry))
        .isEqualTo(new UploadOutcome.AlreadyThere(entry));
    assertThat(cache.clients).as("a new ticket each time").containsOnly(PACKIT).hasSize(3);
    assertThat(server.getRequestCount()).as("no request without a ticket").isEqualTo(3);
  }

  @Test
  void uploadsWithATicketCache() throws IOException {
    Path tickets = kdc.ticketCache("packit", keytab);
    LookasideCache packit = lookaside().kerberos(KerberosLogin.ticketCache(tickets)).build();

    assertThat(packit.upload("hello", archive, entry)).isInstanceOf(UploadOutcome.Uploaded.class);
    assertThat(cache.clients).containsExactly(PACKIT, PACKIT);
  }

  @Test
  void saysThatATicketIsWanted() {
    LookasideCache nobody = lookaside().build();
    assertThatThrownBy(() -> nobody.upload("hello", archive, entry))
        .isInstanceOf(LookasideAuthenticationException.class)
        .hasMessageContaining("the server wants a valid Kerberos ticket");
  }

  @Test
  void saysThatTheTicketExpired() throws IOException {
    Path tickets = kdc.expiredTicketCache("packit", keytab);
    assertThatThrownBy(uploadAs(KerberosLogin.ticketCache(tickets)))
        .isInstanceOf(LookasideAuthenticationException.class)
        .hasCauseInstanceOf(KerberosException.class)
        .hasMessageContaining("upload hello-2.12.tar.gz")
        .hasMessageContaining("expired; kinit gets a new one");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void saysThatThereIsNoTicket() {
    assertThatThrownBy(uploadAs(KerberosLogin.ticketCache(directory.resolve("none"))))
        .isInstanceOf(LookasideAuthenticationException.class)
        .hasCauseInstanceOf(KerberosException.class)
        .hasMessageContaining("there is no such file; kinit gets a new one");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void saysThatTheRealmIsTheWrongOne() throws IOException {
    String stranger = "packit@" + ELSEWHERE;
    assertThatThrownBy(uploadAs(KerberosLogin.keytab(stranger, kdc.keytab(stranger))))
        .isInstanceOf(LookasideAuthenticationException.class)
        .hasCauseInstanceOf(KerberosException.class)
        .hasMessageContaining("HTTP/localhost as " + stranger);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void saysThatTheServerCannotReadTheTicket() throws IOException {
    try {
      kdc.keytab("HTTP/localhost"); // The KDC knows a newer key than the server does.
      assertThatThrownBy(uploadAs(KerberosLogin.keytab(PACKIT, keytab)))
          .isInstanceOfSatisfying(
              LookasideAuthenticationException.class,
              failure -> assertThat(failure.status()).hasValue(401));
    } finally {
      service = kdc.service("HTTP/localhost");
    }
    assertThat(cache.stored).isEmpty();
  }

  @Test
  void saysThatTheAccountMayNotUpload() throws IOException {
    String other = "visitor@" + LoopbackKdc.REALM;
    assertThatThrownBy(uploadAs(KerberosLogin.keytab(other, kdc.keytab("visitor"))))
        .isInstanceOfSatisfying(
            LookasideAuthenticationException.class,
            failure -> assertThat(failure.status()).hasValue(403))
        .hasMessageContaining("not in the group packager");
    assertThat(cache.clients).containsExactly(other);
    assertThat(cache.stored).isEmpty();
  }

  @Test
  void sendsNoTicketElsewhere() throws Exception {
    try (MockWebServer other = PromptSockets.webServer()) {
      other.start();
      other.enqueue(new MockResponse.Builder().code(404).build());
      LookasideCache packit =
          LookasideCache.builder(
                  LookasideLocation.namespaced(
                      other.url("/pkgs").uri(), URI.create("http://localhost:1/upload.cgi")))
              .kerberos(KerberosLogin.keytab(PACKIT, keytab))
              .build();
      assertThat(packit.contains("hello", entry)).isFalse();
      assertThat(Requests.taken(other).getHeaders().get("Authorization")).isNull();
    }
  }
}
