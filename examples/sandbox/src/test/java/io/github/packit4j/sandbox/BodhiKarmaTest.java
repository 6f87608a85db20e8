package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Karma, and what it sets off; the days in testing. */
class BodhiKarmaTest extends BodhiScene {

  private String updateInTesting(String... more) {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45", more);
    bodhi.pushToTesting(alias);
    return alias;
  }

  @Test
  void theLastVoteOfAUserCounts() {
    String alias = updateInTesting();

    assertThat(caveats(vote("bob", alias, 1))).isEmpty();
    assertThat(update(alias).get("karma").asInt()).isEqualTo(1);
    assertThat(caveats(vote("bob", alias, 1))).isEmpty();
    assertThat(update(alias).get("karma").asInt()).isEqualTo(1);
    assertThat(caveats(vote("bob", alias, -1)))
        .containsExactly("karma|Your karma standing was reversed.");
    assertThat(update(alias).get("karma").asInt()).isEqualTo(-1);
  }

  @Test
  void theSubmittersVoteDoesNotCount() {
    String alias = updateInTesting();

    Answer own = vote("packit", alias, 1);

    assertThat(own.status()).isEqualTo(200);
    assertThat(caveats(own)).containsExactly("karma|You may not give karma to your own updates.");
    assertThat(own.json().at("/comment/karma").asInt()).isZero();
    assertThat(update(alias).get("karma").asInt()).isZero();
  }

  @Test
  void stableKarmaReachedRequestsStable() {
    String alias = updateInTesting("stable_karma", "2");
    vote("bob", alias, 1);
    assertThat(update(alias).get("request").isNull()).isTrue();

    Answer last = vote("carol", alias, 1);

    JsonNode update = update(alias);
    assertThat(update.get("request").asString()).isEqualTo("stable");
    assertThat(update.get("date_approved").asString()).isEqualTo("2026-11-22 12:00:00");
    assertThat(tagsOf("hello-1-1.fc45")).contains("f45-updates-pending");
    // Bodhi shows the newest comment, which is its own.
    assertThat(last.json().at("/comment/text").asString())
        .isEqualTo("This update has been submitted for stable by bodhi. ");
    assertThat(lastMessage("bodhi.update.karma.threshold.reach").get("status").asString())
        .isEqualTo("stable");
  }

  @Test
  void withoutAutokarmaTheThresholdRequestsNothing() {
    String alias = updateInTesting("stable_karma", "2", "autokarma", "false");

    vote("bob", alias, 1);
    vote("carol", alias, 1);

    assertThat(update(alias).get("request").isNull()).isTrue();
  }

  @Test
  void aNegativeVoteEndsAutokarmaAndAutotime() {
    String alias = updateInTesting();

    vote("bob", alias, -1);

    JsonNode update = update(alias);
    assertThat(update.get("autokarma").asBoolean()).isFalse();
    assertThat(update.get("autotime").asBoolean()).isFalse();
    assertThat(comments(alias))
        .last()
        .isEqualTo(
            "bodhi: Bodhi is disabling automatic push to stable due to negative karma. The"
                + " maintainer may push manually if they determine that the issue is not severe.");
  }

  @Test
  void unstableKarmaMakesObsolete() {
    String alias = updateInTesting("unstable_karma", "-2");
    vote("bob", alias, -1);
    assertThat(update(alias).get("status").asString()).isEqualTo("testing");

    vote("carol", alias, -1);

    assertThat(update(alias).get("status").asString()).isEqualTo("obsolete");
    assertThat(comments(alias)).contains("bodhi: This update has been obsoleted.");
    assertThat(tagsOf("hello-1-1.fc45")).isEmpty();
    assertThat(lastMessage("bodhi.update.karma.threshold.reach").get("status").asString())
        .isEqualTo("unstable");
  }

  @Test
  void otherBuildsResetKarma() {
    builds("hello-1-2.fc45");
    String alias = updateInTesting();
    vote("bob", alias, 1);

    edit(alias, "builds", "hello-1-2.fc45", "bugs", "");

    assertThat(update(alias).get("karma").asInt()).isZero();
  }

  @Test
  void aLockedUpdateDoesNotMoveByKarma() {
    String alias = updateInTesting("stable_karma", "2");
    bodhi.lock(alias);

    vote("bob", alias, 1);
    assertThat(vote("carol", alias, 1).status()).isEqualTo(200);

    assertThat(update(alias).get("request").isNull()).isTrue();
    assertThat(update(alias).get("karma").asInt()).isEqualTo(2);
  }

  @Test
  void testingRequirementsAreMetByDays() {
    String alias = updateInTesting();
    assertThat(update(alias).get("meets_testing_requirements").asBoolean()).isFalse();

    days(6);
    assertThat(update(alias).get("meets_testing_requirements").asBoolean()).isFalse();
    assertThat(errors(request(alias, "stable"))).containsExactly("body|request|" + UNTESTED);
    days(1);

    assertThat(update(alias).get("meets_testing_requirements").asBoolean()).isTrue();
    assertThat(request(alias, "stable").json().at("/update/request").asString())
        .isEqualTo("stable");
  }

  @Test
  void testingRequirementsAreMetByKarma() {
    String alias = updateInTesting("autokarma", "false");
    vote("bob", alias, 1);
    assertThat(update(alias).get("meets_testing_requirements").asBoolean()).isFalse();

    vote("carol", alias, 1);

    assertThat(update(alias).get("meets_testing_requirements").asBoolean()).isTrue();
    assertThat(request(alias, "stable").status()).isEqualTo(200);
  }

  @Test
  void theJobApprovesWhatMeetsTheRequirementsAndPushesWhatHasTheDays() {
    String waits = updateInTesting("stable_days", "10");
    builds("other-1-1.fc45");
    String goes = created("other-1-1.fc45");
    bodhi.pushToTesting(goes);
    days(7);

    bodhi.approveTesting();
    bodhi.approveTesting();

    assertThat(update(waits).get("date_approved").asString()).isEqualTo("2026-11-29 12:00:00");
    assertThat(comments(waits))
        .containsOnlyOnce(
            "bodhi: This update can be pushed to stable now if the maintainer wishes");
    assertThat(update(waits).get("request").isNull()).isTrue();
    assertThat(update(goes).get("request").asString()).isEqualTo("stable");
    assertThat(topics()).contains("bodhi.update.requirements_met.stable");
  }

  @Test
  void requiredTestsBlockUntilTheyPassOrAreWaived() {
    bodhi.requireTests("dist.abicheck", "dist.rpmlint");
    String alias = updateInTesting();
    days(7);
    assertThat(update(alias).get("test_gating_status").asString()).isEqualTo("waiting");
    assertThat(errors(request(alias, "stable")).get(0))
        .endsWith("Required tests for this update are queued or running.");

    bodhi.reportTest(alias, "dist.abicheck", true);
    bodhi.reportTest(alias, "dist.rpmlint", false);
    assertThat(update(alias).get("test_gating_status").asString()).isEqualTo("failed");
    assertThat(errors(request(alias, "stable")).get(0))
        .endsWith("Required tests did not pass on this update.");
    Answer waived = packit.post("/updates/" + alias + "/waive-test-results", "comment", "Known");

    assertThat(waived.json().at("/update/test_gating_status").asString()).isEqualTo("waiting");
    assertThat(update(alias).get("test_gating_status").asString()).isEqualTo("passed");
    assertThat(comments(alias))
        .contains("bodhi: This update's test gating status has been changed to 'failed'.");
    assertThat(request(alias, "stable").status()).isEqualTo(200);
  }

  @Test
  void waivingHasItsRefusals() {
    String alias = updateInTesting();
    String path = "/updates/" + alias + "/waive-test-results";

    assertThat(errors(packit.post(path)))
        .containsExactly("body|request|Test gating is not enabled");
    bodhi.lock(alias);
    assertThat(errors(packit.post(path)))
        .containsExactly("body|request|Can't waive test results on a locked update");
    bodhi.unlock(alias);
    bodhi.requireTests("dist.abicheck");
    assertThat(errors(packit.post(path)))
        .containsExactly(
            "body|request|Can't waive test results on an update that passes test gating");
    assertThat(packit.post("/updates/" + alias + "/trigger-tests").status()).isEqualTo(200);
    assertThat(
            lastMessage("bodhi.update.status.testing.koji-build-group.build.complete")
                .get("re-trigger")
                .asBoolean())
        .isTrue();
  }
}
