package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.http.testing.Requests;
import io.github.packit4j.koji.call.UserCalls;
import io.github.packit4j.koji.failure.KojiAuthenticationException;
import io.github.packit4j.koji.failure.KojiTransportException;
import io.github.packit4j.koji.model.AuthenticationType;
import io.github.packit4j.koji.model.UserInfo;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
  private static final String SESSION =
      XmlRpcDom.response(
          Map.of("session-id", 6, "session-key", "2-TESTSESSIONKEY00002", "header-auth", true));
  private static final String USER = XmlRpcDom.response(Map.of("id", 2, "name", "packit"));

  @TempDir private Path dir;
  private final MockWebServer server = PromptSockets.webServer();
  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).build();

  @BeforeEach
  void start() throws Exception {
    String host = InetAddress.getLoopbackAddress().getHostName();
    HeldCertificate own =
        new HeldCertificate.Builder().addSubjectAlternativeName(host).signedBy(authority).build();
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(own)
            .addTrustedCertificate(authority.certificate())
            .build();
    server.useHttps(certificates.sslSocketFactory());
    server.requestClientAuth();
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private KojiClient koji(KojiAuthentication authentication) {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(authority.certificate()).build();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
            .build();
    return KojiClient.builder(server.url("/kojihub").uri())
        .httpClient(http)
        .authentication(authentication)
        .sleeper(duration -> {})
        .build();
  }

  private void answer(int code, String body) {
    server.enqueue(new MockResponse.Builder().code(code).body(body).build());
  }

  private Path pem(String kind) throws Exception {
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder().commonName("packit").signedBy(authority);
    HeldCertificate client = kind.equals("EC") ? builder.build() : builder.rsa2048().build();
    String key = kind.equals("PKCS1") ? client.privateKeyPkcs1Pem() : client.privateKeyPkcs8Pem();
    return Files.writeString(dir.resolve("client.pem"), client.certificatePem() + key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS8", "PKCS1", "EC"})
  void logsInWithACertificateFile(String kind) throws Exception {
    answer(200, SESSION);
    answer(200, USER);
    answer(200, XmlRpcDom.response(null));

    try (KojiClient koji = koji(KojiAuthentication.clientCertificate(pem(kind)))) {
      assertThat(koji.call(UserCalls.loggedIn()).name()).isEqualTo("packit");
    }

    RecordedRequest login = Requests.taken(server);
    assertThat(login.getTarget()).isEqualTo("/kojihub/ssllogin");
    assertThat(login.getHandshake().peerPrincipal()).hasToString("CN=packit");
    // As in recording 074.
    assertThat(login.getBody().utf8())
        .isEqualTo(
            "<?xml version='1.0'?>\n<methodCall>\n<methodName>sslLogin</methodName>\n<params>\n"
                + "<param>\n<value><struct>\n<member>\n<name>proxyuser</name>\n"
                + "<value><nil/></value></member>\n<member>\n<name>__starstar</name>\n"
                + "<value><boolean>1</boolean></value>\n</member>\n</struct></value>\n</param>\n"
                + "</params>\n</methodCall>\n");
    RecordedRequest call = Requests.taken(server);
    assertThat(call.getTarget()).isEqualTo("/kojihub");
    assertThat(call.getHeaders().get("Koji-Session-Id")).isEqualTo("6");
    assertThat(call.getHeaders().get("Koji-Session-Key")).isEqualTo("2-TESTSESSIONKEY00002");
    assertThat(call.getHeaders().get("Koji-Session-Callnum")).isNull();
    assertThat(Requests.taken(server).getBody().utf8()).contains("logout");
  }

  @Test
  void actsAsAnotherUser() throws Exception {
    answer(200, SESSION);
    answer(200, USER);

    koji(KojiAuthentication.clientCertificate(pem("EC")).asUser("alice"))
        .call(UserCalls.loggedIn());

    XmlRpcDom.Call login = XmlRpcDom.call(Requests.taken(server).getBody().toByteArray());
    assertThat(login.arguments().get(0)).hasToString("{proxyuser=alice, __starstar=true}");
  }

  @Test
  void saysWhatIsWrongWithACertificateFile() throws Exception {
    Path file = dir.resolve("client.pem");
    String certificate = Files.readString(pem("EC")).split("-----BEGIN PRIVATE", 2)[0];
    Map<String, String> files =
        Map.of(
            certificate,
            "no private key",
            "nothing",
            "no private key",
            certificate
                + "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE"
                + " KEY-----\n",
            "encrypted",
            certificate + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
            "neither RSA nor elliptic");
    for (Map.Entry<String, String> entry : files.entrySet()) {
      Files.writeString(file, entry.getKey());
      assertThatThrownBy(() -> koji(KojiAuthentication.clientCertificate(file)))
          .isInstanceOf(KojiAuthenticationException.class)
          .hasMessageContaining("client.pem")
          .hasMessageContaining(entry.getValue())
          .hasNoCause();
    }
    assertThatThrownBy(() -> koji(KojiAuthentication.clientCertificate(dir.resolve("none"))))
        .isInstanceOf(java.io.UncheckedIOException.class);
  }

  @Test
  void explainsARefusalByTheWebServer() {
    answer(403, "<html>Forbidden</html>");

    assertThatThrownBy(
            () -> koji(KojiAuthentication.clientCertificate()).call(UserCalls.loggedIn()))
        .isInstanceOf(KojiAuthenticationException.class)
        .hasMessageContaining("TLS 1.2");
  }

  @Test
  void explainsMissingKerberosCredentials() {
    KojiAuthentication kerberos =
        KojiAuthentication.kerberos(
            KerberosLogin.keytab("packit@KOJI.TEST", dir.resolve("none.keytab")));

    assertThatThrownBy(() -> koji(kerberos).call(UserCalls.loggedIn()))
        .isInstanceOf(KojiAuthenticationException.class)
        .hasMessageContaining("none.keytab");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void refusesAHubWithoutHeaderSessions() {
    answer(200, XmlRpcDom.response(Map.of("session-id", 6, "session-key", "2-K")));

    assertThatThrownBy(
            () -> koji(KojiAuthentication.clientCertificate()).call(UserCalls.loggedIn()))
        .isInstanceOf(KojiAuthenticationException.class)
        .hasMessageContaining("older than 1.30");
  }

  @Test
  void reportsAWrongPassword() {
    answer(200, XmlRpcDom.fault(1002, "invalid username or password"));

    assertThatThrownBy(
            () ->
                koji(KojiAuthentication.password("packit", Secret.of("s3cret")))
                    .call(UserCalls.loggedIn()))
        .isInstanceOf(KojiAuthenticationException.class)
        .hasMessageContaining("invalid username or password")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void opensAnotherSessionWhenTheOldOneCannotBeRenewed() throws Exception {
    answer(200, SESSION);
    answer(200, XmlRpcDom.fault(1007, "session \"6\" has expired"));
    answer(200, XmlRpcDom.fault(1002, "Invalid session or bad credentials"));
    answer(200, SESSION.replace("00002", "00009"));
    answer(200, USER);

    koji(KojiAuthentication.clientCertificate()).call(UserCalls.loggedIn());

    Requests.taken(server);
    Requests.taken(server);
    RecordedRequest renewal = Requests.taken(server);
    assertThat(renewal.getHeaders().get("Koji-Session-Id")).isEqualTo("6");
    assertThat(XmlRpcDom.call(renewal.getBody().toByteArray()).arguments().get(0))
        .hasToString("{proxyuser=null, renew=true, exclusive=false, __starstar=true}");
    assertThat(Requests.taken(server).getHeaders().get("Koji-Session-Id")).isNull();
    assertThat(Requests.taken(server).getHeaders().get("Koji-Session-Key")).endsWith("00009");
  }

  private void replay(String... records) {
    for (String record : records) {
      answer(200, new String(Recordings.exchange(record).response(), StandardCharsets.UTF_8));
    }
  }

  private void assertRecorded(String record) throws Exception {
    assertThat(Requests.taken(server).getBody().utf8().stripTrailing())
        .isEqualTo(
            new String(Recordings.exchange(record).request(), StandardCharsets.UTF_8)
                .stripTrailing());
  }

  @Test
  void renewsAsRecorded() throws Exception {
    replay(
        "074-sslLogin-certificate",
        "095-AuthExpired-and-renewal.1",
        "095-AuthExpired-and-renewal.2",
        "095-AuthExpired-and-renewal.3");

    UserInfo user = koji(KojiAuthentication.clientCertificate()).call(UserCalls.loggedIn());

    assertThat(user.authentication()).contains(AuthenticationType.SSL);
    assertRecorded("074-sslLogin-certificate");
    assertRecorded("095-AuthExpired-and-renewal.1");
    assertRecorded("095-AuthExpired-and-renewal.2");
    assertRecorded("095-AuthExpired-and-renewal.3");
  }

  @Test
  void renewsAPasswordLoginAsRecorded() throws Exception {
    replay("071-login-password", "092-fault-AuthExpired", "093-login-renew", "079-getPerms");

    koji(KojiAuthentication.password("packit", Secret.of("packit-test")))
        .call(UserCalls.permissions());

    assertRecorded("071-login-password");
    Requests.taken(server);
    assertRecorded("093-login-renew");
    assertRecorded("079-getPerms");
  }

  @Test
  void keepsTheSessionFromOtherServers() throws Exception {
    try (MockWebServer other = PromptSockets.webServer()) {
      other.start();
      for (int code : List.of(302, 303, 307)) {
        answer(200, SESSION);
        server.enqueue(
            new MockResponse.Builder()
                .code(code)
                .addHeader("Location", other.url("/kojihub"))
                .build());
        answer(200, XmlRpcDom.response(null));
        try (KojiClient koji = koji(KojiAuthentication.clientCertificate())) {
          assertThatThrownBy(() -> koji.call(UserCalls.loggedIn()))
              .isInstanceOf(KojiTransportException.class);
        }
      }
      for (int i = other.getRequestCount(); i > 0; i--) {
        assertThat(Requests.taken(other).getHeaders().names())
            .noneMatch(name -> name.startsWith("Koji"));
      }
    }
  }
}
