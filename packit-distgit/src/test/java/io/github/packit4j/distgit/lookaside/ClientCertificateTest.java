package io.github.packit4j.distgit.lookaside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.DistGitException;
import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.LookasideLocation;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.http.testing.Requests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCertificateTest {

  @TempDir Path directory;

  private Path resource(String name) throws IOException {
    try (InputStream in = ClientCertificateTest.class.getResourceAsStream("/tls/" + name)) {
      Path copy = directory.resolve(name);
      Files.write(copy, Objects.requireNonNull(in, name).readAllBytes());
      return copy;
    }
  }

  private X509TrustManager trusting(String pem) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    String text = Files.readString(resource(pem), StandardCharsets.US_ASCII);
    byte[] certificate =
        text.substring(text.indexOf("-----BEGIN CERT")).getBytes(StandardCharsets.US_ASCII);
    store.setCertificateEntry(
        "trusted",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new java.io.ByteArrayInputStream(certificate)));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  private OkHttpClient client(String trusted) throws Exception {
    X509TrustManager trust = trusting(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trust}, null);
    return new OkHttpClient.Builder().sslSocketFactory(context.getSocketFactory(), trust).build();
  }

  @Test
  void identifiesUploads() throws Exception {
    // The server's socket factory: its own certificate, and trust in the client's.
    OkHttpClient serverSide =
        ClientCertificate.load(resource("server.pem")).applyTo(client("client.pem"));
    Recordings recorded = new Recordings();
    Path file = Files.writeString(directory.resolve("a.tar.gz"), "a");
    try (MockWebServer server = PromptSockets.webServer()) {
      server.useHttps(serverSide.sslSocketFactory());
      server.requireClientAuth();
      server.start();
      server.enqueue(
          new MockResponse.Builder().body(recorded.responseBody("check-available")).build());
      LookasideCache.Builder builder =
          LookasideCache.builder(
                  LookasideLocation.namespaced(
                      server.url("/repo/pkgs").uri(), server.url("/repo/pkgs/upload.cgi").uri()))
              .httpClient(client("server.pem"))
              .retryPolicy(RetryPolicy.none());
      SourceEntry entry = SourceEntry.ofFile(HashType.SHA512, file);

      assertThatThrownBy(() -> builder.build().upload("hello", file, entry))
          .isInstanceOf(LookasideException.class);
      LookasideCache identified =
          builder.clientCertificate(ClientCertificate.load(resource("client.pem"))).build();
      assertThat(identified.upload("hello", file, entry))
          .isEqualTo(new UploadOutcome.AlreadyThere(entry));
      RecordedRequest request = Requests.taken(server);
      assertThat(String.valueOf(request.getHandshake())).contains("CN=packager");
    }
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    Path empty = Files.writeString(directory.resolve("empty.pem"), "nothing");
    assertThatThrownBy(() -> ClientCertificate.load(empty))
        .isInstanceOf(DistGitException.class)
        .hasMessageContaining("openssl pkcs8");
    assertThat(ClientCertificate.load(resource("client.pem")))
        .hasToString("ClientCertificate[***]");
  }
}
