package io.github.packit4j.sandbox;

import static io.github.packit4j.sandbox.Koji.string;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.internal.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Compares messages with recorded ones. */
class MessageRecordingsTest {

  private Sandbox fedora;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    fedora
        .distGit()
        .createPackage(
            "python-ogr",
            FileTree.of("python-ogr.spec", "Name: python-ogr\nVersion: 1\nRelease: 1%{?dist}\n"),
            "rawhide",
            "f45")
        .addCommitter("packit");
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private JsonNode last(String topic) {
    List<BusMessage> messages = fedora.messages().ofTopic(topic);
    return Json.parse(messages.get(messages.size() - 1).body());
  }

  @Test
  void pushHasTheRecordedShape() {
    fedora.distGit().pkg("python-ogr").commit("rawhide", "Change", FileTree.of("sources", "x\n"));

    JsonNode recorded = Recordings.json("messages/fedmsg-consumer/git_receive.json").get("body");
    assertThat(Recordings.differences(recorded, last("pagure.git.receive")))
        .allMatch(
            difference ->
                difference.startsWith("/changed_files/")
                    || difference.contains("/authors/0/full_url"));
  }

  @Test
  void kojiMessagesHaveTheRecordedShape() {
    String commit = fedora.distGit().pkg("python-ogr").commitOf("f45").orElseThrow();
    Koji.loggedIn(fedora, "packit")
        .call(
            "build",
            string("git+https://src.fedoraproject.org/rpms/python-ogr.git#" + commit),
            string("f45-candidate"));
    fedora.koji().finishBuilds();

    JsonNode state =
        Recordings.json("messages/fedmsg-consumer/koji_build_state_change.json").get("body");
    assertThat(Recordings.differences(state, last("buildsys.build.state.change"))).isEmpty();
    JsonNode tag = Recordings.json("messages/packit-service/koji_build_tagged.json").get("body");
    assertThat(Recordings.differences(tag, last("buildsys.tag"))).isEmpty();
  }

  @Test
  void commentHasTheRecordedShape() {
    PagureScenes.openPullRequest(fedora, "python-ogr", "rawhide");
    fedora.distGit().pkg("python-ogr").comment(1, "alice", "/packit koji-build");

    JsonNode recorded = Recordings.json("messages/fedmsg-consumer/pr_comment.json").get("body");
    assertThat(Recordings.differences(recorded, last("pagure.pull-request.comment.added")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bodhi.buildroot_override.tag",
        "bodhi.update.edit",
        "bodhi.update.request.obsolete",
        "bodhi.update.request.revoke",
        "bodhi.update.request.stable",
        "bodhi.update.request.testing",
        "bodhi.update.status.testing.koji-build-group.build.complete"
      })
  void bodhiMessagesHaveTheRecordedShapeAndHeaders(String topic) {
    fedora.koji().importBuild("python-ogr-1-1.fc45", "f45-updates-candidate");
    BodhiClient packit = BodhiClient.loggedIn(fedora, "packit");
    String[] form = {"builds", "python-ogr-1-1.fc45", "notes", "New", "type", "bugfix"};
    String alias = packit.post("/updates/", form).json().get("alias").asString();
    packit.post(
        "/overrides/",
        "nvr",
        "python-ogr-1-1.fc45",
        "notes",
        "Needed",
        "expiration_date",
        "2026-11-30");
    packit.post("/updates/", Http.concat(form, "edited", alias, "bugs", "5"));
    fedora.bodhi().pushToTesting(alias);
    for (String voter : List.of("admin", "alice")) {
      BodhiClient.loggedIn(fedora, voter)
          .post("/comments/", "update", alias, "text", "Tried", "karma", "1");
    }
    for (String request : List.of("stable", "revoke", "obsolete")) {
      assertThat(packit.post("/updates/" + alias + "/request", "request", request).status())
          .isEqualTo(200);
    }

    JsonNode recorded = Recordings.json("bodhi/messages/" + topic + ".json");
    assertThat(Recordings.differences(recorded.get("body"), last(topic)))
        .allMatch(
            difference -> difference.matches(".*/release/.*(karma|in_testing): not in the.*"));
    BusMessage message = fedora.messages().ofTopic(topic).get(0);
    for (String header : recorded.get("headers").propertyNames()) {
      JsonNode value = recorded.get("headers").get(header);
      if (!header.contains("_rpm_") && !header.equals("sent-at")) {
        assertThat(String.valueOf(message.headers().get(header)))
            .as(header)
            .isEqualTo(value.asString());
      }
    }
  }
}
