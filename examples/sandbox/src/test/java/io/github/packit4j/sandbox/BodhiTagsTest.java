package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Koji tags on the way of an update. */
class BodhiTagsTest extends BodhiScene {

  private String update() {
    builds("hello-1-1.fc45");
    return created("hello-1-1.fc45");
  }

  @Test
  void aNewUpdateWaitsToBeSigned() {
    update();

    assertThat(tagsOf("hello-1-1.fc45"))
        .containsExactly("f45-updates-candidate", "f45-signing-pending");
    bodhi.signBuilds();

    assertThat(tagsOf("hello-1-1.fc45"))
        .containsExactly("f45-updates-candidate", "f45-updates-testing-pending");
    assertThat(packit.get("/builds/hello-1-1.fc45").json().get("signed").asBoolean()).isTrue();
  }

  @Test
  void composesMoveBuilds() {
    String alias = update();

    bodhi.pushToTesting(alias);
    assertThat(tagsOf("hello-1-1.fc45")).containsExactly("f45-updates-testing");
    bodhi.pushToStable(alias);

    assertThat(tagsOf("hello-1-1.fc45")).containsExactly("f45-updates");
    assertThat(update(alias).get("date_stable").asString()).isEqualTo("2026-11-22 12:00:00");
    assertThat(comments(alias))
        .endsWith(
            "bodhi: This update has been pushed to testing.",
            "bodhi: This update has been pushed to stable.");
  }

  @Test
  void unpushMakesCandidatesAgain() {
    String alias = update();
    bodhi.pushToTesting(alias);
    assertThat(update(alias).get("pushed").asBoolean()).isTrue();

    JsonNode update = request(alias, "unpush").json().get("update");

    assertThat(update.get("status").asString()).isEqualTo("unpushed");
    assertThat(update.get("pushed").asBoolean()).isFalse();
    assertThat(tagsOf("hello-1-1.fc45")).containsExactly("f45-updates-candidate");
  }

  @Test
  void obsoleteTakesTheTags() {
    String alias = update();
    bodhi.pushToTesting(alias);

    JsonNode update = request(alias, "obsolete").json().get("update");

    assertThat(update.get("status").asString()).isEqualTo("obsolete");
    assertThat(update.get("pushed").asBoolean()).isFalse();
    assertThat(tagsOf("hello-1-1.fc45")).isEmpty();
  }

  @Test
  void obsoletingAStableUpdateIsTakenAndItsBuildsLoseTheStableTag() {
    String alias = update();
    bodhi.pushToStable(alias);

    assertThat(request(alias, "obsolete").status()).isEqualTo(200);

    assertThat(update(alias).get("status").asString()).isEqualTo("obsolete");
    assertThat(tagsOf("hello-1-1.fc45")).isEmpty();
  }

  @Test
  void anObsoleteUpdateKeepsItsBuildsFromOthers() {
    String alias = update();
    request(alias, "obsolete");

    assertThat(errors(create(packit, "hello-1-1.fc45")))
        .containsExactly(
            "body|builds|Update for hello-1-1.fc45 already exists",
            "body|builds|Cannot find release associated with build: hello-1-1.fc45, tags:"
                + " ['f45-signing-pending']");
  }

  @Test
  void revokeTakesTheTagsOfWhatWasRequested() {
    String alias = update();

    request(alias, "revoke");

    assertThat(tagsOf("hello-1-1.fc45")).containsExactly("f45-updates-candidate");
  }
}
