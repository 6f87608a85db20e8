package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Repeats every recorded request to Bodhi, each on a sandbox in the state that the recording began
 * with, and compares shapes and values of the answers.
 */
class BodhiRecordingsTest {

  /** Where the sandbox answers otherwise, and why. */
  private static final Map<String, String> DIFFERING =
      Map.of(
          "update-create-not-packager", "web framework",
          "update-create-wrong-tag", "more releases",
          "update-create-two-releases", "order of a set",
          "releases-query", "more releases",
          "sidetag-edit-add-build", "sorted builds",
          "request-revoke", "compose",
          "request-stable", "compose",
          "update-edit-single", "compose",
          "updates-query", "compose");

  /** What the reasons mean. */
  private static final Map<String, String> REASONS =
      Map.of(
          "web framework", "recorded without it; its permission check refuses first (403)",
          "more releases", "the sandbox has more of them, and names their tags",
          "order of a set", "Bodhi splits an update in no certain order",
          "sorted builds", "Bodhi sorts them when it reads its database, not done when recorded",
          "compose", "recorded with a status that was just set: nothing signed, no comment");

  /** Requests that nothing answers, and why. */
  private static final Map<String, String> NOT_SERVED = Map.of();

  private static final Pattern ALIAS = Pattern.compile("FEDORA-2026-[0-9a-f]{10}");
  private static final Pattern SIDE_TAG = Pattern.compile("f43-build-side-(?!99999)\\d+");
  // Numbers and times of another database; what only a request knows; settings of releases.
  private static final Set<String> OTHER_VALUES =
      Set.of(
          "id",
          "update_id",
          "user_id",
          "release_id",
          "build_id",
          "submitter_id",
          "timestamp",
          "avatar",
          "openid",
          "release",
          "submission_date",
          "expiration_date");

  private final Map<String, Function<Stage, String>> stages = stages();

  private static Map<String, Function<Stage, String>> stages() {
    Map<String, Function<Stage, String>> stages = new LinkedHashMap<>();
    stages.put("build-get", Stage::newer);
    stages.put("update-create-duplicate-build", Stage::single);
    stages.put("update-create-obsoletes-older", Stage::single);
    stages.put("update-recreate-obsoleted-build", Stage::newer);
    stages.put("update-edit-single", stage -> stage.requested(stage.tested(), "revoke"));
    stages.put("update-edit-stable", Stage::stable);
    stages.put("update-edit-resets-omitted-fields", Stage::tuned);
    stages.put("request-obsolete", Stage::edited);
    stages.put("request-unpush-pending", Stage::single);
    stages.put("request-stable-too-early", stage -> stage.testing(0));
    stages.put("request-stable", Stage::waits);
    stages.put("request-revoke", Stage::tested);
    stages.put("request-locked", stage -> stage.locked(stage.testing(8)));
    stages.put("request-testing-from-stable", Stage::stable);
    stages.put("sidetag-create-again", Stage::fromSideTag);
    stages.put("sidetag-build-not-in-tag", Stage::fromSideTag);
    stages.put("sidetag-edit-add-build", Stage::fromSideTag);
    stages.put("sidetag-edit-without-bugs", Stage::fromSideTag);
    stages.put("sidetag-edit-without-from-tag", Stage::fromSideTag);
    stages.put("update-get", Stage::moreFromSideTag);
    stages.put("updates-query", Stage::stable);
    return stages;
  }

  @Test
  void bodhiAnswersAsRecorded() throws IOException {
    int equal = 0;
    Map<String, String> differing = new TreeMap<>();
    Map<String, String> notServed = new TreeMap<>();
    for (String name : recordings("api")) {
      JsonNode exchange = Recordings.json("bodhi/api/" + name + ".json");
      String difference = replay(name, exchange);
      if (difference.equals("not served")) {
        notServed.put(name, difference);
      } else if (difference.isEmpty()) {
        equal++;
      } else {
        differing.put(name, difference);
      }
    }
    for (String name : recordings("releases")) {
      String difference = replayReleases(name);
      if (difference.isEmpty()) {
        equal++;
      } else {
        differing.put(name, difference);
      }
    }
    for (String name : recordings("wire")) {
      for (JsonNode request : Recordings.json("bodhi/wire/" + name + ".json")) {
        if (isServed(request)) {
          equal++;
        } else {
          notServed.put(name + " " + request.get("path").asString(), "not served");
        }
      }
    }

    System.out.printf(
        "replay bodhi: equal %d, differing %d, not served %d%n",
        equal, differing.size(), notServed.size());
    assertThat(differing.keySet())
        .as(String.join("\n", differing.entrySet().stream().map(Object::toString).toList()))
        .isEqualTo(new TreeSet<>(DIFFERING.keySet()));
    assertThat(notServed.keySet()).isEqualTo(NOT_SERVED.keySet());
    assertThat(REASONS.keySet()).containsAll(DIFFERING.values());
  }

  private static List<String> recordings(String folder) throws IOException {
    Path path = Recordings.file("bodhi/" + folder);
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    }
  }

  private String replay(String name, JsonNode exchange) {
    try (Stage stage = new Stage()) {
      String alias = stages.getOrDefault(name, Stage::empty).apply(stage);
      Answer answer = stage.repeat(name, exchange.get("request"), alias);
      if (answer.status() == 404 && exchange.at("/response/http_status").asInt() != 404) {
        return "not served";
      }
      if (answer.status() != exchange.at("/response/http_status").asInt()) {
        return "status " + answer.status() + ": " + answer.text();
      }
      return differences(exchange.at("/response/body"), answer.json());
    }
  }

  private static String differences(JsonNode recorded, JsonNode answered) {
    List<String> differences = new ArrayList<>(Recordings.differences(recorded, answered));
    // What releases have since.
    differences.removeIf(
        difference -> difference.matches(".*(_in_testing|min_karma): not in the recording"));
    Map<String, String> before = values("", recorded);
    Map<String, String> now = values("", answered);
    before.forEach(
        (path, value) -> {
          if (!value.equals(now.get(path))) {
            differences.add(path + ": " + value + " became " + now.get(path));
          }
        });
    return String.join("; ", differences);
  }

  private static Map<String, String> values(String path, JsonNode node) {
    Map<String, String> values = new TreeMap<>();
    if (node.isObject()) {
      node.properties().stream()
          .filter(field -> !OTHER_VALUES.contains(field.getKey()))
          .forEach(
              field -> {
                boolean date = field.getKey().startsWith("date_");
                values.putAll(
                    date
                        ? Map.of(path + "/" + field.getKey(), "null: " + field.getValue().isNull())
                        : values(path + "/" + field.getKey(), field.getValue()));
              });
    } else if (node.isArray()) {
      values.put(path + "/size", Integer.toString(node.size()));
      for (int i = 0; i < node.size(); i++) {
        values.putAll(values(path + "/" + i, node.get(i)));
      }
    } else {
      String text = ALIAS.matcher(node.asString()).replaceAll("ALIAS");
      values.put(path, SIDE_TAG.matcher(text).replaceAll("SIDE-TAG").replace("outsider", "alice"));
    }
    return values;
  }

  private static String replayReleases(String name) {
    JsonNode recorded = Recordings.json("bodhi/releases/" + name + ".json");
    try (Stage stage = new Stage()) {
      Answer answer =
          stage.packit.get("/releases/?rows_per_page=" + recorded.get("rows_per_page").asInt());
      return String.join("; ", Recordings.differences(recorded, answer.json()));
    }
  }

  /** Of the requests of the Python client no answers are recorded. */
  private static boolean isServed(JsonNode recorded) {
    try (Stage stage = new Stage()) {
      Account packit = stage.fedora.account("packit");
      String path = recorded.get("path").asString();
      boolean provider = path.startsWith("/openidc");
      Request.Builder request =
          new Request.Builder()
              .url((provider ? "https://id.fedoraproject.org" : BodhiClient.SERVER) + path)
              .header("Accept", "*/*")
              .header("Authorization", "Bearer " + packit.token());
      if (path.contains("/Authorization")) {
        request.header("Authorization", packit.negotiateHeader());
      }
      if (recorded.get("method").asString().equals("POST")) {
        request.post(
            RequestBody.create(
                recorded.get("body").asString(),
                MediaType.get("application/x-www-form-urlencoded")));
      }
      int status = new Http(stage.fedora.httpClient()).send(request.build()).status();
      // The login of the recording is not one of the sandbox: it is refused, but understood.
      return status < 400 || (recorded.get("method").asString().equals("POST") && status != 404);
    }
  }

  @Test
  void releasesAreThoseOfTheRecording() {
    JsonNode recorded =
        Recordings.json("bodhi/releases/releases-late-2026-f45-released-page1.json");
    try (Stage stage = new Stage()) {
      JsonNode answered =
          stage
              .packit
              .get("/releases/?exclude_archived=true&rows_per_page=100")
              .json()
              .get("releases");
      for (JsonNode release : recorded.get("releases")) {
        String name = release.get("name").asString();
        if (!name.matches("F46[CF]")) {
          JsonNode same =
              answered
                  .valueStream()
                  .filter(r -> r.get("name").asString().equals(name))
                  .findFirst()
                  .orElseThrow();
          for (String field : release.propertyNames()) {
            // The sandbox's days are not dated, and EPEL's karma is that of Bodhi's defaults.
            boolean invented = Set.of("released_on", "eol", "min_karma").contains(field);
            if (!invented) {
              assertThat(same.get(field)).as(name + " " + field).isEqualTo(release.get(field));
            }
          }
        }
      }
    }
  }

  /** A sandbox, brought to where a recording begins. */
  private static final class Stage implements AutoCloseable {

    private static final String OLDER = "python-hello-1.0-1.fc43";
    private static final String NEWER = "python-hello-1.2-1.fc43";

    private final TestClock clock = new TestClock();
    private final Sandbox fedora =
        Sandbox.builder().clock(clock).account(Account.outsider("other", "Other")).start();
    private final BodhiClient packit = BodhiClient.loggedIn(fedora, "packit");
    private String sideTag = "f43-build-side-50001";

    Stage() {
      for (String name :
          List.of("hello", "two", "sec", "stable", "untagged", "reset", "side", "dep", "ovr")) {
        String full = "python-" + name;
        fedora
            .distGit()
            .createPackage(full, FileTree.of(full + ".spec", "Name: " + full + "\n"), "f43", "f44")
            .addCommitter("packit");
      }
      KojiHub koji = fedora.koji();
      for (String nvr :
          List.of(
              OLDER,
              NEWER,
              "python-two-1.0-1.fc43",
              "python-sec-1.0-1.fc43",
              "python-reset-1.0-1.fc43",
              "python-ovr-1.0-1.fc43")) {
        koji.importBuild(nvr, "f43-updates-candidate");
      }
      koji.importBuild("python-hello-1.1-1.fc46", "f46-updates-candidate");
      koji.importBuild("python-two-1.0-1.fc44", "f44-updates-candidate");
      koji.importBuild("python-stable-1.0-1.fc43", "f43-updates");
      koji.importBuild("python-untagged-1.0-1.fc43");
    }

    Answer repeat(String name, JsonNode request, String alias) {
      if (request.get("method").asString().equals("GET")) {
        String path = request.get("path").asString();
        if (!path.endsWith("ffffffffff")) {
          path = ALIAS.matcher(path).replaceAll(alias);
        }
        JsonNode packages = request.path("query").path("packages");
        return new Http(fedora.httpClient())
            .get(
                BodhiClient.SERVER
                    + path
                    + (packages.isArray() ? "?packages=" + packages.get(0).asString() : ""));
      }
      List<String> fields = new ArrayList<>();
      JsonNode form = request.path("form");
      form.properties().stream()
          .filter(field -> !field.getKey().equals("csrf_token"))
          .forEach(
              field -> {
                fields.add(field.getKey());
                fields.add(value(field.getKey(), field.getValue().asString(), alias));
              });
      if (name.equals("override-too-long")) {
        // Recorded without its form.
        fields.addAll(
            List.of(
                "nvr",
                "python-ovr-1.0-1.fc43",
                "notes",
                "Needed",
                "expiration_date",
                "2026-12-24"));
      }
      String account =
          name.endsWith("not-packager")
              ? "other"
              : name.endsWith("no-commit-access") ? "alice" : "packit";
      String path = ALIAS.matcher(request.get("path").asString()).replaceAll(alias);
      return BodhiClient.loggedIn(fedora, account).post(path, fields.toArray(String[]::new));
    }

    private String value(String name, String value, String alias) {
      if (name.equals("edited") && !value.endsWith("ffffffffff")) {
        return alias;
      }
      return name.equals("from_tag") ? SIDE_TAG.matcher(value).replaceAll(sideTag()) : value;
    }

    private String repeat(String name, String alias) {
      JsonNode request = Recordings.json("bodhi/api/" + name + ".json").get("request");
      return BodhiScene.alias(repeat(name, request, alias));
    }

    String empty() {
      return "";
    }

    String single() {
      return repeat("update-create-single", "");
    }

    String newer() {
      single();
      return repeat("update-create-obsoletes-older", "");
    }

    String testing(int days) {
      String alias = newer();
      fedora.bodhi().pushToTesting(alias);
      clock.pass(Duration.ofDays(days));
      return alias;
    }

    String waits() {
      return testing(8);
    }

    String tested() {
      return requested(waits(), "stable");
    }

    String requested(String alias, String request) {
      assertThat(packit.post("/updates/" + alias + "/request", "request", request).status())
          .isEqualTo(200);
      return alias;
    }

    String locked(String alias) {
      fedora.bodhi().lock(alias);
      return alias;
    }

    /** Koji behind the recordings knew nothing of composes: the build is a candidate still. */
    String stable() {
      String alias = testing(8);
      fedora.bodhi().pushToStable(alias);
      fedora.koji().tag(NEWER, "f43-updates-candidate");
      return alias;
    }

    String tuned() {
      return repeat("update-create-tuned", "");
    }

    String edited() {
      return repeat("update-edit-resets-omitted-fields", tuned());
    }

    private String sideTag() {
      if (fedora.koji().sideTags().isEmpty()) {
        Koji.loggedIn(fedora, "packit").call("createSideTag", Koji.string("f43-build"));
        sideTag = fedora.koji().sideTags().get(0);
        for (String nvr : List.of("python-side-1.0-1.fc43", "python-dep-2.0-1.fc43")) {
          fedora.koji().importBuild(nvr, sideTag);
        }
      }
      return sideTag;
    }

    /** Bodhi's task that tags the builds of an update from a side tag did not run. */
    String fromSideTag() {
      sideTag();
      String alias = repeat("sidetag-create", "");
      for (String tag : List.of("f43-signing-pending", "f43-updates-candidate")) {
        fedora.koji().untag("python-side-1.0-1.fc43", tag);
      }
      return alias;
    }

    String moreFromSideTag() {
      return repeat("sidetag-edit-add-build", fromSideTag());
    }

    @Override
    public void close() {
      fedora.close();
    }
  }
}
