package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Requests, and what Bodhi writes about them. */
class BodhiRequestsTest extends BodhiScene {

  private String update() {
    builds("hello-1-1.fc45");
    return created("hello-1-1.fc45");
  }

  @Test
  void revokeIsSilent() {
    String alias = update();

    JsonNode update = request(alias, "revoke").json().get("update");

    assertThat(update.get("status").asString()).isEqualTo("unpushed");
    assertThat(update.get("request").isNull()).isTrue();
    assertThat(comments(alias))
        .containsExactly("bodhi: This update has been submitted for testing by packit. ");
    assertThat(topics()).last().isEqualTo("bodhi.update.request.revoke");
  }

  @Test
  void revokeNeedsARequest() {
    String alias = update();
    bodhi.pushToTesting(alias);

    assertThat(errors(request(alias, "revoke")))
        .containsExactly("body|request|Can only revoke an update with an existing request");
  }

  @Test
  void revokeOfStableStaysInTesting() {
    String alias = update();
    bodhi.pushToTesting(alias);
    days(7);
    request(alias, "stable");

    assertThat(request(alias, "revoke").json().at("/update/status").asString())
        .isEqualTo("testing");
    assertThat(tagsOf("hello-1-1.fc45")).containsExactly("f45-updates-testing");
  }

  @Test
  void unpushIsACommentOfWhoDidIt() {
    String alias = update();
    assertThat(errors(request(alias, "unpush")))
        .containsExactly("body|request|Can't unpush a pending update");
    bodhi.pushToTesting(alias);

    request(alias, "unpush");

    assertThat(comments(alias)).last().isEqualTo("packit: This update has been unpushed.");
    assertThat(topics()).endsWith("bodhi.update.comment", "bodhi.update.request.unpush");
  }

  @Test
  void obsoleteIsACommentOfBodhi() {
    String alias = update();

    request(alias, "obsolete");

    assertThat(comments(alias)).last().isEqualTo("bodhi: This update has been obsoleted.");
    assertThat(topics()).last().isEqualTo("bodhi.update.request.obsolete");
  }

  @Test
  void stableOfAnUnpushedUpdateMakesItPendingAgain() {
    String alias = update();
    bodhi.pushToTesting(alias);
    days(7);
    request(alias, "unpush");

    JsonNode update = request(alias, "stable").json().get("update");

    assertThat(update.get("status").asString()).isEqualTo("pending");
    assertThat(update.get("request").asString()).isEqualTo("stable");
  }

  @Test
  void stableOfAnUntestedUnpushedUpdateAsksForTesting() {
    String alias = update();
    request(alias, "revoke");

    JsonNode update = request(alias, "stable").json().get("update");

    assertThat(update.get("status").asString()).isEqualTo("pending");
    assertThat(update.get("request").asString()).isEqualTo("testing");
    assertThat(comments(alias))
        .last()
        .isEqualTo(
            "bodhi: This update has been submitted for testing by packit. " + UNTESTED + ".");
  }

  @Test
  void stableTooEarlyIsRefusedWithThePolicy() {
    String alias = update();

    assertThat(errors(request(alias, "stable"))).containsExactly("body|request|" + UNTESTED);
    assertThat(update(alias).get("request").asString()).isEqualTo("testing");
  }

  @Test
  void nothingOlderIsSubmitted() {
    builds("sp-1-1.fc45", "sp-2-1.fc45");
    String newer = created("sp-2-1.fc45");
    bodhi.pushToStable(newer);
    String older = created("sp-1-1.fc45");
    bodhi.pushToTesting(older);
    days(7);

    assertThat(errors(request(older, "stable")))
        .containsExactly(
            "querystring|update|Cannot submit sp ('0', '1', '1.fc45') to stable since it is older"
                + " than ('0', '2', '1.fc45')");
  }

  @Test
  void whatIsRequestedAlreadyIsLeftAlone() {
    String alias = update();
    int messages = topics().size();

    assertThat(request(alias, "testing").status()).isEqualTo(200);

    assertThat(comments(alias)).hasSize(1);
    assertThat(topics()).hasSize(messages);
  }

  @Test
  void lockedAndStableUpdatesAreRefused() {
    String alias = update();
    bodhi.lock(alias);
    assertThat(errors(request(alias, "obsolete")))
        .containsExactly("body|request|Can't change request on a locked update");
    bodhi.unlock(alias);
    bodhi.pushToStable(alias);

    assertThat(errors(request(alias, "testing")))
        .containsExactly("body|request|Pushing back to testing a stable update is not allowed");
  }

  @Test
  void unknownUpdatesAndRequests() {
    String alias = update();

    assertThat(errors(request(alias, "nonsense")))
        .containsExactly(
            "body|request|\"nonsense\" is not one of testing, obsolete, unpush, revoke, stable");
    assertThat(request("FEDORA-2026-0", "stable").status()).isEqualTo(404);
    assertThat(errors(request("FEDORA-2026-0", "stable")))
        .containsExactly(
            "url|id|Invalid update id",
            "body|builds|ACL validation mechanism was unable to determine ACLs.");
  }
}
