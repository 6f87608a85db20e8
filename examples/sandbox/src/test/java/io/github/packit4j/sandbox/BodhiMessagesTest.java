package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Bodhi tells the bus, and what it does not. */
class BodhiMessagesTest extends BodhiScene {

  @Test
  void aNewUpdateIsReadyForTestsBeforeItIsRequested() {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45");

    assertThat(topics())
        .containsExactly(
            "bodhi.update.status.testing.koji-build-group.build.complete",
            "bodhi.update.request.testing");
    JsonNode ready = lastMessage("bodhi.update.status.testing.koji-build-group.build.complete");
    assertThat(ready.at("/artifact/builds/0/nvr").asString()).isEqualTo("hello-1-1.fc45");
    assertThat(ready.at("/artifact/builds/0/id").asInt())
        .isEqualTo(koji.build("hello-1-1.fc45").orElseThrow().id());
    assertThat(ready.at("/update/alias").asString()).isEqualTo(alias);
    assertThat(ready.at("/update/request").isNull()).isTrue();
    assertThat(ready.at("/update/date_submitted").isNull()).isTrue();
    assertThat(ready.at("/update/stable_days").asInt()).isZero();
    assertThat(ready.get("agent").asString()).isEqualTo("bodhi");
  }

  @Test
  void headersNameTheSchemaAndItsPackage() {
    builds("hello-1-1.fc45");
    created("hello-1-1.fc45");

    assertThat(fedora.messages().ofTopic("bodhi.update.request.testing").get(0).headers())
        .containsEntry("fedora_messaging_schema", "bodhi.update.request.testing.v1")
        .containsEntry("fedora_messaging_schema_package", "bodhi_messages")
        .containsEntry("fedora_messaging_user_packit", true)
        .containsEntry("fedora_messaging_rpm_hello", true);
    assertThat(
            fedora
                .messages()
                .ofTopic("bodhi.update.status.testing.koji-build-group.build.complete")
                .get(0)
                .headers())
        .containsEntry("fedora_messaging_severity", 10)
        .containsEntry("fedora_messaging_user_bodhi", true);
  }

  @Test
  void bodhisOwnCommentsAreNotAnnounced() {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45");
    assertThat(topics()).doesNotContain("bodhi.update.comment");

    vote("bob", alias, 0);

    JsonNode comment = lastMessage("bodhi.update.comment");
    assertThat(comment.get("agent").asString()).isEqualTo("bob");
    assertThat(comment.at("/comment/update/alias").asString()).isEqualTo(alias);
  }

  @Test
  void anEditNamesBugsAndBuilds() {
    builds("hello-1-1.fc45", "hello-1-2.fc45");
    String alias = created("hello-1-1.fc45", "bugs", "5");

    edit(alias, "builds", "hello-1-2.fc45", "bugs", "5,6");

    JsonNode edit = lastMessage("bodhi.update.edit");
    assertThat(edit.get("new_bugs").toString()).isEqualTo("[6]");
    assertThat(edit.get("new_builds").toString()).isEqualTo("[\"hello-1-2.fc45\"]");
    assertThat(edit.get("removed_builds").toString()).isEqualTo("[\"hello-1-1.fc45\"]");
  }

  @Test
  void composesAndOverridesAreAnnounced() {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45");
    packit.post(
        "/overrides/", "nvr", "hello-1-1.fc45", "notes", "Needed", "expiration_date", "2026-11-30");

    bodhi.pushToTesting(alias);
    bodhi.pushToStable(alias);

    assertThat(topics())
        .containsSubsequence(
            List.of(
                "bodhi.buildroot_override.tag",
                "bodhi.update.complete.testing",
                "bodhi.buildroot_override.untag",
                "bodhi.update.complete.stable"));
  }
}
