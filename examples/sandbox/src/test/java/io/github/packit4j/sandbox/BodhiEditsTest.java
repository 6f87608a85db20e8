package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Edits, builds that move, and builds that are taken. */
class BodhiEditsTest extends BodhiScene {

  @Test
  void anEditNeedsBuildsOrTheSideTag() {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45");

    assertThat(errors(edit(alias, "bugs", "")))
        .containsExactly(
            "body|builds,from_tag|You must specify either builds or from_tag.",
            "body|builds|ACL validation mechanism was unable to determine ACLs.");
  }

  @Test
  void anEditNeedsTheBugs() {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45", "bugs", "5");

    Answer answer = edit(alias, "builds", "hello-1-1.fc45");

    assertThat(errors(answer))
        .containsExactly(
            "body|builds|Unable to create update.  argument of type 'NoneType' is not iterable");
    // What was done before stays.
    assertThat(comments(alias)).last().isEqualTo("bodhi: packit edited this update.");
    assertThat(update(alias).get("notes").asString()).isEqualTo("Notes");
  }

  @Test
  void anEditReplacesEverything() {
    builds("hello-1-1.fc45");
    String alias =
        created(
            "hello-1-1.fc45",
            "bugs",
            "5",
            "autokarma",
            "false",
            "stable_days",
            "20",
            "suggest",
            "reboot",
            "display_name",
            " Nice ");
    assertThat(update(alias).get("display_name").asString()).isEqualTo("Nice");

    Answer answer = edit(alias, "builds", "hello-1-1.fc45", "bugs", "6");

    JsonNode update = answer.json();
    assertThat(update.get("autokarma").asBoolean()).isTrue();
    assertThat(update.get("stable_days").asInt()).isEqualTo(7);
    assertThat(update.get("suggest").asString()).isEqualTo("unspecified");
    assertThat(update.get("display_name").asString()).isEmpty();
    assertThat(update.at("/bugs/0/bug_id").asInt()).isEqualTo(6);
    assertThat(update.get("date_modified").asString()).isEqualTo("2026-11-22 12:00:00");
    assertThat(caveats(answer))
        .containsExactly(
            "stable days|The number of stable days required was raised to the mandatory release"
                + " value of 7 days",
            "builds|packit edited this update.");
    assertThat(lastMessage("bodhi.update.edit").get("new_bugs").toString()).isEqualTo("[6]");
  }

  @Test
  void otherBuildsSendAnUpdateInTestingBack() {
    builds("hello-1-1.fc45", "hello-1-2.fc45");
    String alias = created("hello-1-1.fc45");
    bodhi.pushToTesting(alias);

    Answer answer = edit(alias, "builds", "hello-1-2.fc45", "bugs", "");

    JsonNode update = answer.json();
    assertThat(update.get("status").asString()).isEqualTo("pending");
    assertThat(update.get("request").asString()).isEqualTo("testing");
    assertThat(update.get("date_testing").isNull()).isTrue();
    assertThat(update.get("date_pushed").isNull()).isTrue();
    assertThat(update.get("pushed").asBoolean()).isFalse();
    assertThat(caveats(answer))
        .contains("status|Builds changed.  Your update is being sent back to testing.");
    assertThat(comments(alias))
        .endsWith(
            "bodhi: packit edited this update.\n\nNew build(s):\n\n- hello-1-2.fc45\n\nRemoved"
                + " build(s):\n\n- hello-1-1.fc45\n\nKarma has been reset.",
            "bodhi: This update has been submitted for testing by packit. ");
    assertThat(tagsOf("hello-1-1.fc45")).containsExactly("f45-updates-candidate");
    assertThat(packit.get("/builds/hello-1-1.fc45").status()).isEqualTo(404);
    assertThat(topics())
        .endsWith(
            "bodhi.update.request.testing",
            "bodhi.update.edit",
            "bodhi.update.status.testing.koji-build-group.build.complete");
  }

  @Test
  void aStableUpdateIsNotEdited() {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45");
    bodhi.pushToStable(alias);

    assertThat(errors(edit(alias, "builds", "hello-1-1.fc45", "bugs", "")).get(0))
        .isEqualTo("body|builds|Cannot edit stable updates");
  }

  @Test
  void aBuildOfAStableUpdateIsTakenAndWronglyTagged() {
    builds("hello-1-1.fc45");
    bodhi.pushToStable(created("hello-1-1.fc45"));

    List<String> errors = errors(create(packit, "hello-1-1.fc45"));

    assertThat(errors).hasSize(2);
    assertThat(errors.get(0)).isEqualTo("body|builds|Update for hello-1-1.fc45 already exists");
    assertThat(errors.get(1)).startsWith("body|builds|Invalid tag: hello-1-1.fc45 not tagged with");
  }

  @Test
  void aBuildMovesFromAnUnpushedUpdateToANewOne() {
    builds("hello-1-1.fc45");
    String old = created("hello-1-1.fc45");
    request(old, "revoke");

    String fresh = created("hello-1-1.fc45");

    assertThat(update(old).get("builds")).isEmpty();
    assertThat(update(old).get("title").asString()).isEqualTo(old);
    assertThat(update(old).get("content_type").isNull()).isTrue();
    assertThat(update(fresh).get("title").asString()).isEqualTo("hello-1-1.fc45");
    assertThat(listed("builds=hello-1-1.fc45")).containsExactly(fresh);
    assertThat(errors(request(old, "testing")))
        .containsExactly("body|builds|ACL validation mechanism was unable to determine ACLs.");
  }

  @Test
  void aLockedUpdateTakesOtherNotesButNoOtherBuilds() {
    builds("hello-1-1.fc45", "world-1-1.fc45");
    String alias = created("hello-1-1.fc45 world-1-1.fc45");
    bodhi.lock(alias);
    builds("more-1-1.fc45");

    assertThat(edit(alias, "builds", "hello-1-1.fc45 world-1-1.fc45", "bugs", "").status())
        .isEqualTo(200);
    assertThat(
            errors(
                edit(alias, "builds", "hello-1-1.fc45 world-1-1.fc45 more-1-1.fc45", "bugs", "")))
        .containsExactly("body|builds|Can't add builds to a locked update");
    assertThat(errors(edit(alias, "builds", "hello-1-1.fc45", "bugs", "")))
        .containsExactly("body|builds|Can't remove builds from a locked update");
  }

  @Test
  void buildsOfAnotherReleaseAreNotAdded() {
    builds("hello-1-1.fc45", "hello-1-1.fc44");
    String alias = created("hello-1-1.fc45");

    assertThat(errors(edit(alias, "builds", "hello-1-1.fc44", "bugs", "")))
        .containsExactly("body|builds|Cannot add a F44 build to an F45 update");
  }
}
