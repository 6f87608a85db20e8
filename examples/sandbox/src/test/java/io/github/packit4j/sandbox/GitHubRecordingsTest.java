package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import io.github.packit4j.sandbox.internal.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Compares the shape of answers with recordings of GitHub. */
class GitHubRecordingsTest {

  private static final String OGR = "https://api.github.com/repos/packit/ogr";
  private static final String JSON = "application/json";

  private Sandbox fedora;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    UpstreamProject ogr = fedora.upstream().project("packit/ogr");
    ogr.commit(
        "Begin",
        FileTree.of(".fmf/version", "1\n", ".git_archival.txt", "ref-names: $Format:%D$\n"));
    ogr.commit("Continue", FileTree.of("README.md", "# ogr\n"));
    ogr.release(
        UpstreamRelease.of("0.13.1")
            .withBody("Fixes")
            .withAsset("ogr-0.13.1.tar.gz", new byte[] {1, 2}));
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  @ParameterizedTest
  @CsvSource({
    "project-get, ''",
    "releases-list, /releases",
    "release-latest, /releases/latest",
    "release-get-by-tag, /releases/tags/0.13.1",
    "tags-list, /tags",
    "branches-list, /branches",
    "file-content, /contents/.git_archival.txt?ref=main",
    "directory-listing, /contents/.fmf?ref=0.13.1",
    "git-ref-get, /git/refs/heads/main",
    "release-get-by-tag-404, /releases/tags/nope",
    "release-latest-404, /releases/latest-of-all",
    "file-content-404, /contents/nope",
  })
  void hasTheRecordedShape(String recording, String path) {
    JsonNode recorded = Recordings.json("forges/github/" + recording + ".json").get("response");

    Answer answer = new Http(fedora.httpClient()).get(OGR + path);

    assertThat(answer.status()).isEqualTo(recorded.get("status").asInt());
    assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    // Fields that GitHub added after the recordings were made.
    assertThat(Recordings.differences(recorded.get("body"), answer.json()))
        .isSubsetOf(
            "/status: not in the recording",
            "/permissions/maintain: not in the recording",
            "/permissions/triage: not in the recording");
  }

  @Test
  void commitHasTheRecordedShapeButForStatistics() {
    JsonNode recorded = Recordings.json("forges/github/commit-get.json").at("/response/body");

    JsonNode answer = new Http(fedora.httpClient()).get(OGR + "/commits/0.13.1").json();

    assertThat(Recordings.differences(recorded, answer))
        .containsExactlyInAnyOrder("/files: missing", "/stats: missing");
  }

  @ParameterizedTest
  @CsvSource({
    "issue-create, /issues",
    "issue-comment-create, /issues/1/comments",
    "commit-status-set, /statuses/COMMIT",
    "commit-status-set-422-description-too-long, /statuses/COMMIT",
  })
  void takesWhatWasSentAndAnswersInTheRecordedShape(String recording, String path) {
    JsonNode exchange = Recordings.json("forges/github/" + recording + ".json");
    UpstreamProject ogr = fedora.upstream().project("packit/ogr");
    byte[] body = Http.bytes(exchange.at("/request/body").toString());
    String url = OGR + path.replace("COMMIT", ogr.commitOf("main").orElseThrow());
    Http packit = with("packit-token");
    packit.post(OGR + "/issues", JSON, Http.bytes("{\"title\":\"First\"}"));

    Answer answer = packit.post(url, JSON, body);

    JsonNode recorded = exchange.get("response");
    assertThat(answer.status()).isEqualTo(recorded.get("status").asInt());
    assertThat(shapeOf(recorded.get("body"), answer.json())).isEmpty();
    assertThat(new Http(fedora.httpClient()).post(url, JSON, body).status()).isEqualTo(401);
    assertThat(with("wrong").post(url, JSON, body).json().get("message").asString())
        .isEqualTo("Bad credentials");
  }

  @Test
  void listsOfIssuesCommentsAndStatusesHaveTheRecordedShape() {
    UpstreamProject ogr = fedora.upstream().project("packit/ogr");
    String commit = ogr.commitOf("main").orElseThrow();
    Http packit = with("packit-token");
    packit.post(OGR + "/issues", JSON, Http.bytes("{\"title\":\"A\",\"body\":\"Text\"}"));
    packit.post(OGR + "/issues", JSON, Http.bytes("{\"title\":\"B\"}"));
    packit.post(OGR + "/issues/2/comments", JSON, Http.bytes("{\"body\":\"Again\"}"));
    packit.post(
        OGR + "/statuses/" + commit,
        JSON,
        Http.bytes("{\"state\":\"success\",\"context\":\"c\",\"description\":\"d\"}"));

    assertList("issues-list-by-label-page1", "/issues?state=all", 2);
    assertList("issue-comments-list", "/issues/2/comments", 1);
    assertList("commit-statuses-list-page1", "/commits/" + commit + "/statuses", 1);
    assertThat(packit.get(OGR + "/issues?state=closed").json()).isEmpty();
    assertThat(packit.get(OGR + "/issues/3").status()).isEqualTo(404);
    assertThat(ogr.issues()).extracting(UpstreamIssue::title).containsExactly("A", "B");
    assertThat(ogr.issues().get(1).comments())
        .containsExactly(new UpstreamIssue.Comment("packit", "Again"));
    assertThat(ogr.statuses())
        .singleElement()
        .satisfies(status -> assertThat(status.creator()).isEqualTo("packit"));
  }

  private void assertList(String recording, String path, int size) {
    JsonNode recorded = Recordings.json("forges/github/" + recording + ".json");
    JsonNode answer = new Http(fedora.httpClient()).get(OGR + path).json();
    assertThat(answer).hasSize(size);
    assertThat(shapeOf(recorded.at("/response/body"), answer)).isEmpty();
  }

  /** The recordings leave the links of nested objects out. */
  private static List<String> shapeOf(JsonNode recorded, JsonNode answered) {
    return Recordings.differences(recorded, answered).stream()
        .filter(
            difference ->
                !difference.matches(".*/(user|creator|0)/\\w+_(url|id): not in the recording"))
        .toList();
  }

  private Http with(String token) {
    return new Http(fedora.httpClient()).with("Authorization", "Bearer " + token);
  }

  @Test
  void webhookHasTheRecordedShape() {
    JsonNode recorded = Recordings.json("webhooks/github/release-published.payload.json");
    Map<String, String> headers = fedora.upstream().webhookDeliveries().get(0).headers();
    JsonNode recordedHeaders =
        Recordings.json("webhooks/github/release-published.headers.json").get("headers");

    JsonNode payload = Json.parse(fedora.upstream().webhookDeliveries().get(0).body());

    // Only an app's deliveries name an installation.
    assertThat(Recordings.differences(recorded, payload)).isSubsetOf("/installation: missing");
    assertThat(List.copyOf(recordedHeaders.propertyNames()))
        .containsExactlyElementsOf(headers.keySet());
  }
}
