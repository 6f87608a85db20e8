package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox that is reached by others than its own client, and that reaches others. */
class SandboxAddressTest {

  private static final String SPEC =
      "https://src.fedoraproject.org/rpms/hello/raw/f45/f/hello.spec";

  @TempDir Path folder;

  private Sandbox fedora;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    fedora
        .distGit()
        .createPackage("hello", FileTree.of("hello.spec", "Name: hello\n"), "rawhide", "f45");
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  @Test
  void portAndCertificateAreAllThatAnotherClientNeeds() throws IOException {
    // A client that was built elsewhere, verifies host names, and connects to the port by address.
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(
                Certificates.decodeCertificatePem(fedora.address().certificate()))
            .build();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .dns(host -> List.of(InetAddress.getLoopbackAddress()))
            .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
            .build();
    HttpUrl url = HttpUrl.get(SPEC).newBuilder().port(fedora.address().port()).build();

    assertThat(get(client, url)).isEqualTo("Name: hello\n");
    assertThat(get(client, url.newBuilder().scheme("http").build()))
        .as("plain HTTP on the same port")
        .isEqualTo("Name: hello\n");
    client.connectionPool().evictAll();
  }

  private static String get(OkHttpClient client, HttpUrl url) throws IOException {
    try (Response response = client.newCall(new Request.Builder().url(url).build()).execute()) {
      return response.body().string();
    }
  }

  @Test
  void clientsThatDoNotTrustTheSandboxAreNotFooled() {
    OkHttpClient stranger = new OkHttpClient.Builder().proxy(fedora.address().proxy()).build();

    assertThatThrownBy(() -> get(stranger, HttpUrl.get(SPEC))).isInstanceOf(SSLException.class);
  }

  @Test
  void aChildJvmReachesItByHttpAndByGit() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(fedora.address().jvmOptions(folder));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ChildProgram.class.getName(), SPEC));
    command.add("https://src.fedoraproject.org/rpms/hello.git");

    assertThat(run(command, Map.of()).lines())
        .containsExactly(
            "Name: hello",
            "Name: hello",
            "refs/heads/rawhide "
                + fedora.distGit().pkg("hello").commitOf("rawhide").orElseThrow());
  }

  @Test
  void curlAndGitReachItByTheirEnvironment() throws Exception {
    Assumptions.assumeTrue(isThere("curl") && isThere("git"), "curl and git are not installed");
    Map<String, String> environment = fedora.address().environment(folder);

    assertThat(run(List.of("curl", "--silent", "--show-error", SPEC), environment))
        .isEqualTo("Name: hello\n");
    String repository = "https://src.fedoraproject.org/rpms/hello.git";
    for (int protocol = 0; protocol <= 2; protocol++) {
      String version = "protocol.version=" + protocol;
      assertThat(run(List.of("git", "-c", version, "ls-remote", repository, "f45"), environment))
          .startsWith(fedora.distGit().pkg("hello").commitOf("f45").orElseThrow());
    }
  }

  private static boolean isThere(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private String run(List<String> command, Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("no_proxy", "src.fedoraproject.org");
    builder.environment().put("NO_PROXY", "src.fedoraproject.org");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void aHostIsLedToAnotherSandbox() {
    fedora.koji().importBuild("hello-1-1.fc45");
    URI koji = URI.create("https://koji.fedoraproject.org");
    try (Sandbox other =
        Sandbox.builder()
            .route("koji.fedoraproject.org", koji, fedora.address().httpClient())
            .start()) {
      assertThat(Koji.loggedIn(other, "packit").call("getBuild", Koji.string("hello-1-1.fc45")))
          .contains("<string>hello-1-1.fc45</string>");

      assertThat(other.requests().to("koji.fedoraproject.org"))
          .extracting(RecordedRequest::xmlRpcMethod)
          .containsExactlyElementsOf(
              fedora.requests().to("koji.fedoraproject.org").stream()
                  .map(RecordedRequest::xmlRpcMethod)
                  .toList());
      assertThat(other.koji().builds()).isEmpty();
    }
  }

  @Test
  void faultsApplyToRealServersToo() {
    try (Sandbox other =
        Sandbox.builder()
            .route(
                "src.fedoraproject.org",
                URI.create("https://src.fedoraproject.org/"),
                fedora.httpClient())
            .start()) {
      other.faults().on(RequestMatcher.any().path("hello.spec")).respond(503, "busy");
      Http http = new Http(other.httpClient());

      assertThat(http.get(SPEC).status()).isEqualTo(503);
      assertThat(http.get(SPEC).text()).isEqualTo("Name: hello\n");
      assertThat(http.get(SPEC + "?nope=1").header("Content-Type"))
          .isEqualTo(new Http(fedora.httpClient()).get(SPEC).header("Content-Type"));
    }
  }

  @Test
  void aRealServerThatIsNotThereIsABadGateway() throws IOException {
    int nobody;
    try (ServerSocket taken = new ServerSocket(0)) {
      nobody = taken.getLocalPort();
    }
    try (Sandbox other =
        Sandbox.builder()
            .route("koji.fedoraproject.org", URI.create("http://127.0.0.1:" + nobody))
            .start()) {
      assertThat(new Http(other.httpClient()).get("https://koji.fedoraproject.org/").status())
          .isEqualTo(502);
    }
    assertThatThrownBy(() -> Sandbox.builder().route("a.example.org", URI.create("localhost:1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as http://localhost:8080, not to localhost:1");
  }

  @Test
  void thePortCanBeChosen() throws IOException {
    int free;
    try (ServerSocket taken = new ServerSocket(0)) {
      free = taken.getLocalPort();
    }
    try (Sandbox other = Sandbox.builder().port(free).start()) {
      assertThat(other.address().port()).isEqualTo(free);
      assertThatThrownBy(() -> Sandbox.builder().port(free).start())
          .hasMessage("Tried to listen on the loopback port " + free);
    }
  }
}
