package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.failure.BodhiProblem;
import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.failure.UpdateExistsException;
import io.github.packit4j.bodhi.failure.UpdateSplitException;
import io.github.packit4j.bodhi.model.Caveat;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateSeverity;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.bodhi.model.UpdateType;
import io.github.packit4j.http.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class CreateUpdateTest {
  private static final String NVR = "python-hello-1.0-1.fc43";
  private static final NewUpdate HELLO =
      NewUpdate.builder()
          .addBuilds(NVR)
          .notes("Automatic update for " + NVR + ".")
          .type(UpdateType.ENHANCEMENT)
          .addBugs(2300001)
          .build();

  private final FakeBodhi bodhi = new FakeBodhi();
  private final BodhiClient client = bodhi.client().build();

  @AfterEach
  void stop() {
    bodhi.close();
  }

  @Test
  void createsAnUpdateAndHandsOnTheCaveats() {
    bodhi.on("POST", "/updates/", 200, Fixture.text("update-created"));

    Update update = client.updates().create(HELLO);

    assertThat(update.alias()).isEqualTo("FEDORA-2026-d6cfc350da");
    assertThat(update.caveats())
        .containsExactly(
            new Caveat(
                "stable days",
                "The number of stable days required was set to the mandatory release value of 7 days"));
    assertThat(bodhi.calls("POST", "/updates/").get(0).form())
        .isEqualTo(
            Map.of(
                "builds", List.of(NVR),
                "notes", List.of("Automatic update for " + NVR + "."),
                "type", List.of("enhancement"),
                "bugs", List.of("2300001"),
                "csrf_token", List.of(FakeBodhi.CSRF)));
  }

  @Test
  void tellsWhichUpdateHasTheBuildAlready() {
    bodhi
        .on("POST", "/updates/", 400, Fixture.text("refused-duplicate"))
        .on(
            "GET",
            "/updates/",
            200,
            Fixture.updates(UpdatesTest.update("FEDORA-2026-1", "obsolete", NVR)));

    UpdateExistsException e =
        catchThrowableOfType(UpdateExistsException.class, () -> client.updates().create(HELLO));

    assertThat(e)
        .hasMessage(
            "Tried to create an update of python-hello-1.0-1.fc43 but Bodhi refused (HTTP 400): builds: Update for python-hello-1.0-1.fc43 already exists");
    assertThat(e.existing().map(Update::status)).contains(UpdateStatus.OBSOLETE);
    assertThat(e.mayPassByItself()).isFalse();
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(1);
  }

  @Test
  void tellsWhichUpdateHasTheSideTagAlready() {
    ObjectNode other = UpdatesTest.update("FEDORA-2026-1", "testing", "python-side-1.0-1.fc43");
    other.put("from_tag", "f43-build-side-50001");
    bodhi
        .on("POST", "/updates/", 400, Fixture.text("refused-side-tag-again"))
        .on(
            "GET",
            "/updates/",
            call ->
                FakeBodhi.json(
                    200,
                    call.query().containsKey("builds")
                        ? Fixture.updates()
                        : Fixture.updates(other)));

    UpdateExistsException e =
        catchThrowableOfType(
            UpdateExistsException.class,
            () ->
                client
                    .updates()
                    .create(
                        NewUpdate.builder()
                            .addBuilds("python-dep-2.0-1.fc43")
                            .fromTag("f43-build-side-50001")
                            .notes("again")
                            .build()));

    assertThat(e.existing().map(Update::alias)).contains("FEDORA-2026-1");
    assertThat(e.problems()).extracting(BodhiProblem::name).containsExactly("from_tag");
  }

  @Test
  void saysThatABuildNotYetTaggedMayWorkLater() {
    bodhi.on("POST", "/updates/", 400, Fixture.text("refused-untagged"));

    BodhiRejectedException e =
        catchThrowableOfType(BodhiRejectedException.class, () -> client.updates().create(HELLO));

    assertThat(e.mayPassByItself()).isTrue();
    assertThat(e.problems())
        .hasSize(2)
        .allMatch(problem -> problem.kind() == BodhiProblem.Kind.NOT_TAGGED_YET);
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(1);
  }

  @Test
  void looksUpWhatATimedOutRequestMadeBeforeItRepeatsIt() {
    bodhi
        .on("POST", "/updates/", 504, "<html>Gateway Time-out</html>")
        .on(
            "GET",
            "/updates/",
            200,
            Fixture.updates(UpdatesTest.update("FEDORA-2026-1", "pending", NVR)));

    assertThat(client.updates().create(HELLO).alias()).isEqualTo("FEDORA-2026-1");
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(1);
  }

  @Test
  void repeatsARequestThatHadNoEffect() {
    bodhi
        .on("POST", "/updates/", 504, "")
        .on(
            "POST",
            "/updates/",
            call ->
                new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build())
        .on("POST", "/updates/", 200, Fixture.text("update-created"))
        .on("GET", "/updates/", 200, Fixture.updates());

    assertThat(client.updates().create(HELLO).alias()).isEqualTo("FEDORA-2026-d6cfc350da");
    assertThat(bodhi.calls())
        .extracting(call -> call.method() + " " + call.path())
        .filteredOn(call -> call.endsWith("/updates/"))
        .containsExactly(
            "POST /updates/",
            "GET /updates/",
            "POST /updates/",
            "GET /updates/",
            "POST /updates/",
            "GET /updates/");
  }

  @Test
  void recognisesTheUpdateThatALateRequestMadeAfterAll() {
    bodhi
        .on("POST", "/updates/", 504, "")
        .on("POST", "/updates/", 400, Fixture.text("refused-duplicate"))
        .on("GET", "/updates/", 200, Fixture.updates())
        .on(
            "GET",
            "/updates/",
            200,
            Fixture.updates(UpdatesTest.update("FEDORA-2026-1", "pending", NVR)));

    assertThat(client.updates().create(HELLO).alias()).isEqualTo("FEDORA-2026-1");
  }

  @Test
  void doesNotTakeAWithdrawnUpdateForTheOneItMade() {
    bodhi
        .on("POST", "/updates/", 504, "")
        .on(
            "GET",
            "/updates/",
            200,
            Fixture.updates(UpdatesTest.update("FEDORA-2026-1", "unpushed", NVR)));

    assertThatThrownBy(() -> client.updates().create(HELLO))
        .isInstanceOfSatisfying(
            BodhiException.class, e -> assertThat(e.mayPassByItself()).isTrue());
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(3);
  }

  @Test
  void repeatsNothingWhileItCannotLookUp() {
    bodhi.on("POST", "/updates/", 504, "").on("GET", "/updates/", 503, "");

    assertThatThrownBy(() -> client.updates().create(HELLO))
        .isInstanceOf(BodhiException.class)
        .hasMessageContaining("504")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(1);
  }

  @Test
  void looksUpWhatWasMadeWhereSomethingElseAnswered() {
    bodhi
        .on("POST", "/updates/", 200, "<html>Please wait</html>")
        .on(
            "GET",
            "/updates/",
            200,
            Fixture.updates(UpdatesTest.update("FEDORA-2026-1", "pending", NVR)));

    assertThat(client.updates().create(HELLO).alias()).isEqualTo("FEDORA-2026-1");
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(1);
  }

  @Test
  void doesNotTakeAnAnswerWithoutAnUpdateForOne() {
    bodhi.on("POST", "/updates/", 200, "{}").on("GET", "/updates/", 200, Fixture.updates());

    assertThatThrownBy(() -> client.updates().create(HELLO))
        .isInstanceOf(BodhiException.class)
        .hasMessageContaining("the answer holds no update");
  }

  @Test
  void sendsWhatTheCallerSetRatherThanOtherFieldsOfTheSameName() {
    bodhi.on("POST", "/updates/", 200, Fixture.text("update-created"));

    client
        .updates()
        .create(
            NewUpdate.builder()
                .addBuilds(NVR)
                .notes("mine")
                .severity(UpdateSeverity.LOW)
                .putOtherFields("severity", "high")
                .putOtherFields("notes", "other")
                .putOtherFields("new_field", "x")
                .build());

    assertThat(bodhi.calls("POST", "/updates/").get(0).form())
        .containsEntry("severity", List.of("low"))
        .containsEntry("notes", List.of("mine"))
        .containsEntry("new_field", List.of("x"));
  }

  @Test
  void pausesBeforeItRepeatsARequest() {
    List<Duration> pauses = new ArrayList<>();
    BodhiClient patient = bodhi.client().sleeper(pauses::add).build();
    bodhi.on("POST", "/updates/", 504, "").on("GET", "/updates/", 200, Fixture.updates());

    assertThatThrownBy(() -> patient.updates().create(HELLO)).isInstanceOf(BodhiException.class);

    assertThat(pauses).hasSize(2).allMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) <= 0);
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(3);
  }

  @Test
  void pausesAsLongAsThePolicySays() throws Exception {
    List<Duration> pauses = new ArrayList<>();
    Pauses halves = new Pauses(RetryPolicy.defaults(), pauses::add, () -> 0.5);

    halves.after(1);
    halves.after(3);

    assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(2));
    assertThat(halves.allowAfter(4)).isTrue();
    assertThat(halves.allowAfter(5)).isFalse();
  }

  @Test
  void stopsPausingWhenInterrupted() {
    BodhiClient interrupted =
        bodhi
            .client()
            .sleeper(
                pause -> {
                  throw new InterruptedException();
                })
            .build();
    bodhi.on("POST", "/updates/", 504, "").on("GET", "/updates/", 200, Fixture.updates());

    assertThatThrownBy(() -> interrupted.updates().create(HELLO)).hasMessageContaining("504");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(1);
  }

  @Test
  void namesABuildOnce() {
    bodhi.on("POST", "/updates/", 200, Fixture.text("update-created"));

    client.updates().create(NewUpdate.builder().addBuilds(NVR, NVR).notes("notes").build());

    assertThat(bodhi.calls("POST", "/updates/").get(0).form())
        .containsEntry("builds", List.of(NVR));
  }

  @Test
  void namesTheUpdatesOfBuildsOfTwoReleases() {
    ObjectNode answer = Fixture.json("releases");
    answer.removeAll();
    answer
        .putArray("updates")
        .add(UpdatesTest.update("FEDORA-2026-1", "pending", "a-1-1.fc43"))
        .add(UpdatesTest.update("FEDORA-2026-2", "pending", "a-1-1.fc44"));
    bodhi.on("POST", "/updates/", 200, answer.toString());
    NewUpdate both =
        NewUpdate.builder().addBuilds("a-1-1.fc43", "a-1-1.fc44").notes("both").build();

    assertThat(client.updates().createAll(both))
        .extracting(Update::alias)
        .containsExactly("FEDORA-2026-1", "FEDORA-2026-2");
    assertThatThrownBy(() -> client.updates().create(both))
        .isInstanceOfSatisfying(UpdateSplitException.class, e -> assertThat(e.updates()).hasSize(2))
        .hasMessageContaining("FEDORA-2026-1, FEDORA-2026-2");
  }
}
