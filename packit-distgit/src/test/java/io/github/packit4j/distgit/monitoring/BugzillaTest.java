package io.github.packit4j.distgit.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.http.testing.Requests;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BugzillaTest {

  @StartStop public final MockWebServer server = PromptSockets.webServer();
  private final List<Object> pauses = new ArrayList<>();
  private Bugzilla bugzilla;

  @BeforeEach
  void connect() {
    bugzilla =
        Bugzilla.builder()
            .url(server.url("/").uri())
            .httpClient(new OkHttpClient())
            .sleeper(pauses::add)
            .build();
  }

  private void answer(String bugs) {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body("{\"bugs\": [" + bugs + "], \"faults\": []}")
            .build());
  }

  @Test
  void asksForOpenBugsWithTheTitle() throws InterruptedException {
    answer("{\"id\": 2509741, \"summary\": \"gtk+-1.0 is available\"}");

    assertThat(bugzilla.bugOfVersion("Fedora", "gtk+", "1.0")).hasValue(2509741);

    HttpUrl asked = Requests.taken(server).getUrl();
    assertThat(asked.encodedPath()).isEqualTo("/rest/bug");
    assertThat(asked.queryParameterNames())
        .containsExactlyInAnyOrder(
            "product", "component", "summary", "include_fields", "limit", "status");
    assertThat(asked.queryParameter("product")).isEqualTo("Fedora");
    assertThat(asked.queryParameter("component")).isEqualTo("gtk+");
    assertThat(asked.queryParameter("summary")).isEqualTo("gtk+-1.0 is available");
    assertThat(asked.queryParameter("include_fields")).isEqualTo("id,summary");
    assertThat(asked.queryParameter("limit")).isEqualTo("100");
    assertThat(asked.queryParameterValues("status")).containsExactly("NEW", "ASSIGNED");
    assertThat(asked.encodedQuery()).as("a blank otherwise").contains("gtk%2B");
  }

  @Test
  void theWholeTitleCountsAndTheOldestBug() {
    answer(
        """
        {"id": 1, "summary": "python-ogr-1.0.0 is available"},
        {"id": 2, "summary": "my python-ogr-1.0 is available"},
        {"id": 3, "summary": "Python-Ogr-1.0 is available"},
        {"id": -1, "summary": "python-ogr-1.0 is available"},
        {"summary": "python-ogr-1.0 is available"},
        {"id": 9, "summary": "python-ogr-1.0 is available"},
        {"id": 8, "summary": "python-ogr-1.0 is available"}
        """);
    assertThat(bugzilla.bugOfVersion("Fedora", "python-ogr", "1.0")).hasValue(8);
  }

  @Test
  void thereMayBeNone() {
    answer("");
    assertThat(bugzilla.bugOfVersion("Fedora", "python-ogr", "1.0")).isEmpty();
  }

  @Test
  void aBusyServerIsAskedAgain() {
    server.enqueue(new MockResponse.Builder().code(503).build());
    answer("");
    assertThat(bugzilla.bugOfVersion("Fedora", "python-ogr", "1.0")).isEmpty();
    assertThat(pauses).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "[]", "{\"bugs\": 1}", ""})
  void anotherAnswerIsAnError(String body) {
    server.enqueue(new MockResponse.Builder().body(body).build());
    assertThatThrownBy(() -> bugzilla.bugOfVersion("Fedora", "python-ogr", "1.0"))
        .isInstanceOf(ReleaseMonitoringException.class)
        .hasMessageContaining("'python-ogr-1.0 is available'");
  }

  @Test
  void aRefusalIsAnError() {
    server.enqueue(new MockResponse.Builder().code(400).body("{\"error\": true}").build());
    Bugzilla once =
        Bugzilla.builder().url(server.url("/").uri()).retryPolicy(RetryPolicy.none()).build();
    assertThatThrownBy(() -> once.bugOfVersion("Fedora", "python-ogr", "1.0"))
        .isInstanceOf(ReleaseMonitoringException.class)
        .hasMessageContaining("400");
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    assertThatThrownBy(() -> Bugzilla.builder().url(URI.create("ftp://x")).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Bugzilla.RED_HAT).hasHost("bugzilla.redhat.com");
  }
}
