package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Repeats the whole session that was recorded with a real {@code upload.cgi}, in its order, and
 * compares every answer: status, type, words, and the headers of downloads.
 */
class LookasideRecordingsTest {

  private static final String SERVER = "https://src.fedoraproject.org";
  private static final String UPLOAD = SERVER + "/repo/pkgs/upload.cgi";

  /** Exchanges that differ, with the reason. */
  private static final Map<String, String> DIFFERING = Map.of();

  /** Exchanges that the sandbox does not serve, with the reason. */
  private static final Map<String, String> NOT_SERVED =
      Map.of(
          "md5-upload-where-allowed", "a server with settings that Fedora does not have",
          "md5-check-where-allowed", "the same");

  private Sandbox fedora;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    for (String name : List.of("python-ogr", "hello")) {
      fedora.distGit().createPackage(name, FileTree.of(name + ".spec", "Name: x\n"));
    }
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private Http as(String account) {
    return new Http(fedora.httpClient())
        .with("Authorization", fedora.account(account).negotiateHeader());
  }

  @Test
  void answersTheRecordedSessionAsTheRealServerDid() {
    ReplayReport report = new ReplayReport("lookaside");
    for (JsonNode exchange : Recordings.json("distgit/lookaside/upload-cgi.json")) {
      String name = exchange.get("name").asString();
      report.add(name, replay(name, exchange));
    }
    report.print();
    assertThat(report.unexpected(DIFFERING.keySet(), NOT_SERVED.keySet())).isEmpty();
  }

  private List<String> replay(String name, JsonNode exchange) {
    switch (name) {
      case "md5-download-old-path" ->
          fedora
              .distGit()
              .lookaside()
              .storeOld(
                  "python-ogr",
                  "python-ogr-0.51.0.tar.gz",
                  Http.bytes("fake upstream archive 0.51.0\n".repeat(20)));
      case "upload-notification-failure" -> fedora.distGit().lookaside().failNextNotification();
      default -> {}
    }
    if (exchange.has("curl_arguments")) {
      return compare(curl(exchange), status(exchange), exchange.get("body").asString(), name);
    }
    JsonNode recorded = exchange.get("response");
    if (exchange.at("/request/path").asString().startsWith("/repo/md5/")) {
      return List.of(ReplayReport.NOT_SERVED);
    }
    Answer answer = send(name, exchange.get("request"));
    List<String> differences =
        compare(answer, recorded.get("status").asInt(), recorded.get("body").asString(), name);
    if (answer.status() == 200 || answer.status() == 206) {
      for (String header : List.of("Last-Modified", "Content-Length", "Accept-Ranges")) {
        String wanted = recorded.path("headers").path(header).asString("");
        boolean set = wanted.startsWith("Tue, 14 Nov 2023") || !header.equals("Last-Modified");
        if (!wanted.isEmpty() && set && !wanted.equals(answer.header(header))) {
          differences.add(header + " " + wanted + " became " + answer.header(header));
        }
      }
    }
    return differences;
  }

  private static int status(JsonNode exchange) {
    int status = 0;
    for (JsonNode line : exchange.get("exchange")) {
      if (line.asString().startsWith("< HTTP/1.1 ")) {
        status = Integer.parseInt(line.asString().split(" ")[2]);
      }
    }
    return status;
  }

  private static List<String> compare(Answer answer, int status, String body, String name) {
    List<String> differences = new ArrayList<>();
    if (answer.status() != status) {
      differences.add("status " + status + " became " + answer.status());
    }
    boolean page = body.startsWith("<!DOCTYPE");
    String wanted = body.replace("<lookaside_dir>", "/srv/cache/lookaside");
    if (page && !answer.header("Content-Type").startsWith("text/html")) {
      differences.add("no page but " + answer.header("Content-Type"));
    } else if (!page && !answer.text().equals(wanted) && !name.startsWith("head-missing")) {
      differences.add("text " + wanted + " became " + answer.text());
    }
    return differences;
  }

  private Answer send(String name, JsonNode request) {
    Http http =
        switch (name) {
          case "kerberos-no-credentials" -> new Http(fedora.httpClient());
          case "not-in-packager-group" -> as("outsider");
          case "download-range" -> as("packit").with("Range", "bytes=10-19");
          default -> as("packit");
        };
    String url = SERVER + request.get("path").asString();
    return switch (request.get("method").asString()) {
      case "HEAD" -> http.send(new Request.Builder().url(url).head().build());
      case "GET" -> http.get(url);
      default -> post(http, name, url, request);
    };
  }

  private static Answer post(Http http, String name, String url, JsonNode request) {
    if (name.equals("upload-truncated-body")) {
      return truncated(http, url);
    }
    if (request.path("body").isString()) {
      String type = request.get("content_type").asString();
      return http.post(url, type, request.get("body").asString().getBytes(StandardCharsets.UTF_8));
    }
    Form form = new Form();
    List<String> plain = new ArrayList<>();
    for (JsonNode field : request.get("fields")) {
      String value = field.get(1).asString();
      plain.add(field.get(0).asString());
      plain.add(value);
      if (value.startsWith("<file ")) {
        form.file(field.get(0).asString(), value.substring(6, value.indexOf(',')), "fm");
      } else {
        form.field(field.get(0).asString(), value);
      }
    }
    return request.path("content_type").asString("multipart").startsWith("multipart")
        ? http.post(url, Form.TYPE, form.body())
        : http.post(url, plain.toArray(String[]::new));
  }

  /** The recorded body was random; so is what its hash is of. */
  private static Answer truncated(Http http, String url) {
    String wanted =
        "4c2b12e83bbff4b5ca33166bfc4a0f60133addec19f07fcec613e9d50a1d3922d530a11bb4aaba96fcf2875740"
            + "3878a63ce5fc159bef722afcf1446af429af49";
    Form form = new Form().field("name", "rpms/python-ogr").field("sha512sum", wanted);
    byte[] whole = form.file("file", "t.bin", "0123456789").body();
    String cut = new String(whole, StandardCharsets.UTF_8).replaceFirst("(?s)789\r\n.*", "");
    Answer answer = http.post(url, Form.TYPE, Http.bytes(cut));
    String received = answer.text().replaceAll("Received \\w+", "Received " + RECEIVED);
    return new Answer(answer.status(), answer.response(), Http.bytes(received));
  }

  private static final String RECEIVED =
      "5cf546d96ab2f36d43d4527ee7f265d112309bf2270577353ecf2e822a8a6d8dc51b9ef4cf1ed8e1d2a10641f906"
          + "337afcc9c972cfd6e1fdf559e7d4b641afac";

  /** Sends what curl sent but for the file, which is not recorded. */
  private Answer curl(JsonNode exchange) {
    String principal = exchange.path("principal").asString("");
    Http http = principal.isEmpty() ? new Http(fedora.httpClient()) : as(principal.split("@")[0]);
    String content = "x".repeat(3_200_000);
    String hash = Numbers.hex("SHA-512", Http.bytes(content));
    String recordedHash = "";
    Form form = new Form();
    for (JsonNode argument : exchange.get("curl_arguments")) {
      String[] pair = argument.asString().split("=", 2);
      if (pair.length == 2 && pair[0].equals("sha512sum")) {
        recordedHash = pair[1];
        form.field(pair[0], hash);
      } else if (pair.length == 2 && pair[1].startsWith("@")) {
        form.file(pair[0], pair[1].substring(1), content);
      } else if (pair.length == 2) {
        form.field(pair[0], pair[1]);
      }
    }
    Answer answer = http.post(UPLOAD, Form.TYPE, form.body());
    String text = answer.text().replace(hash, recordedHash);
    return new Answer(answer.status(), answer.response(), Http.bytes(text));
  }

  /** A form with files. */
  private static final class Form {

    static final String TYPE = "multipart/form-data; boundary=----b";

    private final StringBuilder parts = new StringBuilder();

    Form field(String name, String value) {
      parts.append("------b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
      parts.append(value).append("\r\n");
      return this;
    }

    Form file(String name, String fileName, String content) {
      return field(name + "\"; filename=\"" + fileName, content);
    }

    byte[] body() {
      return Http.bytes(parts + "------b--\r\n");
    }
  }

  private Form uploadForm() {
    return new Form().field("name", "rpms/hello").field("sha512sum", HASH_OF_X);
  }

  private static final String HASH_OF_X =
      "a4abd4448c49562d828115d13a1fccea927f52b4d5459297f8b43e42da89238bc13626e43dcb38ddb082488927ec"
          + "904fb42057443983e88585179d50551afe62";

  @Test
  void packagerStoresAndTheBusHearsOfIt() {
    Answer stored =
        as("packit").post(UPLOAD, Form.TYPE, uploadForm().file("file", "x", "x").body());

    assertThat(stored.text()).isEqualTo("File x size 1 SHA512 " + HASH_OF_X + " stored OK\n");
    assertThat(fedora.distGit().lookaside().uploads())
        .containsExactly(new Lookaside.Upload("hello", "x", "sha512", HASH_OF_X, 1, "packit"));
    BusMessage message = fedora.messages().ofTopic("git.lookaside.new").get(0);
    JsonNode body = Json.parse(message.body());
    assertThat(body.get("path").asString()).isEqualTo("rpms/hello/x/sha512/" + HASH_OF_X + "/x");
    assertThat(body.get("agent").asString()).isEqualTo("packit");
  }

  @ParameterizedTest
  @CsvSource({
    "name, 400, Multiple values given for \"name\". Aborting.",
    "sha512sum, 400, Multiple values given for \"sha512sum\". Aborting.",
    "mtime, 500, 'float() argument must be a string or a real number, not ''list'''",
  })
  void fieldGivenTwiceIsRefusedWhereTheProgramReadsIt(String field, int status, String text) {
    Form form = uploadForm().file("file", "x", "x").field(field, "1").field(field, "1");

    Answer answer = as("packit").post(UPLOAD, Form.TYPE, form.body());

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text()).isEqualTo(text + "\n");
  }

  @Test
  void unknownModuleIsReportedBeforeMd5IsRefused() {
    Form form = new Form().field("name", "rpms/nope").field("md5sum", "0").file("file", "x", "x");

    assertThat(as("packit").post(UPLOAD, Form.TYPE, form.body()).text())
        .isEqualTo("Module \"rpms/nope\" does not exist!\n");
  }

  @Test
  void fileOfOldIsFoundByACheckAndLinked() {
    String md5 = fedora.distGit().lookaside().storeOld("hello", "old.tar.gz", Http.bytes("old"));
    String fresh = SERVER + "/repo/pkgs/rpms/hello/old.tar.gz/md5/" + md5 + "/old.tar.gz";
    assertThat(as("packit").get(fresh).status()).isEqualTo(404);

    Answer check =
        as("packit").post(UPLOAD, "name", "hello", "md5sum", md5, "filename", "old.tar.gz");

    assertThat(check.text()).isEqualTo("Available\n");
    assertThat(as("packit").get(fresh).text()).isEqualTo("old");
  }

  @Test
  void programIsAtOneAddressOnly() {
    String alias = SERVER + "/lookaside/pkgs/upload.cgi";

    assertThat(as("packit").post(alias, "name", "hello").status()).isEqualTo(404);
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
