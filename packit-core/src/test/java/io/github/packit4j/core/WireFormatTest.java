package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.packit4j.sandbox.RecordedRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the workflow sends on the way of a release has the form of what was recorded. */
class WireFormatTest {

  private static final Path REFERENCE =
      Path.of(System.getProperty("packit4j.shared", "../shared"), "reference");

  private static List<RecordedRequest> requests;
  private static String sources;

  @BeforeAll
  static void runARelease(@TempDir Path work) {
    try (Fedora fedora = Fedora.withRelease(work)) {
      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());
      for (BranchResult result : report.results()) {
        BranchResult.Proposed proposed = (BranchResult.Proposed) result;
        fedora.sandbox().distGit().merge(Fedora.PACKAGE, (int) proposed.pullRequest().id());
      }
      fedora.deliverMessages();
      requests = List.copyOf(fedora.sandbox().requests().all());
      sources = fedora.distGitText("rawhide", "sources");
    }
  }

  @Test
  void thePullRequestHasTheRecordedFields() throws IOException {
    JsonNode recorded = exchange("distgit/pagure/pull-request.json", "pr-create");
    RecordedRequest sent = only("/api/0/rpms/python-ogr/pull-request/new", "f44-update");
    Map<String, String> form = form(sent.bodyText());
    assertThat(form.keySet()).containsExactlyInAnyOrderElementsOf(names(recorded.path("form")));
    assertThat(form)
        .containsEntry("branch_to", "f44")
        .containsEntry("repo_from", "python-ogr")
        .containsEntry("repo_from_namespace", "rpms")
        .containsEntry("repo_from_username", "packit");
    assertThat(sent.header("Authorization").orElseThrow()).startsWith("token ");
  }

  @Test
  void theSourcesLineIsTheOneOfTheOracle() throws IOException {
    String oracle = read("distgit/sources-cases.json");
    assertThat(oracle).contains("SHA512 (");
    assertThat(sources).matches("SHA512 \\([^ )]+\\) = [0-9a-f]{128}\n");
  }

  @Test
  void theArchiveIsCheckedAndUploadedWithTheRecordedFields() throws IOException {
    List<RecordedRequest> sent =
        requests.stream().filter(request -> request.path().endsWith("/upload.cgi")).toList();
    assertThat(sent).hasSize(2);
    assertThat(fields(sent.get(0))).isEqualTo(recordedFields("check-missing"));
    assertThat(fields(sent.get(1))).isEqualTo(recordedFields("upload"));
  }

  @Test
  void theBuildIsRequestedAsRecorded() throws IOException {
    RecordedRequest sent =
        requests.stream()
            .filter(request -> request.bodyText().contains("<methodName>build</methodName>"))
            .filter(request -> request.bodyText().contains("f44-candidate"))
            .findFirst()
            .orElseThrow();
    assertThat(shape(sent.bodyText())).isEqualTo(shape(read("koji/103-build.request.xml")));
    assertThat(sent.bodyText())
        .containsPattern(
            "git\\+https://src\\.fedoraproject\\.org/rpms/python-ogr\\.git#[0-9a-f]{40}");
  }

  @Test
  void theUpdateIsCreatedWithTheRecordedFields() throws IOException {
    JsonNode recorded =
        JsonMapper.shared()
            .readTree(read("bodhi/api/update-create-single.json"))
            .path("request")
            .path("form");
    RecordedRequest sent = only("/updates/", "fc44");
    Map<String, String> form = form(sent.bodyText());
    assertThat(names(recorded)).containsAll(form.keySet());
    assertThat(form)
        .containsEntry("builds", "python-ogr-0.62.3-1.fc44")
        .containsEntry("type", "enhancement")
        .containsKeys("notes", "csrf_token");
  }

  private static RecordedRequest only(String path, String content) {
    return requests.stream()
        .filter(request -> request.method().equals("POST") && request.path().equals(path))
        .filter(request -> request.bodyText().contains(content))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> recordedFields(String name) throws IOException {
    List<String> fields = new ArrayList<>();
    exchange("distgit/lookaside/upload-cgi.json", name)
        .path("fields")
        .forEach(field -> fields.add(field.get(0).asString()));
    return fields;
  }

  private static List<String> fields(RecordedRequest multipart) {
    Matcher names = Pattern.compile("form-data; name=\"([^\"]+)\"").matcher(multipart.bodyText());
    return names.results().map(match -> match.group(1)).toList();
  }

  /** The elements of an XML-RPC call without their texts. */
  private static List<String> shape(String xml) {
    return Pattern.compile("<(/?[A-Za-z0-9]+)\\s*/?>")
        .matcher(xml)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static Map<String, String> form(String text) {
    Map<String, String> form = new TreeMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static List<String> names(JsonNode object) {
    return List.copyOf(object.propertyNames());
  }

  private static JsonNode exchange(String file, String name) throws IOException {
    for (JsonNode exchange : JsonMapper.shared().readTree(read(file))) {
      if (exchange.path("name").asString().equals(name)) {
        return exchange.path("request");
      }
    }
    throw new AssertionError(file + " has no exchange " + name);
  }

  private static String read(String file) throws IOException {
    assumeTrue(
        Files.isDirectory(REFERENCE), "the recordings are not beside the checkout: " + REFERENCE);
    return Files.readString(REFERENCE.resolve(file));
  }
}
