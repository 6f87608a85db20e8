package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.BodhiAuthentication;
import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.model.NewComment;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.core.JobOutcome.Failed;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobOutcome.StablePresent;
import io.github.packit4j.core.JobOutcome.StableRequested;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.RequestMatcher;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates that were tested enough go to stable, by a call or when Bodhi tells of them. */
class PushUpdatesTest {

  private static final String NVR = "python-ogr-0.61.2-3.fc44";
  private static final UnaryOperator<WorkflowBuilder> PUSHING =
      builder -> builder.pushUpdates(true);

  @TempDir Path work;

  @Test
  void whatWasTestedEnoughIsPushedOnce() {
    try (Fedora fedora = fedora(UnaryOperator.identity())) {
      String tested = tested(fedora, NVR, "packit");
      String fresh = inTesting(fedora, "python-ogr-0.61.2-3.fc43", "packit");

      List<JobOutcome> first = fedora.workflow().pushUpdates(PushRequest.of(Fedora.PACKAGE));

      assertThat(first)
          .filteredOn(StableRequested.class::isInstance)
          .containsExactly(new StableRequested(Fedora.PACKAGE, "f44", tested));
      assertThat(first)
          .filteredOn(NotRun.class::isInstance)
          .singleElement()
          .isInstanceOfSatisfying(
              NotRun.class,
              not -> {
                assertThat(not.reason()).isEqualTo(Reason.UPDATE_NOT_READY);
                assertThat(not.message()).contains(fresh, "testing requirements");
              });
      assertThat(update(fedora, tested).request()).contains("stable");
      assertThat(update(fedora, fresh).request()).isEmpty();

      assertThat(fedora.workflow().pushUpdates(PushRequest.of(Fedora.PACKAGE, tested)))
          .containsExactly(new StablePresent(Fedora.PACKAGE, "f44", tested));
      fedora.sandbox().bodhi().pushToStable(tested);
      assertThat(fedora.workflow().pushUpdates(PushRequest.of(Fedora.PACKAGE, tested)))
          .containsExactly(new StablePresent(Fedora.PACKAGE, "f44", tested));
    }
  }

  @Test
  void anUpdateOfAnotherPackageOrOfNobodyIsNamed() {
    try (Fedora fedora = fedora(UnaryOperator.identity())) {
      String tested = tested(fedora, NVR, "packit");
      assertThatThrownBy(() -> fedora.workflow().pushUpdates(PushRequest.of("python", tested)))
          .isInstanceOf(WorkflowException.class)
          .hasMessageContainingAll(tested, "no build of python", NVR);
      assertThatThrownBy(
              () -> fedora.workflow().pushUpdates(PushRequest.of(Fedora.PACKAGE, "FEDORA-1")))
          .isInstanceOf(WorkflowException.class)
          .hasMessageContaining("FEDORA-1");
    }
  }

  /** Bodhi looks at more than it tells, and another update goes on. */
  @Test
  void aRefusalIsAFailureOfItsUpdate() {
    try (Fedora fedora = fedora(UnaryOperator.identity())) {
      String refused = tested(fedora, NVR, "packit");
      String tested = tested(fedora, "python-ogr-0.61.2-3.fc43", "packit");
      fedora
          .sandbox()
          .faults()
          .on(RequestMatcher.any().path("/updates/" + refused + "/request"))
          .respond(
              400,
              """
              {"status": "error",
               "errors": [{"location": "body", "name": "request", "description": "Not now"}]}
              """);

      List<JobOutcome> outcomes = fedora.workflow().pushUpdates(PushRequest.of(Fedora.PACKAGE));

      assertThat(outcomes)
          .filteredOn(Failed.class::isInstance)
          .singleElement()
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.cause()).isInstanceOf(BodhiRejectedException.class);
                assertThat(failed.retryable()).isFalse();
              });
      assertThat(outcomes).contains(new StableRequested(Fedora.PACKAGE, "f43", tested));
    }
  }

  @Test
  void whatBodhiTellsOfIsPushedWhereTheProgramWantsIt() {
    try (Fedora fedora = fedora(PUSHING)) {
      String alias = tested(fedora, NVR, "packit");
      PackitEvent event = told(fedora);
      assertThat(event).isEqualTo(new UpdateTested(alias, "packit", List.of(NVR)));

      assertThat(fedora.workflow().handle(event).outcomes())
          .containsExactly(new StableRequested(Fedora.PACKAGE, "f44", alias));
      assertThat(fedora.workflow().handle(event).outcomes())
          .containsExactly(new StablePresent(Fedora.PACKAGE, "f44", alias));
      assertThat(update(fedora, alias).request()).contains("stable");
    }
  }

  /** The second one looks only when the first has asked. */
  @RepeatedTest(3)
  void twoThreadsAskOnce() throws InterruptedException, ExecutionException {
    try (Fedora fedora = fedora(PUSHING)) {
      String alias = tested(fedora, NVR, "packit");
      PackitEvent event = told(fedora);
      int before = requests(fedora, alias);

      List<JobOutcome> outcomes =
          Threads.both(
              () -> fedora.workflow().handle(event).outcomes(),
              () -> fedora.workflow().pushUpdates(PushRequest.of(Fedora.PACKAGE)));

      assertThat(outcomes)
          .containsExactlyInAnyOrder(
              new StableRequested(Fedora.PACKAGE, "f44", alias),
              new StablePresent(Fedora.PACKAGE, "f44", alias));
      assertThat(requests(fedora, alias) - before).isEqualTo(1);
    }
  }

  /** The lock of the package is held by another process, which does the same meanwhile. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatAnotherProcessHasPushedWhileOneWaitedIsFound(boolean byEvent) {
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    UnaryOperator<WorkflowBuilder> waiting =
        builder ->
            builder
                .pushUpdates(true)
                .locks(
                    name -> {
                      Objects.requireNonNull(meanwhile.getAndSet(() -> {})).run();
                      return () -> {};
                    });
    try (Fedora fedora = fedora(waiting);
        Fedora other = fedora.elsewhere(work.resolve("other"))) {
      String alias = tested(fedora, NVR, "packit");
      PackitEvent event = told(fedora);
      meanwhile.set(() -> other.workflow().pushUpdates(PushRequest.of(Fedora.PACKAGE, alias)));

      assertThat(
              byEvent
                  ? fedora.workflow().handle(event).outcomes()
                  : fedora.workflow().pushUpdates(PushRequest.of(Fedora.PACKAGE)))
          .containsExactly(new StablePresent(Fedora.PACKAGE, "f44", alias));
      assertThat(requests(fedora, alias)).isEqualTo(1);
      other.disconnect();
    }
  }

  private static int requests(Fedora fedora, String alias) {
    return (int)
        fedora.sandbox().requests().all().stream()
            .filter(request -> request.toString().contains("/updates/" + alias + "/request"))
            .count();
  }

  @Test
  void itIsLeftToBodhiUnlessTheProgramWantsIt() {
    try (Fedora fedora = fedora(UnaryOperator.identity())) {
      String alias = tested(fedora, NVR, "packit");
      assertNotRun(fedora.workflow().handle(told(fedora)), Reason.NOT_PUSHED_HERE);
      assertThat(update(fedora, alias).request()).isEmpty();
    }
  }

  @Test
  void updatesOfOthersAreTheirs() {
    try (Fedora fedora = fedora(PUSHING)) {
      String alias = tested(fedora, NVR, "alice");
      assertNotRun(fedora.workflow().handle(told(fedora)), Reason.FOREIGN_UPDATE);
      assertThat(update(fedora, alias).request()).isEmpty();
    }
  }

  @Test
  void aPushIsPlannedAndRefusedOnceTheUpdateHasOtherBuilds() {
    try (Fedora fedora = fedora(PUSHING)) {
      String alias = tested(fedora, NVR, "packit");
      EventPlan plan =
          EventPlanFile.parse(EventPlanFile.toJson(fedora.workflow().plan(told(fedora))));
      assertThat(plan.jobs())
          .containsExactly(new JobPlan.Push(Fedora.PACKAGE, "f44", alias, List.of(NVR)));
      assertThat(update(fedora, alias).request()).isEmpty();
      EventPlan edited =
          new EventPlan(
              plan.event(),
              List.of(
                  new JobPlan.Push(
                      Fedora.PACKAGE, "f44", alias, List.of("python-ogr-0.61.1-1.fc44"))));

      assertThat(fedora.workflow().execute(edited).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              Failed.class,
              failed ->
                  assertThat(failed.cause())
                      .isInstanceOf(MovedException.class)
                      .hasMessageContainingAll(alias, NVR));
      assertThat(update(fedora, alias).request()).isEmpty();
      assertThat(fedora.workflow().execute(plan).outcomes())
          .containsExactly(new StableRequested(Fedora.PACKAGE, "f44", alias));
      assertThat(fedora.workflow().execute(plan).outcomes())
          .containsExactly(new StablePresent(Fedora.PACKAGE, "f44", alias));
    }
  }

  @Test
  void anUpdateThatIsWithdrawnStaysSo() {
    try (Fedora fedora = fedora(PUSHING)) {
      String alias = tested(fedora, NVR, "packit");
      bodhi(fedora, "packit").updates().request(alias, UpdateRequest.UNPUSH);
      assertNotRun(fedora.workflow().handle(told(fedora)), Reason.UPDATE_WITHDRAWN);
    }
  }

  private static void assertNotRun(EventReport report, Reason reason) {
    assertThat(report.outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            NotRun.class,
            not -> {
              assertThat(not.reason()).isEqualTo(reason);
              assertThat(not.job()).isEqualTo("push-updates");
            });
  }

  private Fedora fedora(UnaryOperator<WorkflowBuilder> settings) {
    return packaged(Fedora.empty(work, settings));
  }

  /** Adds a package that packit and alice may make updates of. */
  static Fedora packaged(Fedora fedora) {
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
    fedora.sandbox().distGit().pkg(Fedora.PACKAGE).addCommitter("alice");
    return fedora;
  }

  /** The message of the bus that an update was tested enough. */
  static PackitEvent told(Fedora fedora) {
    return Story.events(fedora.sandbox(), 0).stream()
        .filter(UpdateTested.class::isInstance)
        .findFirst()
        .orElseThrow();
  }

  /** An update that people have approved, which Bodhi does not push by itself. */
  static String tested(Fedora fedora, String nvr, String owner) {
    String alias = inTesting(fedora, nvr, owner);
    for (String tester : List.of("admin", "alice", "outsider", "packit")) {
      if (!tester.equals(owner)) {
        bodhi(fedora, tester)
            .updates()
            .comment(alias, NewComment.builder().text("Works").karma(1).build());
      }
    }
    fedora.sandbox().bodhi().approveTesting();
    return alias;
  }

  private static String inTesting(Fedora fedora, String nvr, String owner) {
    String release = nvr.substring(nvr.length() - 2);
    fedora.sandbox().koji().importBuild(nvr, "f" + release + "-updates-candidate");
    String alias =
        bodhi(fedora, owner)
            .updates()
            .create(
                NewUpdate.builder()
                    .addBuilds(nvr)
                    .notes("What is new")
                    .autokarma(false)
                    .autotime(false)
                    .build())
            .alias();
    fedora.sandbox().bodhi().pushToTesting(alias);
    return alias;
  }

  static BodhiClient bodhi(Fedora fedora, String account) {
    return BodhiClient.builder()
        .httpClient(fedora.sandbox().httpClient())
        .authentication(
            BodhiAuthentication.token(Secret.of(fedora.sandbox().account(account).token())))
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  private static BodhiUpdate update(Fedora fedora, String alias) {
    return fedora.sandbox().bodhi().update(alias).orElseThrow();
  }
}
