package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import java.nio.charset.StandardCharsets;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Sends bodies that were recorded with a real {@code upload.cgi} and compares the answers. */
class LookasideRecordingsTest {

  private static final String SERVER = "https://src.fedoraproject.org";

  private Sandbox fedora;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    fedora.distGit().createPackage("python-ogr", FileTree.of("python-ogr.spec", "Name: x\n"));
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private static JsonNode recording(String name) {
    return Recordings.exchange("distgit/lookaside/upload-cgi.json", name);
  }

  private Answer repeat(JsonNode request) {
    Http http =
        new Http(fedora.httpClient())
            .with("Authorization", fedora.account("packit").negotiateHeader());
    String url = SERVER + request.get("path").asString();
    return switch (request.get("method").asString()) {
      case "HEAD" -> http.send(new Request.Builder().url(url).head().build());
      case "GET" -> http.get(url);
      default ->
          http.post(
              url,
              request.get("content_type").asString(),
              request.get("body").asString().getBytes(StandardCharsets.UTF_8));
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check-missing",
        "head-missing",
        "upload-no-fields",
        "upload-no-checksum",
        "upload-no-file",
        "upload-file-field-without-filename",
        "upload-bad-checksum",
        "upload-unknown-module",
        "check-unknown-module",
        "upload-md5-refused",
        "upload-two-names",
        "upload-bad-mtime",
        "upload",
        "upload-same-name-other-content",
        "check-uppercase-hash",
        "upload-uppercase-hash",
        "upload-file-name-with-path",
        "upload-space-and-plus",
        "download-missing",
        "get-upload-cgi",
      })
  void answersAsRecorded(String name) {
    assertAnswersAsRecorded(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check-available",
        "upload-again",
        "check-default-namespace",
        "head-available",
        "download",
        "download-via-lookaside-alias",
        "upload-same-name-other-content",
      })
  void answersAsRecordedAfterAnUpload(String name) {
    assertAnswersAsRecorded("upload");
    assertAnswersAsRecorded(name);
  }

  private void assertAnswersAsRecorded(String name) {
    JsonNode exchange = recording(name);
    JsonNode recorded = exchange.get("response");

    Answer answer = repeat(exchange.get("request"));

    assertThat(answer.status()).isEqualTo(recorded.get("status").asInt());
    String type = recorded.at("/headers/Content-Type").asString();
    assertThat(answer.header("Content-Type")).startsWith(type.split(";")[0]);
    if (type.equals("text/plain")) {
      assertThat(answer.text())
          .isEqualTo(
              recorded.get("body").asString().replace("<lookaside_dir>", "/srv/cache/lookaside"));
    }
    if (name.equals("head-available")) {
      for (String header : new String[] {"Last-Modified", "Content-Length", "Accept-Ranges"}) {
        assertThat(answer.header(header)).isEqualTo(recorded.at("/headers/" + header).asString());
      }
    }
  }

  @Test
  void uploadNeedsATicketOfAPackager() {
    Http http = new Http(fedora.httpClient());
    String url = SERVER + "/repo/pkgs/upload.cgi";

    Answer anonymous = http.post(url, "name", "rpms/python-ogr");
    assertThat(anonymous.status()).isEqualTo(401);
    assertThat(anonymous.header("WWW-Authenticate")).isEqualTo("Negotiate");
    Answer outsider =
        http.with("Authorization", fedora.account("outsider").negotiateHeader())
            .post(url, "name", "rpms/python-ogr");
    assertThat(outsider.text())
        .isEqualTo(recording("not-in-packager-group").at("/response/body").asString());
  }

  @Test
  void partOfAFileIsDownloaded() {
    String hash =
        fedora.distGit().lookaside().store("python-ogr", "a.txt", Http.bytes("0123456789"));
    String url = SERVER + "/repo/pkgs/rpms/python-ogr/a.txt/sha512/" + hash + "/a.txt";

    Answer part = new Http(fedora.httpClient()).with("Range", "bytes=2-4").get(url);

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("234");
  }
}
