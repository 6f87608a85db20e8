package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import org.junit.jupiter.api.Test;

/** What Bodhi finds wrong, in its order and words. */
class BodhiValidationTest extends BodhiScene {

  @Test
  void buildsOfOnePackageTwice() {
    builds("multi-1-1.fc45", "multi-2-1.fc45");

    assertThat(errors(create(packit, "multi-1-1.fc45 multi-2-1.fc45")))
        .containsExactly("body|builds|Multiple multi builds specified in F45");
  }

  @Test
  void theSameBuildTwice() {
    builds("hello-1-1.fc45");

    assertThat(errors(create(packit, "hello-1-1.fc45,hello-1-1.fc45")))
        .containsExactly("body|builds|Duplicate builds: hello-1-1.fc45");
  }

  @Test
  void onePackageInTwoReleasesMakesTwoUpdates() {
    builds("hello-1-1.fc44", "hello-1-1.fc45");

    Answer answer = create(packit, "hello-1-1.fc44 hello-1-1.fc45");

    assertThat(answer.json().get("updates")).hasSize(2);
    assertThat(caveats(answer).get(0))
        .isEqualTo("releases|Your update is being split into 2, one for each release.");
  }

  @Test
  void schemaErrorsComeTogetherInTheOrderOfTheSchema() {
    Answer answer =
        packit.post(
            "/updates/",
            "stable_days",
            "-1",
            "unstable_karma",
            "0",
            "stable_karma",
            "0",
            "severity",
            "bad",
            "suggest",
            "nap",
            "builds",
            "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(errors(answer))
        .containsExactly(
            "body|builds.0|Required",
            "body|type|Required",
            "body|severity|\"bad\" is not one of unspecified, urgent, high, medium, low",
            "body|notes|A description is required for the update.",
            "body|stable_karma|0 is less than minimum value 1",
            "body|unstable_karma|0 is greater than maximum value -1",
            "body|suggest|\"nap\" is not one of unspecified, reboot, logout",
            "body|stable_days|-1 is less than minimum value 0");
  }

  @Test
  void notesAreCountedInCharacters() {
    builds("hello-1-1.fc45");
    String emoji = "\uD83D\uDE00";

    assertThat(errors(save("x"))).containsExactly("body|notes|Shorter than minimum length 2");
    assertThat(errors(save("x".repeat(10_001))))
        .containsExactly("body|notes|Longer than maximum length 10000");
    assertThat(save(emoji.repeat(5_100)).status()).isEqualTo(200);
  }

  private Answer save(String notes) {
    return packit.post("/updates/", "builds", "hello-1-1.fc45", "notes", notes, "type", "bugfix");
  }

  @Test
  void buildsAreCheckedBeforeRightsAndSeverity() {
    build("untagged-1-1.fc45");

    assertThat(
            errors(
                packit.post(
                    "/updates/",
                    "builds",
                    "untagged-1-1.fc45",
                    "notes",
                    "Notes",
                    "type",
                    "security",
                    "bugs",
                    "x")))
        .containsExactly(
            "body|builds|Cannot find any tags associated with build: untagged-1-1.fc45",
            "body|builds|Cannot find release associated with build: untagged-1-1.fc45, tags: []",
            "querystring|bugs|Invalid bug ID specified: ['x']",
            "body|severity|Must specify severity for a security update");
    assertThat(errors(create(packit, "nope-1-1.fc45")))
        .containsExactly(
            "body|builds|Build does not exist: nope-1-1.fc45",
            "body|builds|You may not specify an empty list of builds.",
            "body|builds|ACL validation mechanism was unable to determine ACLs.");
  }

  @Test
  void formsMayBeJson() {
    builds("hello-1-1.fc45");
    String csrf = packit.csrfToken();
    String start = "{\"builds\":[\"hello-1-1.fc45\"],\"notes\":\"Notes\",\"type\":\"bugfix\",";

    Answer numbers =
        packit.postJson("/updates/", start + "\"bugs\":[5],\"csrf_token\":\"" + csrf + "\"}");
    assertThat(errors(numbers)).containsExactly("body|bugs.0|5 is not a string: {'bug': ''}");
    Answer texts =
        packit.postJson(
            "/updates/",
            start + "\"bugs\":[\"5\"],\"autokarma\":false,\"csrf_token\":\"" + csrf + "\"}");

    assertThat(texts.status()).as(texts.text()).isEqualTo(200);
    assertThat(texts.json().get("autokarma").asBoolean()).isFalse();
    assertThat(texts.json().at("/bugs/0/bug_id").asInt()).isEqualTo(5);
  }

  @Test
  void queriesNameOnlyWhatIsThere() {
    builds("hello-1-1.fc45");
    created("hello-1-1.fc45");

    assertThat(errors(packit.get("/updates/?user=nobody")))
        .containsExactly("querystring|user|Invalid users specified: nobody");
    assertThat(errors(packit.get("/updates/?releases=F99&releases=F45")))
        .containsExactly("querystring|releases|Invalid releases specified: F99");
    assertThat(errors(packit.get("/updates/?release=F99")))
        .containsExactly("querystring|release|Invalid release specified: F99");
    assertThat(errors(packit.get("/updates/?status=bad&page=0&rows_per_page=2000")))
        .containsExactly(
            "querystring|page|0 is less than minimum value 1",
            "querystring|rows_per_page|2000 is greater than maximum value 1000",
            "querystring|status.0|\"bad\" is not one of pending, testing, stable, unpushed,"
                + " obsolete");
    assertThat(errors(packit.get("/updates/?submitted_since=yesterday")))
        .containsExactly("querystring|submitted_since|Invalid date");
    assertThat(errors(packit.get("/updates/?locked=maybe")))
        .containsExactly(
            "querystring|locked|\"maybe\" is neither in ('false', '0') nor in ('true', '1')");
    assertThat(errors(packit.get("/updates/?bugs=x")))
        .containsExactly("querystring|bugs|Invalid bug ID specified: ['x']");
    assertThat(errors(packit.get("/comments/?updates=FEDORA-2026-0")))
        .containsExactly("querystring|updates|Invalid updates specified: FEDORA-2026-0");
    assertThat(errors(packit.get("/builds/?packages=nope")))
        .containsExactly("querystring|packages|Invalid packages specified: nope");
    // Updates of an unknown package are just none.
    assertThat(listed("packages=nope")).isEmpty();
  }

  @Test
  void commentsNameOnlyWhatIsThere() {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45", "bugs", "5");

    assertThat(
            errors(
                as("bob")
                    .post(
                        "/comments/",
                        "update",
                        alias,
                        "text",
                        "Tried",
                        "bug_feedback.0.bug_id",
                        "6",
                        "bug_feedback.0.feedback",
                        "1",
                        "testcase_feedback.0.testcase_name",
                        "QA:Hello",
                        "testcase_feedback.0.feedback",
                        "1")))
        .containsExactly(
            "querystring|bug_feedback|Invalid bug ids specified: 6",
            "querystring|testcase_feedback|Invalid testcase names specified: QA:Hello");
    Answer unknown = as("bob").post("/comments/", "update", "FEDORA-2026-0", "text", "Tried");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(errors(unknown))
        .containsExactly(
            "url|update|Invalid update specified: FEDORA-2026-0",
            "url|id|Invalid update",
            "url|id|Invalid update");
    assertThat(errors(as("bob").post("/comments/", "update", alias)))
        .containsExactly("body|comment|You must provide either some text or feedback");
    assertThat(errors(as("bob").post("/comments/", "update", alias, "karma", "2")))
        .containsExactly("body|karma|2 is greater than maximum value 1");
    assertThat(errors(as("bob").post("/comments/", "update", alias, "karma", "much")))
        .containsExactly("body|karma|\"much\" is not a number");
  }

  @Test
  void whatIsNotServedSaysSo() {
    Answer unserved = packit.get("/users/packit");

    assertThat(unserved.status()).isEqualTo(501);
    assertThat(unserved.text()).contains("does not serve GET https://bodhi", "/users/packit");
  }

  @Test
  void aFormThatIsNoJsonObjectIsRefused() {
    assertThat(packit.postJson("/updates/", "[1]").status()).isEqualTo(400);
    assertThat(errors(packit.postJson("/updates/", "{")).get(0))
        .isEqualTo("body||Invalid JSON: Expecting value: line 1 column 2 (char 1)");
  }
}
