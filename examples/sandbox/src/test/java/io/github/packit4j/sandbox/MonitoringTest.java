package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.sandbox.Http.Answer;
import io.github.packit4j.sandbox.internal.Json;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** New upstream versions: Anitya's messages and API, what the-new-hotness decides, its bugs. */
class MonitoringTest {

  private static final String ANITYA = "https://release-monitoring.org/api/";
  private static final String BUGZILLA = "https://bugzilla.redhat.com/rest/";

  private Sandbox fedora;
  private Http http;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    http = new Http(fedora.httpClient());
    fedora
        .distGit()
        .createPackage(
            "hello",
            FileTree.of("hello.spec", "Name: hello\nVersion: 1.0\nRelease: 1\n"),
            "rawhide");
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private static JsonNode body(BusMessage message) {
    return Json.parse(message.body());
  }

  private List<String> topics(List<BusMessage> messages) {
    return messages.stream()
        .map(m -> m.topic().replaceFirst("org\\.[\\w-]+\\.prod\\.", ""))
        .toList();
  }

  private String reason(List<BusMessage> messages) {
    BusMessage last = messages.get(messages.size() - 1);
    assertThat(last.topic()).isEqualTo("org.fedoraproject.prod.hotness.update.drop");
    return body(last).get("reason").asString();
  }

  private int bug(List<BusMessage> messages) {
    BusMessage last = messages.get(messages.size() - 1);
    assertThat(last.topic()).isEqualTo("org.fedoraproject.prod.hotness.update.bug.file");
    return body(last).get("bug").get("bug_id").asInt();
  }

  @Test
  void oneCheckMayFindSeveralVersionsStableAndNot() {
    fedora.monitoring().found("hello", "1.0");

    List<BusMessage> messages = fedora.monitoring().found("hello", "1.1", "2.0rc1", "1.2");

    assertThat(topics(messages))
        .containsExactly(
            "anitya.project.version.update",
            "anitya.project.version.update.v2",
            "hotness.update.bug.file");
    JsonNode old = body(messages.get(0)).get("message");
    assertThat(old.get("upstream_version").asString()).isEqualTo("2.0rc1");
    assertThat(old.has("upstream_versions")).isFalse();
    JsonNode update = body(messages.get(1)).get("message");
    assertThat(update.get("old_version").asString()).isEqualTo("1.0");
    assertThat(update.get("upstream_versions").toString())
        .isEqualTo("[\"1.1\",\"1.2\",\"2.0rc1\"]");
    assertThat(update.get("versions").toString()).isEqualTo("[\"2.0rc1\",\"1.2\",\"1.1\",\"1.0\"]");
    assertThat(update.get("stable_versions").toString()).isEqualTo("[\"1.2\",\"1.1\",\"1.0\"]");
    assertThat(body(messages.get(2)).get("trigger").get("msg")).isEqualTo(body(messages.get(1)));
  }

  @Test
  void bugIsFiledThenRenamedThenLeftAlone() {
    int first = bug(fedora.monitoring().found("hello", "1.1"));
    assertThat(fedora.monitoring().bug(first).orElseThrow())
        .satisfies(
            bug -> {
              assertThat(bug.summary()).isEqualTo("hello-1.1 is available");
              assertThat(bug.component()).isEqualTo("hello");
              assertThat(bug.status()).isEqualTo("NEW");
              assertThat(bug.creator()).isEqualTo("upstream-release-monitoring");
              assertThat(bug.comments()).hasSize(1);
            });

    fedora.monitoring().setStatus(first, "ASSIGNED");
    assertThat(bug(fedora.monitoring().found("hello", "1.2"))).isEqualTo(first);
    assertThat(fedora.monitoring().bug(first).orElseThrow().summary())
        .isEqualTo("hello-1.2 is available");
    assertThat(fedora.monitoring().bug(first).orElseThrow().comments()).hasSize(2);

    assertThat(bug(fedora.monitoring().found("hello", "1.2"))).isEqualTo(first);
    assertThat(fedora.monitoring().bug(first).orElseThrow().comments()).hasSize(2);

    fedora.monitoring().setStatus(first, "CLOSED");
    assertThat(bug(fedora.monitoring().found("hello", "1.3"))).isNotEqualTo(first);
    assertThat(fedora.monitoring().bugs()).hasSize(2);
  }

  @Test
  void severalVersionsAreOneBugAboutTheNewest() {
    int bug = bug(fedora.monitoring().found("hello", "1.1", "1.2"));

    assertThat(fedora.monitoring().bug(bug).orElseThrow().summary())
        .isEqualTo("hello-1.2 is available");
    assertThat(fedora.monitoring().bug(bug).orElseThrow().comments().get(0))
        .contains("Releases retrieved: 1.1, 1.2");
  }

  @ParameterizedTest
  @CsvSource({
    "no-monitoring, 1.1, monitoring settings",
    "monitoring, 0.9, not newer",
    "monitoring, 1.0, not newer",
    "monitoring-stable, 1.1rc1, monitoring settings",
  })
  void whatTheSettingRulesOutIsDroppedWithAReason(String status, String version, String reason) {
    fedora.monitoring().setting("hello", status);

    assertThat(reason(fedora.monitoring().found("hello", version))).isEqualTo(reason);
    assertThat(fedora.monitoring().bugs()).isEmpty();
    assertThat(
            http.get("https://src.fedoraproject.org/_dg/anitya/rpms/hello")
                .json()
                .get("monitoring")
                .asString())
        .isEqualTo(status);
  }

  @Test
  void allVersionsMatterIfTheMaintainerSaysSo() {
    fedora.monitoring().setting("hello", "monitoring-all");

    int bug = bug(fedora.monitoring().found("hello", "0.9"));

    assertThat(fedora.monitoring().bug(bug).orElseThrow().summary())
        .isEqualTo("hello-0.9 is available");
  }

  @Test
  void stableOnlyReportsTheStableOnes() {
    fedora.monitoring().setting("hello", "monitoring-stable");

    List<BusMessage> messages = fedora.monitoring().found("hello", "1.1", "2.0beta1");

    assertThat(fedora.monitoring().bug(bug(messages)).orElseThrow().summary())
        .isEqualTo("hello-1.1 is available");
    // The message is Anitya's all the same.
    assertThat(
            body(messages.get(2)).get("trigger").get("msg").get("message").get("upstream_versions"))
        .hasSize(2);
  }

  @Test
  void fileInDistGitComesBeforeTheSetting() {
    fedora.monitoring().setting("hello", "no-monitoring");
    fedora
        .distGit()
        .pkg("hello")
        .commit("rawhide", "Set", FileTree.of("monitoring.toml", "# mine\nbugzilla = false\n"));

    assertThat(bug(fedora.monitoring().found("hello", "1.1"))).isEqualTo(-1);
    assertThat(fedora.monitoring().bugs()).isEmpty();

    fedora
        .distGit()
        .pkg("hello")
        .commit("rawhide", "Break", FileTree.of("monitoring.toml", "bugzilla: no\n"));
    assertThat(reason(fedora.monitoring().found("hello", "1.2"))).isEqualTo("dist-git");
  }

  @Test
  void packagesThatAreRetiredUnknownOrUnmappedAreDropped() {
    fedora.distGit().pkg("hello").commit("rawhide", "Retire", FileTree.of("dead.package", "x\n"));
    assertThat(reason(fedora.monitoring().found("hello", "1.1"))).isEqualTo("retired");
    assertThat(reason(fedora.monitoring().found("stranger", "1.1"))).isEqualTo("dist-git");
    fedora.monitoring().map("debian-only", "Debian", "debian-only");
    assertThat(reason(fedora.monitoring().found("debian-only", "1.1"))).isEqualTo("anitya");
  }

  @Test
  void firstMappingThatIsDroppedEndsTheOthers() {
    fedora.monitoring().map("libhello", "Fedora", "hello");
    fedora.monitoring().map("libhello", "Fedora", "missing");
    fedora.monitoring().map("libhello", "Fedora", "third");
    fedora.monitoring().map("libhello", "CentOS", "hello");

    List<BusMessage> messages = fedora.monitoring().found("libhello", "1.1");

    assertThat(topics(messages).subList(2, messages.size()))
        .containsExactly("hotness.update.bug.file", "hotness.update.drop");
    assertThat(body(messages.get(1)).get("message").get("packages")).hasSize(4);
  }

  @Test
  void anityaKnowsProjectsPackagesAndVersions() {
    fedora.monitoring().map("libhello", "Fedora", "hello");
    fedora.monitoring().found("libhello", "1.0", "1.1", "1.2rc1");

    JsonNode project = http.get(ANITYA + "project/Fedora/hello").json();
    assertThat(project.get("name").asString()).isEqualTo("libhello");
    assertThat(project.get("version").asString()).isEqualTo("1.2rc1");
    assertThat(project.get("packages").get(0).get("package_name").asString()).isEqualTo("hello");
    String id = project.get("id").asString();
    assertThat(http.get(ANITYA + "project/" + id).json()).isEqualTo(project);
    JsonNode versions = http.get(ANITYA + "v2/versions/?project_id=" + id).json();
    assertThat(versions.get("stable_versions")).hasSize(2);
    assertThat(versions.get("versions")).hasSize(3);
    assertThat(http.get(ANITYA + "v2/packages/?name=hello&distribution=Fedora").json().get("items"))
        .hasSize(1);
    assertThat(http.get(ANITYA + "v2/packages/?name=hello&distribution=CentOS").json().get("items"))
        .isEmpty();
    assertThat(http.get(ANITYA + "v2/projects/?name=libhello").json().get("total_items").asInt())
        .isEqualTo(1);
  }

  @Test
  void anityaRefusesWhatItDoesNotKnow() {
    for (String path : List.of("project/77", "project/Fedora/none", "v2/versions/?project_id=9")) {
      Answer answer = http.get(ANITYA + path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.json().get("output").asString()).isEqualTo("notok");
    }
    assertThat(http.get(ANITYA + "v2/packages/?items_per_page=251").status()).isEqualTo(400);
    assertThat(http.get(ANITYA + "v2/packages/?page=0").status()).isEqualTo(400);
    assertThat(http.post(ANITYA + "v2/versions/", "id", "1").status()).isEqualTo(401);
  }

  @Test
  void anityaAnswersInPages() {
    for (int i = 0; i < 30; i++) {
      fedora.monitoring().map("p" + i, "Fedora", "p" + i);
    }

    JsonNode second = http.get(ANITYA + "v2/packages/?page=2").json();

    assertThat(second.get("items")).hasSize(5);
    assertThat(second.get("total_items").asInt()).isEqualTo(30);
    assertThat(http.get(ANITYA + "v2/packages/?items_per_page=30").json().get("items")).hasSize(30);
  }

  @Test
  void bugIsFoundAsPackitLooksForIt() {
    int bug = bug(fedora.monitoring().found("hello", "1.1"));
    String search =
        BUGZILLA
            + "bug?product=Fedora&component=hello&status=NEW&short_desc=is%20available"
            + "&creator=upstream-release-monitoring&include_fields=id,summary";

    JsonNode bugs = http.get(search).json().get("bugs");
    assertThat(bugs).hasSize(1);
    assertThat(bugs.get(0).propertyNames()).containsExactlyInAnyOrder("id", "summary");
    assertThat(bugs.get(0).get("id").asInt()).isEqualTo(bug);
    fedora.monitoring().setStatus(bug, "ASSIGNED");
    assertThat(http.get(search).json().get("bugs")).isEmpty();
    assertThat(http.get(BUGZILLA + "bug/" + bug).json().get("bugs").get(0).get("status").asString())
        .isEqualTo("ASSIGNED");
  }

  private Answer send(Http client, String method, String path, String json) {
    return client.send(
        new Request.Builder()
            .url(BUGZILLA + path)
            .method(method, RequestBody.create(json, MediaType.get("application/json")))
            .build());
  }

  private static void assertRefused(Answer answer, int status, int code, String message) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().get("code").asInt()).isEqualTo(code);
    assertThat(answer.json().get("message").asString()).contains(message);
  }

  @Test
  void bugsAreWrittenWithAKeyAndKnownFieldsOnly() {
    Http alice = http.with("Authorization", "Bearer alice-token");
    String bug =
        "{\"product\": \"Fedora\", \"component\": \"hello\", \"version\": \"rawhide\","
            + " \"summary\": \"It greets nobody\"}";

    assertRefused(send(http, "POST", "bug", bug), 401, 410, "You must log in");
    assertRefused(
        send(http.with("Authorization", "Bearer wrong"), "POST", "bug", bug),
        400,
        306,
        "The API key you specified is invalid");
    assertRefused(
        send(alice, "POST", "bug", bug.replace("summary", "sumary")), 400, 108, "Can't use sumary");
    assertRefused(send(alice, "POST", "bug", "{}"), 400, 50, "requires a product argument");
    assertRefused(
        send(alice, "POST", "bug", bug.replace("hello", "nothere")),
        400,
        105,
        "There is no component named 'nothere' in the 'Fedora' product.");
    int id = send(alice, "POST", "bug", bug).json().get("id").asInt();
    assertThat(send(alice, "POST", "bug/" + id + "/comment", "{\"comment\": \"Me too\"}").status())
        .isEqualTo(201);
    send(alice, "PUT", "bug/" + id, "{\"status\": \"CLOSED\", \"summary\": \"It greets\"}");
    assertThat(fedora.monitoring().bug(id).orElseThrow())
        .satisfies(
            found -> {
              assertThat(found.status()).isEqualTo("CLOSED");
              assertThat(found.summary()).isEqualTo("It greets");
              assertThat(found.comments()).containsExactly("", "Me too");
              assertThat(found.creator()).isEqualTo("alice@example.org");
            });
    JsonNode comments = http.get(BUGZILLA + "bug/" + id + "/comment").json();
    assertThat(comments.get("bugs").get("" + id).get("comments")).hasSize(2);
  }

  @Test
  void unknownBugsAndFieldsAreRefused() {
    assertRefused(http.get(BUGZILLA + "bug/5"), 404, 101, "Bug #5 does not exist.");
    assertRefused(http.get(BUGZILLA + "bug?componnent=hello"), 400, 108, "Can't use componnent");
    assertRefused(
        http.with("X-BUGZILLA-API-KEY", "wrong").get(BUGZILLA + "bug?id=5"), 400, 306, "API key");
  }

  @Test
  void testsMayNotInventSettings() {
    assertThatThrownBy(() -> fedora.monitoring().setting("hello", "sometimes"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sometimes");
    assertThatThrownBy(() -> fedora.monitoring().found("hello"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
