package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.failure.UpdateExistsException;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.http.RetryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Which of several updates is the one that is meant. */
class FindUpdateTest {
  private static final String NVR = "a-1-1.fc45";
  private static final String TAG = "f45-build-side-1";

  private final FakeBodhi bodhi = new FakeBodhi();
  private final BodhiClient client = bodhi.client().retryPolicy(RetryPolicy.none()).build();

  @AfterEach
  void stop() {
    bodhi.close();
  }

  private static ObjectNode update(String alias, String status, String submitted, String... nvrs) {
    ObjectNode update = UpdatesTest.update(alias, status, nvrs).put("from_tag", TAG);
    return submitted.isEmpty()
        ? update.putNull("date_submitted")
        : update.put("date_submitted", submitted);
  }

  private void answered(ObjectNode... updates) {
    bodhi.on("GET", "/updates/", 200, Fixture.updates(updates));
  }

  /** The better one stands first in each row, and wins from either place. */
  @ParameterizedTest
  @CsvSource({
    "testing, a-1-1.fc45, '', obsolete, a-1-1.fc45, 2026-11-22 00:00:00",
    "pending, a-1-1.fc45, '', unpushed, a-1-1.fc45, 2026-11-22 00:00:00",
    "testing, '', '', unpushed, a-1-1.fc45, 2026-11-22 00:00:00",
    "testing, b-1-1.fc45, '', testing, '', 2026-11-22 00:00:00",
    "testing, a-1-1.fc45, 2026-11-22 00:00:01, testing, a-1-1.fc45, 2026-11-22 00:00:00",
    "obsolete, a-1-1.fc45, 1960-01-01 00:00:00, obsolete, a-1-1.fc45, ''"
  })
  void theActiveOneElseTheOneWithBuildsElseTheNewest(
      String status, String nvr, String time, String otherStatus, String otherNvr, String other) {
    ObjectNode better = update("BETTER", status, time, nvrs(nvr));
    ObjectNode worse = update("WORSE", otherStatus, other, nvrs(otherNvr));
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates(better, worse))
        .on("GET", "/updates/", 200, Fixture.updates(worse, better));

    for (int i = 0; i < 2; i++) {
      assertThat(client.updates().ofSideTag(TAG).map(Update::alias)).contains("BETTER");
    }
  }

  private static String[] nvrs(String nvr) {
    return nvr.isEmpty() ? new String[0] : new String[] {nvr};
  }

  @Test
  void aSideTagIsAskedForByNameAmongThoseOfSideTags() {
    answered();

    assertThat(client.updates().ofSideTag(TAG)).isEmpty();

    assertThat(bodhi.calls().get(0).query())
        .isEqualTo(
            Map.of(
                "from_side_tag", List.of("true"),
                "from_side_tag_name", List.of(TAG),
                "page", List.of("1")));
  }

  /** On a server that cannot be asked for a side tag. */
  @ParameterizedTest
  @CsvSource({"199, true", "200, false"})
  void amongTheNewest200ASideTagIsLookedFor(int others, boolean found) {
    List<ObjectNode> updates =
        new ArrayList<>(
            IntStream.range(0, others)
                .mapToObj(i -> update("A" + i, "testing", "", NVR).put("from_tag", "other"))
                .toList());
    updates.add(update("WANTED", "testing", "", NVR));
    answered(updates.toArray(new ObjectNode[0]));

    assertThat(client.updates().ofSideTag(TAG).isPresent()).isEqualTo(found);
  }

  private static final NewUpdate TWO =
      NewUpdate.builder().addBuilds("a-1-1.fc45", "b-1-1.fc45").fromTag(TAG).notes("xx").build();

  /** What a request of unknown outcome made: all of the builds, from the same side tag. */
  @ParameterizedTest
  @CsvSource({
    "testing, f45-build-side-1, a-1-1.fc45 b-1-1.fc45, true",
    "testing, f45-build-side-1, a-1-1.fc45 b-1-1.fc45 c-1-1.fc45, true",
    "testing, f45-build-side-1, a-1-1.fc45, false",
    "testing, f45-build-side-1, c-1-1.fc45, false",
    "testing, f45-build-side-2, a-1-1.fc45 b-1-1.fc45, false",
    "unpushed, f45-build-side-1, a-1-1.fc45 b-1-1.fc45, false",
    "obsolete, f45-build-side-1, a-1-1.fc45 b-1-1.fc45, false"
  })
  void whatWasMadeHoldsTheBuildsAndIsOfTheSameTag(
      String status, String tag, String nvrs, boolean made) {
    bodhi.on("POST", "/updates/", 504, "");
    answered(update("A", status, "", nvrs.split(" ")).put("from_tag", tag));

    if (made) {
      assertThat(client.updates().create(TWO).alias()).isEqualTo("A");
    } else {
      assertThatThrownBy(() -> client.updates().create(TWO)).hasMessageContaining("504");
    }
    assertThat(bodhi.calls("GET", "/updates/").get(0).query())
        .isEqualTo(Map.of("builds", List.of("a-1-1.fc45", "b-1-1.fc45"), "page", List.of("1")));
  }

  @Test
  void whatWasMadeMayBeSeveralUpdates() {
    bodhi.on("POST", "/updates/", 504, "");
    answered(
        update("B", "testing", "", "b-1-1.fc45"),
        update("C", "testing", "", "c-1-1.fc45"),
        update("A", "testing", "", "a-1-1.fc45"));

    assertThat(client.updates().createAll(TWO)).extracting(Update::alias).containsExactly("B", "A");
  }

  @ParameterizedTest
  @CsvSource({"testing, true", "unpushed, false"})
  void whatWasMadeOfASideTagWithoutBuildsIsTheTagsActiveUpdate(String status, boolean made) {
    bodhi.on("POST", "/updates/", 504, "");
    answered(update("A", status, "", NVR));
    NewUpdate ofTag = NewUpdate.builder().fromTag(TAG).notes("xx").build();

    if (made) {
      assertThat(client.updates().create(ofTag).alias()).isEqualTo("A");
    } else {
      assertThatThrownBy(() -> client.updates().create(ofTag)).hasMessageContaining("504");
    }
  }

  /** A failed look hides nothing of what the server said. */
  @Test
  void aRefusalIsToldWithTheFailureOfTheLook() {
    bodhi.on("POST", "/updates/", 400, Fixture.text("refused-duplicate"));
    bodhi.on("GET", "/updates/", 503, "");

    assertThatThrownBy(() -> client.updates().create(TWO))
        .isInstanceOfSatisfying(
            UpdateExistsException.class,
            e -> {
              assertThat(e.existing()).isEmpty();
              assertThat(e.status()).isEqualTo(400);
              assertThat(e.problems()).hasSize(1);
              assertThat(e.getSuppressed())
                  .singleElement()
                  .satisfies(s -> assertThat(s).hasMessageContaining("503"));
            })
        .hasMessageStartingWith("Tried to create an update of a-1-1.fc45, b-1-1.fc45 but");
  }

  @Test
  void ofSeveralInTheWayTheMostRelevantIsNamed() {
    bodhi.on("POST", "/updates/", 400, Fixture.text("refused-duplicate"));
    bodhi.on(
        "GET",
        "/updates/",
        call ->
            FakeBodhi.json(
                200,
                call.query().containsValue(List.of("a-1-1.fc45"))
                    ? Fixture.updates(update("A", "obsolete", "", "a-1-1.fc45"))
                    : Fixture.updates(update("B", "stable", "", "b-1-1.fc45"))));

    assertThatThrownBy(() -> client.updates().create(TWO))
        .isInstanceOfSatisfying(
            UpdateExistsException.class,
            e -> assertThat(e.existing().map(Update::alias)).contains("B"));
  }

  /** Nobody knows what a cut-off answer stood for, but a refusal is one. */
  @ParameterizedTest
  @CsvSource({"500, 3", "502, 3", "404, 1", "400, 1"})
  void aRequestOfUnknownOutcomeIsRepeated(int status, int times) {
    BodhiClient patient = bodhi.client().build();
    bodhi.on(
        "POST",
        "/updates/",
        status,
        "{\"errors\": [{\"location\": \"body\", \"name\": \"x\", \"description\": \"odd\"}]}");
    answered();

    assertThatThrownBy(() -> patient.updates().create(TWO)).isInstanceOf(BodhiException.class);
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(times);
  }

  /** Something else answers in place of the server; it would do so again. */
  @Test
  void aRequestThatSomethingElseAnswersIsNotRepeated() {
    bodhi.on("POST", "/updates/", 200, "<html>Please wait</html>");
    answered();

    assertThatThrownBy(() -> bodhi.client().build().updates().create(TWO))
        .hasMessageContaining("is not the JSON expected");
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(1);
  }

  @Test
  void aSettledUpdateIsThatOfTheFirstBuildIfItHoldsAll() {
    bodhi.on(
        "POST",
        "/updates/",
        200,
        update("MADE", "pending", "", "a-1-1.fc45", "b-1-1.fc45").toString());
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates(update("OTHER", "pending", "", "a-1-1.fc45")))
        .on(
            "GET",
            "/updates/",
            200,
            Fixture.updates(update("OTHER", "pending", "", "a-1-1.fc45", "b-1-1.fc45")));

    assertThat(client.updates().creation(TWO))
        .satisfies(
            creation -> {
              assertThat(creation.updates()).extracting(Update::alias).containsExactly("MADE");
              assertThat(creation.emptied()).isEmpty();
            });
    assertThat(client.updates().creation(TWO))
        .satisfies(
            creation -> {
              assertThat(creation.updates()).extracting(Update::alias).containsExactly("OTHER");
              assertThat(creation.emptied()).containsExactly("MADE");
            });
  }

  @Test
  void aListEndsWithItsLastPage() {
    bodhi.on(
        "GET",
        "/updates/",
        call ->
            FakeBodhi.json(
                200,
                "{\"updates\": [{\"alias\": \"A%s\", \"builds\": [{\"nvr\": \"%s\"}]}], \"pages\": 2}"
                    .formatted(call.query("page"), NVR)));

    assertThat(client.updates().ofBuild(NVR)).isPresent();

    assertThat(bodhi.calls()).extracting(call -> call.query("page")).isEqualTo(List.of("1", "2"));
  }

  @Test
  void anAnswerWithoutAListIsNotOfBodhi() {
    bodhi.on("GET", "/updates/", 200, "{\"pages\": 1}");

    assertThatThrownBy(() -> client.updates().ofBuild(NVR))
        .isInstanceOfSatisfying(
            BodhiException.class, e -> assertThat(e.mayPassByItself()).isFalse())
        .hasMessage(
            "Tried to list updates but failed because: the answer has none; is %s Bodhi's base URL?"
                .formatted(bodhi.uri()));
  }
}
