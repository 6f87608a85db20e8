package io.github.packit4j.distgit.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.monitoring.MonitoredProject.DistributionPackage;
import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.http.testing.Requests;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Projects are those of recorded messages of the bus, which Anitya writes as it answers. */
class ReleaseMonitoringTest {

  private static final String UNKNOWN = "{\"output\":\"notok\",\"error\":\"no such project\"}";

  @StartStop public final MockWebServer server = PromptSockets.webServer();
  private ReleaseMonitoring monitoring;

  @BeforeEach
  void connect() {
    monitoring =
        ReleaseMonitoring.builder()
            .url(server.url("/").uri())
            .httpClient(new OkHttpClient())
            .sleeper(pause -> {})
            .build();
  }

  private void answer(int status, Object body) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "application/json")
            .body(body instanceof String text ? text : JsonMapper.shared().writeValueAsString(body))
            .build());
  }

  private static JsonNode message() throws IOException {
    String shared = System.getProperty("packit4j.shared", "");
    Path file = Path.of(shared, "reference/messages/packit-service/anitya_version_update.json");
    Assumptions.assumeTrue(Files.exists(file), "packit4j.shared has no recorded messages");
    return JsonMapper.shared().readTree(Files.readString(file)).path("message");
  }

  @Test
  void findsTheProjectOfAPackage() throws Exception {
    JsonNode message = message();
    Map<String, Object> project = new LinkedHashMap<>();
    message.path("project").properties().forEach(f -> project.put(f.getKey(), f.getValue()));
    project.put("packages", message.path("packages"));
    answer(200, project);

    MonitoredProject found = monitoring.projectOf("CentOS", "python3-mypy-boto3").orElseThrow();

    assertThat(found)
        .isEqualTo(
            new MonitoredProject(
                40221,
                "mypy-boto3",
                Optional.of(URI.create("https://upstream.example.org/mypy-boto3/0.1.0")),
                "pypi",
                "PyPI",
                List.of(new DistributionPackage("CentOS", "python3-mypy-boto3"))));
    assertThat(found.packagesOf("CentOS")).containsExactly("python3-mypy-boto3");
    assertThat(found.packagesOf("Fedora")).isEmpty();
    assertThat(Requests.taken(server).getTarget())
        .isEqualTo("/api/project/CentOS/python3-mypy-boto3");
  }

  @Test
  void listsVersionsNewestFirst() throws Exception {
    JsonNode message = message();
    answer(
        200,
        Map.of(
            "latest_version", "1.33.1",
            "versions", message.path("versions"),
            "stable_versions", message.path("stable_versions")));

    MonitoredVersions versions = monitoring.versions(40221).orElseThrow();

    assertThat(versions.newest()).contains("1.33.1");
    assertThat(versions.newestStable()).contains("1.33.1");
    assertThat(versions.all()).hasSize(12).endsWith("1.28.84");
    assertThat(Requests.taken(server).getTarget()).isEqualTo("/api/v2/versions/?project_id=40221");
  }

  @Test
  void tellsPreReleasesApart() {
    answer(200, "{\"versions\":[\"2.0rc1\",\"1.9\"],\"stable_versions\":[\"1.9\"]}");
    MonitoredVersions versions = monitoring.versions(7).orElseThrow();
    assertThat(versions.newest()).contains("2.0rc1");
    assertThat(versions.newestStable()).contains("1.9");
  }

  @Test
  void understandsServersThatDoNotTellPreReleasesApart() {
    answer(200, "{\"latest_version\":null,\"versions\":[]}");
    MonitoredVersions versions = monitoring.versions(7).orElseThrow();
    assertThat(versions).isEqualTo(new MonitoredVersions(new ArrayList<>(), List.of()));
    assertThat(versions.newest()).isEmpty();
  }

  @Test
  void knowsWhatItDoesNotKnow() {
    answer(404, UNKNOWN);
    answer(404, UNKNOWN);
    answer(404, UNKNOWN);
    assertThat(monitoring.project(1)).isEmpty();
    assertThat(monitoring.projectOf("Fedora", "nothing")).isEmpty();
    assertThat(monitoring.versions(1)).isEmpty();
  }

  @Test
  void sendsNamesAsTheyAre() throws InterruptedException {
    answer(404, UNKNOWN);
    assertThat(monitoring.projectOf("Fedora", "../a/b c++?x#y")).isEmpty();
    assertThat(Requests.taken(server).getTarget())
        .isEqualTo("/api/project/Fedora/..%2Fa%2Fb%20c++%3Fx%23y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "{}", "{\"id\":\"x\",\"name\":\"y\"}", "<html>", "", "{\"id\":1}", "null"})
  void refusesAnythingElse(String body) {
    answer(200, body);
    assertThatThrownBy(() -> monitoring.project(1))
        .isInstanceOf(ReleaseMonitoringException.class)
        .hasMessageStartingWith("Tried to look up project 1 in release monitoring but failed");
    answer(200, body);
    assertThatThrownBy(() -> monitoring.versions(1)).isInstanceOf(ReleaseMonitoringException.class);
  }

  @Test
  void aMissingPageIsNoAnswer() {
    answer(404, "<html>Not here</html>");
    assertThatThrownBy(() -> monitoring.versions(1)).isInstanceOf(ReleaseMonitoringException.class);
    answer(500, "<html>Sorry</html>");
    assertThatThrownBy(() -> monitoring.versions(1))
        .isInstanceOf(ReleaseMonitoringException.class)
        .hasMessageContaining("500");
  }

  @Test
  void triesAgain() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    answer(503, "");
    answer(200, "{\"versions\":[\"1.0\"]}");
    assertThat(monitoring.versions(1).orElseThrow().newest()).contains("1.0");
  }

  /** Without a recording. */
  @Test
  void readsAProjectWhole() {
    answer(
        200,
        """
        {"id": 5, "name": "hello", "homepage": "https://hello.example.org", "ecosystem": "pypi",
         "backend": "PyPI", "packages": [{"distro": "Fedora", "package_name": "python-hello"},
         {"distro": "Debian", "package_name": "hello"}]}
        """);
    MonitoredProject found = monitoring.project(5).orElseThrow();
    assertThat(found)
        .isEqualTo(
            new MonitoredProject(
                5,
                "hello",
                Optional.of(URI.create("https://hello.example.org")),
                "pypi",
                "PyPI",
                List.of(
                    new DistributionPackage("Fedora", "python-hello"),
                    new DistributionPackage("Debian", "hello"))));
    assertThat(found.packagesOf("Debian")).containsExactly("hello");
  }

  @Test
  void readsNoEndlessAnswer() {
    String versions = "{\"versions\":[\"" + "1".repeat(8 << 20) + "\"]}";
    for (int i = 0; i < 5; i++) {
      answer(200, versions);
    }
    assertThatThrownBy(() -> monitoring.versions(1)).isInstanceOf(ReleaseMonitoringException.class);
  }

  @Test
  void wantsAnAddressOfTheWeb() {
    assertThatThrownBy(
            () -> ReleaseMonitoring.builder().url(URI.create("ftp://example.org/")).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ftp://example.org/");
  }
}
