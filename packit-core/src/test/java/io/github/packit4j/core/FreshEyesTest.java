package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.core.JobOutcome.Failed;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.ObsoleteClosed;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobOutcome.ScratchPresent;
import io.github.packit4j.core.JobOutcome.ScratchSubmitted;
import io.github.packit4j.core.JobOutcome.StablePresent;
import io.github.packit4j.core.JobOutcome.StableRequested;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.Fault;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.KojiTask;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.PagurePullRequest.Status;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation promises, tried by somebody who has read nothing else. */
class FreshEyesTest {

  private static final String NVR = "python-ogr-0.61.2-3.fc44";
  private static final String TOPIC = "topic";

  private static final UnaryOperator<WorkflowBuilder> TRYING =
      builder -> builder.scratchBuilds(PullRequestBuilds.OF_PACKAGERS);
  private static final UnaryOperator<WorkflowBuilder> PUSHING =
      builder -> builder.pushUpdates(true);

  private static final String PULL =
      """
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      %sjobs:
        - {job: pull_from_upstream, trigger: release, dist_git_branches: [%s]}
      """;

  @TempDir Path work;

  // Scratch builds

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTryWhoseAnswerIsLostIsMadeOnce(boolean elsewhere) {
    try (Fedora fedora = trying(TRYING);
        Fedora other = fedora.elsewhere(client(fedora), work.resolve("other"), TRYING)) {
      int id = ScratchBuildsTest.propose(fedora, work, "alice");
      PullRequestChanged opened = ScratchBuildsTest.changed(fedora);
      fedora.sandbox().faults().on(RequestMatcher.any().xmlRpc("build")).dropAfterCall();

      outcomes(fedora, opened);
      JobOutcome again = outcomes(elsewhere ? other : fedora, opened).get(0);

      assertThat(again).isInstanceOf(ScratchPresent.class);
      assertThat(tries(fedora)).hasSize(1);
      assertThat(fedora.sandbox().faults().unused()).isEmpty();
      fedora.sandbox().koji().finishBuilds();
      outcomes(other, ScratchBuildsTest.ended(fedora, "CLOSED"));
      assertThat(flag(fedora, id).status()).isEqualTo("success");
      other.disconnect();
    }
  }

  @Test
  void whatCouldNotBeCanceledAtOnceIsCanceledByTheNextTry() {
    try (Fedora fedora = trying(TRYING)) {
      ScratchBuildsTest.propose(fedora, work, "alice");
      outcomes(fedora, ScratchBuildsTest.changed(fedora));
      ScratchBuildsTest.push(fedora, work, "alice", TOPIC, "Again");
      PullRequestChanged second = ScratchBuildsTest.changed(fedora);
      fedora.sandbox().faults().on(RequestMatcher.any().xmlRpc("cancelTask")).dropBeforeCall();

      outcomes(fedora, second);
      outcomes(fedora, second);

      assertThat(fedora.sandbox().faults().unused()).isEmpty();
      assertThat(tries(fedora))
          .extracting(KojiTask::state)
          .containsExactly(KojiTask.State.CANCELED, KojiTask.State.FREE);
    }
  }

  @Test
  void whatIsToldLateOfABuildDoesNotUndoItsEnd() {
    try (Fedora fedora = trying(TRYING)) {
      int id = ScratchBuildsTest.propose(fedora, work, "alice");
      outcomes(fedora, ScratchBuildsTest.changed(fedora));
      fedora.sandbox().koji().finishBuilds();
      ScratchBuildChanged ended = ScratchBuildsTest.ended(fedora, "CLOSED");
      outcomes(fedora, ended);
      assertThat(flag(fedora, id).status()).isEqualTo("success");

      for (String state : List.of("FREE", "OPEN")) {
        outcomes(
            fedora,
            new ScratchBuildChanged(
                ended.task(), state, ended.owner(), ended.source(), ended.target()));
        assertThat(flag(fedora, id).status()).as(state).isEqualTo("success");
      }
    }
  }

  @Test
  void aPersonClosesAndReopensWhatIsTried() {
    try (Fedora fedora = trying(TRYING)) {
      int id = ScratchBuildsTest.propose(fedora, work, "alice");
      PullRequestChanged opened = ScratchBuildsTest.changed(fedora);
      EventPlan plan = fedora.workflow().plan(opened);
      fedora.sandbox().distGit().pkg(Fedora.PACKAGE).close(id);

      assertNotRun(outcomes(fedora, opened), Reason.PULL_REQUEST_MOVED);
      fedora.workflow().execute(plan);
      assertThat(tries(fedora)).isEmpty();

      fedora.sandbox().distGit().pkg(Fedora.PACKAGE).reopen(id);
      assertThat(outcomes(fedora, opened)).hasOnlyElementsOfType(ScratchSubmitted.class);
      assertThat(tries(fedora)).hasSize(1);
    }
  }

  @Test
  void twoProcessesLeaveOneTry() throws InterruptedException, ExecutionException {
    try (Fedora fedora = trying(TRYING);
        Fedora other = fedora.elsewhere(client(fedora), work.resolve("other"), TRYING)) {
      int id = ScratchBuildsTest.propose(fedora, work, "alice");
      PullRequestChanged opened = ScratchBuildsTest.changed(fedora);

      List<JobOutcome> told =
          Threads.both(() -> outcomes(fedora, opened), () -> outcomes(other, opened));

      assertThat(Story.finalFailures(told)).isEmpty();
      outcomes(fedora, opened);
      assertThat(tries(fedora))
          .filteredOn(task -> task.state() == KojiTask.State.FREE)
          .as("builds that go on")
          .hasSize(1);
      assertThat(flag(fedora, id).status()).isEqualTo("pending");
      other.disconnect();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"f44", "feat/#%41;$(x)'\"&é"})
  void theNameOfABranchIsNoTrap(String topic) {
    try (Fedora fedora = trying(TRYING)) {
      int id = ScratchBuildsTest.propose(fedora, work, "alice", topic);
      PullRequestChanged opened = ScratchBuildsTest.changed(fedora);
      assertThat(outcomes(fedora, opened)).hasOnlyElementsOfType(ScratchSubmitted.class);
      fedora.sandbox().koji().finishBuilds();
      outcomes(fedora, ScratchBuildsTest.ended(fedora, "CLOSED"));
      assertThat(flag(fedora, id).status()).isEqualTo("success");
      assertThat(flag(fedora, id).name()).isEqualTo("scratch-build:f44");
    }
  }

  // Stable pushes

  @Test
  void aPushWhoseAnswerIsLostIsAskedForOnce() {
    try (Fedora fedora = PushUpdatesTest.packaged(Fedora.empty(work, PUSHING))) {
      String alias = PushUpdatesTest.tested(fedora, NVR, "packit");
      PackitEvent told = PushUpdatesTest.told(fedora);
      fedora
          .sandbox()
          .faults()
          .on(RequestMatcher.any().path("/updates/" + alias + "/request"))
          .afterEffect()
          .respond(504, "Gateway Timeout");

      assertThat(Story.retryable(outcomes(fedora, told))).isTrue();
      assertThat(outcomes(fedora, told))
          .containsExactly(new StablePresent(Fedora.PACKAGE, "f44", alias));
      assertThat(pushes(fedora, alias)).isEqualTo(1);
      assertThat(fedora.sandbox().faults().unused()).isEmpty();
    }
  }

  /** Who sends a message may write anything into it. */
  @Test
  void aMessageDoesNotSayWhoseAnUpdateIs() {
    try (Fedora fedora = PushUpdatesTest.packaged(Fedora.empty(work, PUSHING))) {
      String foreign = PushUpdatesTest.tested(fedora, NVR, "alice");

      assertNotRun(
          outcomes(fedora, new UpdateTested(foreign, "packit", List.of(NVR))),
          Reason.FOREIGN_UPDATE);
      assertThat(update(fedora, foreign).request()).isEmpty();
    }
  }

  @Test
  void aMessageDoesNotSayWhatIsInAnUpdate() {
    try (Fedora fedora = PushUpdatesTest.packaged(Fedora.empty(work, PUSHING))) {
      String own = PushUpdatesTest.tested(fedora, "python-ogr-0.61.2-3.fc43", "packit");
      fedora.workflow().handle(new UpdateTested(own, "packit", List.of("bash-5-1.fc43")));
      assertThat(update(fedora, own).request()).as("told of as another package's").isEmpty();
    }
  }

  @Test
  void whatAPersonWithdrawsWhileTheProgramThinksStaysWithdrawn() {
    AtomicReference<Runnable> person = new AtomicReference<>(() -> {});
    AtomicInteger asked = new AtomicInteger();
    UnaryOperator<WorkflowBuilder> thinking =
        builder ->
            PUSHING
                .apply(builder)
                .approval(
                    job -> {
                      asked.incrementAndGet();
                      Objects.requireNonNull(person.get()).run();
                      return Approval.go();
                    });
    try (Fedora fedora = PushUpdatesTest.packaged(Fedora.empty(work, thinking))) {
      String alias = PushUpdatesTest.tested(fedora, NVR, "packit");
      PackitEvent told = PushUpdatesTest.told(fedora);
      EventPlan plan = fedora.workflow().plan(told);
      assertThat(asked).hasValue(0);
      person.set(
          () ->
              PushUpdatesTest.bodhi(fedora, "packit")
                  .updates()
                  .request(alias, UpdateRequest.UNPUSH));

      List<JobOutcome> after = outcomes(fedora, told);

      assertThat(asked).hasValue(1);
      assertThat(after).doesNotHaveAnyElementsOfTypes(StableRequested.class);
      fedora.workflow().execute(plan);
      assertNotRun(outcomes(fedora, told), Reason.UPDATE_WITHDRAWN);
      assertThat(asked).as("nothing would change").hasValue(1);
      assertThat(update(fedora, alias).request()).isNotEqualTo(Optional.of("stable"));
    }
  }

  @Test
  void twoProcessesPushWithoutAFailure() throws InterruptedException, ExecutionException {
    try (Fedora fedora = PushUpdatesTest.packaged(Fedora.empty(work, PUSHING));
        Fedora other = fedora.elsewhere(client(fedora), work.resolve("other"), PUSHING)) {
      String alias = PushUpdatesTest.tested(fedora, NVR, "packit");
      PackitEvent told = PushUpdatesTest.told(fedora);

      List<JobOutcome> both =
          Threads.both(() -> outcomes(fedora, told), () -> outcomes(other, told));

      assertThat(both).hasSize(2).doesNotHaveAnyElementsOfTypes(Failed.class);
      assertThat(update(fedora, alias).request()).contains("stable");
      other.disconnect();
    }
  }

  // Obsolete pull requests

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCommentThatFailsOnceKeepsNothingOpen(boolean taken) {
    try (Fedora fedora = closing()) {
      CloseOnPushTest.byHand(fedora, "0.62.3", "3");
      PackitEvent push = CloseOnPushTest.lastPush(fedora);
      Fault fault =
          fedora.sandbox().faults().on(RequestMatcher.any().path("/pull-request/1/comment$"));
      (taken ? fault.afterEffect() : fault).respond(503, "Busy");

      outcomes(fedora, push);
      outcomes(fedora, push);

      assertThat(fedora.sandbox().faults().unused()).isEmpty();
      assertThat(proposal(fedora).status()).isEqualTo(Status.CLOSED);
      assertThat(said(fedora)).hasSizeLessThan(2);
    }
  }

  /** The package has its name in both, and even the branch. */
  @Test
  void aPushInOneDistGitClosesNothingInTheOther() {
    try (FedoraAndStream both = new FedoraAndStream(work, builder -> builder.closeObsolete(true))) {
      FileTree spec = FileTree.of("python-ogr.spec", Fedora.SPEC);
      both.addToBoth(
          Fedora.PACKAGE,
          spec.and(".packit.yaml", PULL.formatted("", "f44")),
          spec.and(".packit.yaml", PULL.formatted("pkg_tool: centpkg\n", "c10s")));
      both.sandbox().downloads().serveAnything();
      both.stream().distGit().pkg(Fedora.PACKAGE).createBranch("f44", "c10s");
      both.workflow()
          .release(
              ReleaseRequest.pullFromUpstream(
                  DistGitInstance.fedora().projectUrl(Fedora.PACKAGE), "0.62.3"));
      both.workflow()
          .release(
              ReleaseRequest.pullFromUpstream(
                  DistGitInstance.centosStream().projectUrl(Fedora.PACKAGE), "0.62.3"));
      assertThat(open(both.sandbox())).hasSize(1);
      assertThat(open(both.stream())).hasSize(1);

      String newer = Fedora.SPEC.replace("0.61.2", "0.63.0");
      Feed feed = new Feed(both.stream(), FedoraAndStream.GITLAB);
      feed.next();
      both.stream()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Update", FileTree.of("python-ogr.spec", newer));
      feed.next().forEach(event -> both.workflow().handle(event));
      assertThat(open(both.sandbox())).hasSize(1);
      assertThat(open(both.stream())).hasSize(1);

      CloseOnPushTest.byHand(both.fedora(), "0.63.0", "1");
      assertThat(outcomes(both.fedora(), CloseOnPushTest.lastPush(both.fedora())))
          .filteredOn(ObsoleteClosed.class::isInstance)
          .hasSize(1);
      assertThat(open(both.sandbox())).isEmpty();
      assertThat(open(both.stream())).hasSize(1);
    }
  }

  // Statuses of commits

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStatusThatFailsKeepsNoReleaseBackAndIsSetLater(boolean taken) {
    try (Fedora fedora = released(builder -> builder.commitStatuses(true))) {
      Fault fault =
          fedora.sandbox().faults().on(RequestMatcher.any().method("POST").path("/statuses/"));
      (taken ? fault.afterEffect() : fault).times(10).respond(503, "Busy");

      fedora.workflow().handle(Events.RELEASE);
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).hasSize(5);
      fedora.sandbox().faults().clear();
      Fedora other =
          fedora.elsewhere(
              client(fedora), work.resolve("other"), builder -> builder.commitStatuses(true));
      other.workflow().handle(Events.RELEASE);
      List<UpstreamStatus> all = statuses(fedora);
      other.workflow().handle(Events.RELEASE);
      other.disconnect();

      assertThat(statuses(fedora)).as("the third time").isEqualTo(all);
      for (String branch : Fedora.BRANCHES) {
        assertThat(all)
            .filteredOn(status -> status.context().equals("propose-downstream:" + branch))
            .as(branch)
            .filteredOn(status -> status.state().equals("success"))
            .hasSize(1)
            .allMatch(status -> status.target().isPresent());
      }
    }
  }

  // Comments

  @Test
  void twoProcessesAnswerAHostileCommentWithOneBuild() {
    try (Fedora fedora = Comments.proposed(Fedora.empty(work), Comments.CONFIG)) {
      PackitEvent comment =
          Comments.say(
              fedora,
              "admin",
              "/packit koji-build --branch f44\n/packit @alice `[x](https://evil.example)\n"
                  + "/packit koji-build --branch f44\n/packit koji-build --branch ../../f43");
      ReleaseWorkflow one = fedora.answering(builder -> builder);
      Fedora other = fedora.elsewhere(work.resolve("other"));
      one.handle(comment);
      other.answering(builder -> builder).handle(comment);
      other.disconnect();

      assertThat(tries(fedora)).hasSize(1);
      assertThat(Comments.proposal(fedora, "f44").comments())
          .filteredOn(each -> each.author().equals("packit") && !each.notification())
          .singleElement()
          .satisfies(
              answer ->
                  assertThat(answer.text().lines())
                      .noneMatch(line -> line.strip().startsWith("/packit"))
                      .noneMatch(line -> line.replaceAll("`+[^`]*`+", "").contains("@alice")));
    }
  }

  // Plans of events

  @Test
  void aReleaseIsPlannedHereAndDoneTwiceElsewhere() {
    AtomicInteger asked = new AtomicInteger();
    UnaryOperator<WorkflowBuilder> counting =
        builder ->
            builder.approval(
                job -> {
                  asked.incrementAndGet();
                  return Approval.go();
                });
    try (Fedora fedora = released(counting)) {
      String plan = EventPlanFile.toJson(fedora.workflow().plan(Events.RELEASE));
      for (int i = 0; i < 2; i++) {
        Fedora other = fedora.elsewhere(client(fedora), work.resolve("run" + i), counting);
        assertThat(other.workflow().execute(EventPlanFile.parse(plan)).succeeded()).isTrue();
        other.disconnect();
      }
      assertThat(asked).as("who executes has seen the plan").hasValue(0);
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).hasSize(5);
      assertThat(fedora.sandbox().distGit().lookaside().uploads()).hasSize(1);
    }
  }

  private Fedora trying(UnaryOperator<WorkflowBuilder> settings) {
    Fedora fedora = Fedora.empty(work, settings);
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
    return fedora;
  }

  private Fedora released(UnaryOperator<WorkflowBuilder> settings) {
    Fedora fedora = trying(settings);
    fedora.addUpstream(Fedora.upstreamFiles(Fedora.CONFIG));
    fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});
    return fedora;
  }

  /** A proposal of 0.62.3 for f44. */
  private Fedora closing() {
    Fedora fedora = Fedora.empty(work, CloseOnPushTest.CLOSING);
    fedora.addPackage(
        FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", PULL.formatted("", "f44")));
    fedora.sandbox().downloads().serveAnything();
    fedora
        .workflow()
        .release(
            ReleaseRequest.pullFromUpstream(
                DistGitInstance.fedora().projectUrl(Fedora.PACKAGE), "0.62.3"));
    return fedora;
  }

  private static OkHttpClient client(Fedora fedora) {
    return fedora.sandbox().httpClient();
  }

  private static List<JobOutcome> outcomes(Fedora fedora, PackitEvent event) {
    return new ArrayList<>(fedora.workflow().handle(event).outcomes());
  }

  private static void assertNotRun(List<JobOutcome> outcomes, Reason reason) {
    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(NotRun.class, not -> assertThat(not.reason()).isEqualTo(reason));
  }

  private static List<KojiTask> tries(Fedora fedora) {
    return fedora.sandbox().koji().tasks().stream()
        .filter(task -> task.method().equals("build"))
        .toList();
  }

  private static PagurePullRequest.Flag flag(Fedora fedora, int id) {
    List<PagurePullRequest.Flag> flags =
        fedora.sandbox().distGit().pkg(Fedora.PACKAGE).pullRequest(id).flags();
    assertThat(flags).hasSize(1);
    return flags.get(0);
  }

  private static BodhiUpdate update(Fedora fedora, String alias) {
    return fedora.sandbox().bodhi().update(alias).orElseThrow();
  }

  private static long pushes(Fedora fedora, String alias) {
    return fedora.sandbox().requests().all().stream()
        .filter(request -> request.toString().contains("/updates/" + alias + "/request"))
        .count();
  }

  private static PagurePullRequest proposal(Fedora fedora) {
    return fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE).get(0);
  }

  private static List<String> said(Fedora fedora) {
    return proposal(fedora).comments().stream()
        .filter(comment -> comment.author().equals("packit") && !comment.notification())
        .map(PagurePullRequest.Comment::text)
        .toList();
  }

  private static List<PagurePullRequest> open(Sandbox where) {
    return where.distGit().pullRequests(Fedora.PACKAGE).stream()
        .filter(each -> each.status() == Status.OPEN)
        .toList();
  }

  private static List<UpstreamStatus> statuses(Fedora fedora) {
    return fedora.sandbox().upstream().project("packit/ogr").statuses();
  }
}
