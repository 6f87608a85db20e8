package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.failure.UpdateExistsException;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.http.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class UpdateSubmissionTest {
  private static final String NVR = "python-hello-1.0-1.fc43";
  private static final String TAG = "f43-build-side-1";
  private static final NewUpdate HELLO =
      NewUpdate.builder().addBuilds(NVR).notes("Automatic update for " + NVR + ".").build();
  private static final NewUpdate TWO =
      NewUpdate.builder()
          .addBuilds("a-1-1.fc43", "b-1-1.fc43")
          .fromTag(TAG)
          .notes("Automatic update for a-1-1.fc43, b-1-1.fc43.")
          .addBugs(2300009)
          .build();

  private final FakeBodhi bodhi = new FakeBodhi();
  private final List<Duration> pauses = new ArrayList<>();
  private final UpdateSubmission submission =
      new UpdateSubmission(
          bodhi.client().build(),
          new RetryPolicy(
              40, Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(30)),
          pauses::add,
          () -> 1.0);

  @AfterEach
  void stop() {
    bodhi.close();
  }

  @Test
  void createsAnUpdate() throws Exception {
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates())
        .on("POST", "/updates/", 200, Fixture.text("update-created"));

    assertThat(submission.submit(HELLO))
        .isInstanceOfSatisfying(
            UpdateOutcome.Created.class,
            created -> assertThat(created.update().alias()).isEqualTo("FEDORA-2026-d6cfc350da"));
    assertThat(pauses).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void createsNothingWhereTheBuildsHaveAnUpdate() throws Exception {
    bodhi.on("GET", "/updates/", 200, Fixture.updates(UpdatesTest.update("A", "testing", NVR)));

    assertThat(submission.submit(HELLO)).isInstanceOf(UpdateOutcome.Present.class);
    assertThat(bodhi.calls("POST", "/")).isEmpty();
  }

  @Test
  void waitsUntilTheBuildIsTagged() throws Exception {
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates())
        .on("POST", "/updates/", 400, Fixture.text("refused-untagged"))
        .on("POST", "/updates/", 400, Fixture.text("refused-untagged"))
        .on("POST", "/updates/", 200, Fixture.text("update-created"));

    assertThat(submission.submit(HELLO)).isInstanceOf(UpdateOutcome.Created.class);
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(2));
  }

  @Test
  void givesUpAfterHalfAnHour() {
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates())
        .on("POST", "/updates/", 400, Fixture.text("refused-untagged"));

    assertThatThrownBy(() -> submission.submit(HELLO))
        .isInstanceOfSatisfying(
            BodhiRejectedException.class, e -> assertThat(e.mayPassByItself()).isTrue());
    Duration waited = pauses.stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(waited).isBetween(Duration.ofMinutes(28), Duration.ofMinutes(30));
  }

  @Test
  void takesTheUpdateThatAnotherProgramMadeInBetween() throws Exception {
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates())
        .on("GET", "/updates/", 200, Fixture.updates(UpdatesTest.update("A", "pending", NVR)))
        .on("POST", "/updates/", 400, Fixture.text("refused-duplicate"));

    assertThat(submission.submit(HELLO)).isInstanceOf(UpdateOutcome.Present.class);
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(1);
  }

  @Test
  void saysThatAnObsoleteUpdateIsInTheWay() {
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates(UpdatesTest.update("A", "obsolete", NVR)))
        .on("POST", "/updates/", 400, Fixture.text("refused-duplicate"));

    assertThatThrownBy(() -> submission.submit(HELLO))
        .isInstanceOfSatisfying(
            UpdateExistsException.class,
            e -> assertThat(e.existing().map(Update::status)).contains(UpdateStatus.OBSOLETE));
    assertThat(pauses).isEmpty();
  }

  @Test
  void doesNotTakeAnUpdateOfSomeOfTheBuilds() {
    NewUpdate both = NewUpdate.builder().addBuilds(NVR, "b-1-1.fc43").notes("notes").build();
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates(UpdatesTest.update("A", "testing", NVR)))
        .on("POST", "/updates/", 400, Fixture.text("refused-duplicate"));

    assertThatThrownBy(() -> submission.submit(both)).isInstanceOf(UpdateExistsException.class);
  }

  @Test
  void addsBuildsToTheUpdateOfTheSideTag() throws Exception {
    present("Automatic update for a-1-1.fc43.", "a-1-1.fc43");

    assertThat(submission.submit(TWO)).isInstanceOf(UpdateOutcome.Edited.class);

    assertThat(bodhi.calls("POST", "/updates/").get(0).form())
        .containsEntry("edited", List.of("FEDORA-2026-1"))
        .containsEntry("builds", List.of("a-1-1.fc43", "b-1-1.fc43"))
        .containsEntry("from_tag", List.of(TAG))
        .containsEntry("bugs", List.of("2300001,2300009"))
        .containsEntry("notes", List.of(TWO.notes()));
  }

  /**
   * Two programs make the update of a side tag at once: the second adds its builds to the first's.
   */
  @Test
  void addsBuildsToTheUpdateOfTheSideTagThatCameInBetween() throws Exception {
    ObjectNode others =
        UpdatesTest.update("FEDORA-2026-1", "testing", "a-1-1.fc43").put("from_tag", TAG);
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates())
        .on("GET", "/updates/", 200, Fixture.updates())
        .on("GET", "/updates/", 200, Fixture.updates(others))
        .on("GET", "/updates/FEDORA-2026-1", 200, "{\"update\": " + others + "}")
        .on("POST", "/updates/", 400, Fixture.text("refused-duplicate"))
        .on("POST", "/updates/", 200, others.toString());

    assertThat(submission.submit(TWO)).isInstanceOf(UpdateOutcome.Edited.class);

    assertThat(bodhi.calls("POST", "/updates/").get(1).form())
        .containsEntry("edited", List.of("FEDORA-2026-1"))
        .containsEntry("builds", List.of("a-1-1.fc43", "b-1-1.fc43"));
  }

  @Test
  void keepsBuildsOfOtherPackagesAndReplacesThoseOfTheSame() throws Exception {
    present("Automatic update.", "a-0.9-1.fc43", "a-plugins-1-1.fc43", "c-2-1.fc43");

    submission.submit(TWO);

    assertThat(bodhi.calls("POST", "/updates/").get(0).form())
        .containsEntry(
            "builds", List.of("a-plugins-1-1.fc43", "c-2-1.fc43", "a-1-1.fc43", "b-1-1.fc43"));
  }

  @Test
  void leavesNotesThatSomebodyWrote() throws Exception {
    present("Read the release notes.", "a-1-1.fc43");

    submission.submit(TWO);

    assertThat(bodhi.calls("POST", "/updates/").get(0).form())
        .containsEntry("notes", List.of("Read the release notes."));
  }

  @Test
  void leavesTheUpdateOfTheSideTagAloneWhereItHasTheBuilds() throws Exception {
    present("Automatic update.", "b-1-1.fc43", "a-1-1.fc43");

    assertThat(submission.submit(TWO)).isInstanceOf(UpdateOutcome.Present.class);
    assertThat(bodhi.calls("POST", "/")).isEmpty();
  }

  @Test
  void needsTheBuilds() {
    assertThatThrownBy(
            () -> submission.submit(NewUpdate.builder().fromTag(TAG).notes("notes").build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(TAG);
  }

  /** Between half of the longest pause and all of it. */
  @Test
  void pausesAreHalfAsLongAtLeast() {
    List<Duration> shortest = new ArrayList<>();
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates())
        .on("POST", "/updates/", 400, Fixture.text("refused-untagged"));

    assertThatThrownBy(
            () ->
                new UpdateSubmission(
                        bodhi.client().build(), policy(3, 10), shortest::add, () -> 0.0)
                    .submit(HELLO))
        .isInstanceOf(BodhiRejectedException.class);

    assertThat(shortest).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10));
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "1, PT1S", "2, PT2S", "3, PT2S"})
  void looksAgainAfterTwoSecondsOrTheFirstPause(int seconds, String waited) throws Exception {
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates())
        .on("POST", "/updates/", 200, Fixture.text("update-created"));

    new UpdateSubmission(bodhi.client().build(), policy(3, seconds), pauses::add, () -> 1.0)
        .submit(HELLO);

    assertThat(pauses)
        .map(Duration::toString)
        .isEqualTo(waited.isEmpty() ? List.of() : List.of(waited));
    assertThat(bodhi.calls("GET", "/updates/")).hasSize(waited.isEmpty() ? 2 : 3);
  }

  private static RetryPolicy policy(int attempts, int baseSeconds) {
    return new RetryPolicy(
        attempts, Duration.ofSeconds(baseSeconds), Duration.ofMinutes(2), Duration.ofMinutes(30));
  }

  @Test
  void eachAttemptIsWithinTheFrameAndTheWaitsAreNot() throws Exception {
    List<String> steps = new ArrayList<>();
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates())
        .on("POST", "/updates/", 400, Fixture.text("refused-untagged"))
        .on("POST", "/updates/", 200, Fixture.text("update-created"));

    new UpdateSubmission(
            bodhi.client().build(), policy(3, 10), pause -> steps.add(pause.toString()), () -> 1.0)
        .within(
            attempt -> {
              steps.add("begin");
              try {
                return attempt.run();
              } finally {
                steps.add("end");
              }
            })
        .submit(HELLO);

    assertThat(steps).containsExactly("begin", "end", "PT10S", "begin", "PT2S", "end");
  }

  @Test
  void namesEachBugOnceAndTheUpdatesOwnFirst() throws Exception {
    ObjectNode update =
        UpdatesTest.update("FEDORA-2026-1", "testing", "a-1-1.fc43").put("from_tag", TAG);
    update.putArray("bugs").addObject().put("bug_id", 2300009);
    update.withArray("bugs").addObject().put("bug_id", 7);
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates(update))
        .on("GET", "/updates/FEDORA-2026-1", 200, "{\"update\": " + update + "}")
        .on("POST", "/updates/", 200, update.toString());

    submission.submit(TWO);

    assertThat(bodhi.calls("POST", "/updates/").get(0).form())
        .containsEntry("bugs", List.of("2300009,7"));
  }

  /** The update of a side tag that was given up is in nobody's way. */
  @ParameterizedTest
  @CsvSource({"obsolete", "unpushed"})
  void doesNotEditAWithdrawnUpdate(String status) throws Exception {
    ObjectNode withdrawn =
        UpdatesTest.update("FEDORA-2026-1", status, "a-1-1.fc43").put("from_tag", TAG);
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates(withdrawn))
        .on("POST", "/updates/", 200, Fixture.text("update-created"));

    assertThat(submission.submit(TWO)).isInstanceOf(UpdateOutcome.Created.class);
  }

  @Test
  void needsTheBuildsAndSaysOfWhat() {
    assertThatThrownBy(
            () -> submission.submit(NewUpdate.builder().fromTag(TAG).notes("notes").build()))
        .hasMessage(
            "Name the builds of side tag f43-build-side-1: without them nobody can tell whether an"
                + " update holds them");
  }

  @Test
  void waitsHalfAnHourUnlessToldOtherwise() {
    assertThat(UpdateSubmission.PATIENCE)
        .isEqualTo(
            new RetryPolicy(
                40, Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(30)));
  }

  private void present(String notes, String... nvrs) {
    ObjectNode update =
        UpdatesTest.update("FEDORA-2026-1", "testing", nvrs)
            .put("from_tag", TAG)
            .put("notes", notes);
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates(update))
        .on("GET", "/updates/FEDORA-2026-1", 200, "{\"update\": " + update + "}")
        .on("POST", "/updates/", 200, update.toString());
  }
}
