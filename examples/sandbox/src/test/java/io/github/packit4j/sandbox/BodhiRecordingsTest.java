package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import io.github.packit4j.sandbox.internal.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Repeats requests whose answers were made by Bodhi's own code, and compares them. */
class BodhiRecordingsTest {

  private Sandbox fedora;
  private BodhiClient packit;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.builder().account(Account.outsider("other", "Other")).start();
    KojiHub koji = fedora.koji();
    koji.importBuild("python-hello-1.0-1.fc43", "f43-updates-candidate");
    koji.importBuild("python-hello-1.2-1.fc43", "f43-updates-candidate");
    koji.importBuild("python-hello-1.1-1.fc46", "f46-updates-candidate");
    koji.importBuild("python-two-1.0-1.fc43", "f43-updates-candidate");
    koji.importBuild("python-two-1.0-1.fc44", "f44-updates-candidate");
    koji.importBuild("python-sec-1.0-1.fc43", "f43-updates-candidate");
    koji.importBuild("python-stable-1.0-1.fc43", "f43-updates");
    koji.importBuild("python-untagged-1.0-1.fc43");
    packit = BodhiClient.loggedIn(fedora, "packit");
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private static JsonNode recording(String name) {
    return Recordings.json("bodhi/api/" + name + ".json");
  }

  private Answer repeat(BodhiClient client, JsonNode request) {
    ObjectNode form = (ObjectNode) request.get("form");
    form.remove("csrf_token");
    String[] fields =
        form.properties().stream()
            .flatMap(field -> List.of(field.getKey(), field.getValue().asString()).stream())
            .toArray(String[]::new);
    return client.post(request.get("path").asString(), fields);
  }

  /** Answers lack what came after the recordings, and recorded releases have more variants. */
  private static void assertSameShape(JsonNode recorded, JsonNode answered) {
    assertThat(Recordings.differences(recorded, answered))
        .allMatch(
            difference ->
                difference.endsWith("_in_testing: not in the recording")
                    || difference.endsWith("min_karma: not in the recording"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update-create-single",
        "update-create-two-releases",
        "update-create-obsoletes-older"
      })
  void createsAsRecorded(String name) {
    if (name.endsWith("obsoletes-older")) {
      repeat(packit, recording("update-create-single").get("request"));
    }
    JsonNode exchange = recording(name);

    Answer answer = repeat(packit, exchange.get("request"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertSameShape(exchange.at("/response/body"), answer.json());
    for (String field :
        List.of("notes", "type", "status", "request", "stable_days", "caveats", "bugs")) {
      assertThat(answer.json().path(field))
          .as(field)
          .isEqualTo(exchange.at("/response/body").path(field));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "update-create-untagged-build, packit",
    "update-create-missing-build, packit",
    "update-create-rawhide, packit",
    "update-create-security-without-severity, packit",
    "update-create-not-packager, other",
    "update-create-no-commit-access, alice",
    "sidetag-missing, packit",
    "sidetag-not-a-sidetag, packit",
    "update-edit-unknown-alias, packit",
  })
  void refusesAsRecorded(String name, String account) {
    JsonNode exchange = recording(name);

    Answer answer = repeat(BodhiClient.loggedIn(fedora, account), exchange.get("request"));

    assertThat(answer.status()).isEqualTo(exchange.at("/response/http_status").asInt());
    String recorded = exchange.at("/response/body").toString();
    assertThat(answer.json()).isEqualTo(Json.parse(recorded.replace("outsider", "alice")));
  }

  @Test
  void refusesABuildThatIsInAnUpdateAlready() {
    repeat(packit, recording("update-create-single").get("request"));
    JsonNode exchange = recording("update-create-duplicate-build");

    Answer answer = repeat(packit, exchange.get("request"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json()).isEqualTo(exchange.at("/response/body"));
  }

  @Test
  void refusesABuildWithAWrongTag() {
    Answer answer = repeat(packit, recording("update-create-wrong-tag").get("request"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/description").asString())
        .startsWith(
            "Invalid tag: python-stable-1.0-1.fc43 not tagged with any of the following tags ['");
  }

  @ParameterizedTest
  @CsvSource({
    "request-unpush-pending, unpush, false",
    "request-stable-too-early, stable, true",
    "request-revoke, revoke, false",
    "request-obsolete, obsolete, false",
  })
  void requestsAsRecorded(String name, String request, boolean testing) {
    String alias =
        repeat(packit, recording("update-create-single").get("request"))
            .json()
            .get("alias")
            .asString();
    if (testing) {
      fedora.bodhi().pushToTesting(alias);
    }
    JsonNode recorded = recording(name).get("response");

    Answer answer = packit.post("/updates/" + alias + "/request", "request", request);

    assertThat(answer.status()).isEqualTo(recorded.get("http_status").asInt());
    assertSameShape(recorded.get("body"), answer.json());
    assertThat(answer.json().path("errors")).isEqualTo(recorded.get("body").path("errors"));
  }

  @Test
  void editsAsRecorded() {
    String alias =
        repeat(packit, recording("update-create-single").get("request"))
            .json()
            .get("alias")
            .asString();
    JsonNode recorded = recording("update-edit-single").at("/response/body");

    Answer answer =
        packit.post(
            "/updates/",
            "builds",
            "python-hello-1.0-1.fc43",
            "edited",
            alias,
            "notes",
            "only notes",
            "type",
            "bugfix",
            "bugs",
            "2300003");

    assertSameShape(recorded, answer.json());
    assertThat(answer.json().get("caveats")).isEqualTo(recorded.get("caveats"));
  }

  @Test
  void listsUpdatesAndReleasesAsRecorded() {
    repeat(packit, recording("update-create-single").get("request"));

    assertSameShape(
        recording("updates-query").at("/response/body"),
        packit.get("/updates/?packages=python-hello").json());
    assertSameShape(
        recording("updates-query-empty").at("/response/body"),
        packit.get("/updates/?packages=does-not-exist").json());
    assertSameShape(
        recording("update-get-missing").at("/response/body"),
        packit.get("/updates/FEDORA-2026-ffffffffff").json());
    JsonNode releases =
        Recordings.json("bodhi/releases/releases-late-2026-f45-released-page1.json");
    assertThat(
            Recordings.differences(
                releases,
                packit
                    .get("/releases/?rows_per_page=" + releases.get("rows_per_page").asInt())
                    .json()))
        .isEmpty();
  }

  @Test
  void releasesAreThoseOfTheRecording() {
    JsonNode recorded =
        Recordings.json("bodhi/releases/releases-late-2026-f45-released-page1.json");
    JsonNode answered =
        packit.get("/releases/?exclude_archived=true&rows_per_page=100").json().get("releases");

    for (JsonNode release : recorded.get("releases")) {
      String name = release.get("name").asString();
      if (!name.matches("F46[CF]")) {
        JsonNode same =
            answered
                .valueStream()
                .filter(r -> r.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
        for (String field :
            List.of(
                "branch",
                "dist_tag",
                "stable_tag",
                "testing_tag",
                "candidate_tag",
                "state",
                "pending_stable_tag",
                "pending_testing_tag",
                "pending_signing_tag",
                "id_prefix",
                "version",
                "long_name",
                "composed_by_bodhi",
                "create_automatic_updates",
                "override_tag")) {
          assertThat(same.get(field)).as(name + " " + field).isEqualTo(release.get(field));
        }
      }
    }
  }
}
