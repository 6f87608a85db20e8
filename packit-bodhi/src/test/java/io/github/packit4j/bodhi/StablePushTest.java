package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bodhi.PushOutcome.Hold;
import io.github.packit4j.bodhi.failure.BodhiProblem;
import io.github.packit4j.bodhi.internal.JsonModels;
import io.github.packit4j.bodhi.model.GatingStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

class StablePushTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private final FakeBodhi bodhi = new FakeBodhi();
  private final StablePush push = StablePush.of(bodhi.client().build(), CLOCK);

  @AfterEach
  void stop() {
    bodhi.close();
  }

  @Test
  void asksForUpdatesTestedLongEnoughOrWellEnough() {
    assertThat(pushed(update -> update)).isInstanceOf(PushOutcome.Requested.class);
    assertThat(pushed(update -> update.put("date_testing", "2026-11-21 12:00:00").put("karma", 3)))
        .isInstanceOf(PushOutcome.Requested.class);
    assertThat(bodhi.calls("POST", "/updates/").get(0).form())
        .containsEntry("request", List.of("stable"));
  }

  @Test
  void saysWhyAnUpdateStays() {
    assertWaits(
        Hold.NOT_IN_TESTING,
        update -> update.put("status", "pending"),
        "it is pending, not in testing");
    assertWaits(
        Hold.REQUESTED, update -> update.put("request", "stable"), "stable is requested already");
    assertWaits(Hold.LOCKED, update -> update.put("locked", true), "a compose holds it");
    assertWaits(
        Hold.EMPTIED,
        update -> {
          update.putArray("builds");
          return update;
        },
        "it has no builds any more");
    assertWaits(
        Hold.AUTOMATIC,
        update -> {
          ((ObjectNode) update.get("release")).put("composed_by_bodhi", false);
          return update;
        },
        "Bodhi moves the updates of its release by itself");
    assertWaits(
        Hold.GATING, update -> update.put("test_gating_status", "failed"), "test gating is failed");
    assertWaits(
        Hold.POLICY,
        update -> update.put("meets_testing_requirements", false),
        "it does not meet the testing requirements of its release");
    assertWaits(
        Hold.OWNER,
        update -> update.put("date_testing", "2026-11-15 12:00:01"),
        "it has 6 of 7 days in testing and a karma of 0 of 3");
    assertThat(bodhi.calls("POST", "/")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = GatingStatus.class,
      names = {"PASSED", "IGNORED", "GREENWAVE_FAILED"})
  void resultsThatSayNothingAgainstItLetItGo(GatingStatus gating) {
    assertThat(pushed(update -> update.put("test_gating_status", gating.key())))
        .isInstanceOf(PushOutcome.Requested.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = GatingStatus.class,
      names = {"WAITING", "QUEUED", "RUNNING", "FAILED"})
  void resultsThatFailedOrAreToComeHoldIt(GatingStatus gating) {
    assertWaits(
        Hold.GATING,
        update -> update.put("test_gating_status", gating.key()),
        "test gating is " + gating.key());
  }

  @Test
  void oneRefusalDoesNotKeepTheOthersBack() {
    bodhi
        .on(
            "GET",
            "/updates/",
            200,
            Fixture.updates(tested("FEDORA-2026-2"), tested("FEDORA-2026-1")))
        .on(
            "POST",
            "/updates/FEDORA-2026-2/request",
            400,
            "{\"errors\": [{\"name\": \"request\", \"description\": \"Can't change request on a locked update\"}]}")
        .on(
            "POST",
            "/updates/FEDORA-2026-1/request",
            200,
            "{\"update\": " + tested("FEDORA-2026-1") + "}");

    List<PushOutcome> outcomes = push.pushPackage("python-hello");

    assertThat(outcomes).hasSize(2);
    assertThat(outcomes.get(0))
        .isInstanceOfSatisfying(
            PushOutcome.Refused.class,
            refused -> assertThat(refused.cause().has(BodhiProblem.Kind.LOCKED)).isTrue());
    assertThat(outcomes.get(1)).isInstanceOf(PushOutcome.Requested.class);
    assertThat(bodhi.calls("GET", "/updates/").get(0).query())
        .containsEntry("status", List.of("testing"))
        .containsEntry("packages", List.of("python-hello"));
  }

  private PushOutcome pushed(UnaryOperator<ObjectNode> change) {
    ObjectNode update = change.apply(tested("FEDORA-2026-1"));
    bodhi.on("POST", "/updates/FEDORA-2026-1/request", 200, "{\"update\": " + update + "}");
    return push.push(JsonModels.update(new io.github.packit4j.bodhi.internal.JsonFields(update)));
  }

  private void assertWaits(Hold hold, UnaryOperator<ObjectNode> change, String reason) {
    PushOutcome outcome = pushed(change);

    assertThat(outcome).isEqualTo(new PushOutcome.Waiting(outcome.update(), hold, reason));
  }

  private static ObjectNode tested(String alias) {
    return UpdatesTest.update(alias, "testing", "python-hello-1.0-1.fc43")
        .put("date_testing", "2026-11-15 12:00:00")
        .put("meets_testing_requirements", true)
        .putNull("request");
  }
}
