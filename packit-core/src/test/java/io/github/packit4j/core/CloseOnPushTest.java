package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.ObsoleteClosed;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.DistGitForge;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.PagurePullRequest.Comment;
import io.github.packit4j.sandbox.PagurePullRequest.Status;
import io.github.packit4j.sandbox.RecordedRequest;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.specfile.changelog.Packager;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The workflow's own pull requests that a push to their branch has left nothing to bring. */
class CloseOnPushTest {

  static final UnaryOperator<WorkflowBuilder> CLOSING = builder -> builder.closeObsolete(true);

  private static final String CONFIG =
      """
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      jobs:
        - {job: pull_from_upstream, trigger: release, dist_git_branches: [f44]}
      """;

  @TempDir Path work;

  @ParameterizedTest
  @EnumSource(DistGitForge.class)
  void whatThePackagersHaveDoneThemselvesIsClosedOnce(DistGitForge forge) {
    try (Fedora fedora = proposed(forge, CLOSING, CONFIG)) {
      Feed feed = new Feed(fedora.sandbox());
      feed.next();
      byHand(fedora, "0.62.3", "3");
      List<PackitEvent> pushes =
          feed.next().stream().filter(DistGitPush.class::isInstance).toList();
      assertThat(pushes).hasSize(1);

      assertThat(closings(fedora, pushes.get(0)))
          .singleElement()
          .isInstanceOfSatisfying(
              ObsoleteClosed.class,
              closed -> {
                assertThat(closed.branch()).isEqualTo("f44");
                assertThat(closed.pullRequest()).isEqualTo(proposal(fedora).id());
                assertThat(closed.reason()).isEqualTo("f44 has version 0.62.3 already");
              });
      assertThat(proposal(fedora).status()).isEqualTo(Status.CLOSED);
      assertThat(said(fedora))
          .containsExactly(
              "Closed, as there is nothing left to merge: `f44 has version 0.62.3 already`");

      assertThat(closings(fedora, pushes.get(0))).as("told again").isEmpty();
      assertThat(said(fedora)).hasSize(1);
    }
  }

  @Test
  void theMergeOfANewerVersionClosesTheOlderOne() {
    String config =
        CONFIG + "  - {job: propose_downstream, trigger: release, dist_git_branches: [f44]}\n";
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, config)) {
      fedora.addUpstream(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
      fedora.sandbox().upstream().project("packit/ogr").tag("0.64.0");
      ReleaseReport newer =
          fedora
              .workflow()
              .release(ReleaseRequest.proposeDownstream("https://github.com/packit/ogr", "0.64.0"));
      int id = (int) ((Proposed) newer.results().get(0)).pullRequest().id();
      fedora.sandbox().distGit().merge(Fedora.PACKAGE, id);

      assertThat(closings(fedora, lastPush(fedora)))
          .singleElement()
          .isInstanceOfSatisfying(
              ObsoleteClosed.class,
              closed -> {
                assertThat(closed.pullRequest()).isEqualTo(proposal(fedora).id());
                assertThat(closed.reason()).isEqualTo("f44 has version 0.64.0 already");
              });
      assertThat(fedora.sandbox().distGit().pkg(Fedora.PACKAGE).pullRequest(id).status())
          .isEqualTo(Status.MERGED);
      assertThat(fedora.sandbox().distGit().pkg(Fedora.PACKAGE).pullRequest(id).comments())
          .noneMatch(comment -> comment.text().startsWith("Closed"));
    }
  }

  /** A forge may tell of a merge before it takes the pull request for merged. */
  @Test
  void whatIsBeingMergedIsLeftToTheForge() {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, CONFIG)) {
      byHand(fedora, "0.62.3", "3");
      DistGitPush push = lastPush(fedora);
      assertThat(closings(fedora, push.merging(OptionalInt.of(proposal(fedora).id())))).isEmpty();
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
    }
  }

  @Test
  void nothingIsAskedUnlessTheProgramWantsIt() {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, UnaryOperator.identity(), CONFIG)) {
      byHand(fedora, "0.62.3", "3");
      int before = fedora.sandbox().requests().all().size();
      assertThat(closings(fedora, lastPush(fedora))).isEmpty();
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
      assertThat(since(fedora, before))
          .noneMatch(request -> request.toString().contains("pull-requests"));
    }
  }

  /** A push to a package without proposals costs one look. */
  @Test
  void whereNothingIsOpenTheListIsAll() {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, CONFIG)) {
      fedora.sandbox().distGit().pkg(Fedora.PACKAGE).close(proposal(fedora).id());
      byHand(fedora, "0.62.3", "3");
      DistGitPush push = lastPush(fedora);
      List<RecordedRequest> closing = requests(fedora, push);
      try (Fedora silent = fedora.elsewhere(work.resolve("silent"))) {
        List<RecordedRequest> usual = requests(silent, push);
        assertThat(closing).as("%s beside %s", closing, usual).hasSize(usual.size() + 1);
        silent.disconnect();
      }
    }
  }

  private static List<RecordedRequest> requests(Fedora fedora, DistGitPush push) {
    fedora.workflow().handle(push);
    int before = fedora.sandbox().requests().all().size();
    fedora.workflow().handle(push);
    return since(fedora, before);
  }

  @Test
  void whatIsNewerStays() {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, CONFIG)) {
      byHand(fedora, "0.62.1", "9");
      assertThat(closings(fedora, lastPush(fedora))).isEmpty();
      byHand(fedora, "0.62.3", "0.1");
      assertThat(closings(fedora, lastPush(fedora))).as("a newer release of it").isEmpty();
      byHand(fedora, "0.62.3~rc1", "1");
      assertThat(closings(fedora, lastPush(fedora))).as("the version itself").isEmpty();
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
    }
  }

  /** The branch decides, not what the message tells. */
  @Test
  void aLateMessageOfAnOlderPushClosesNothingThatIsNewerThanTheBranch() {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, CONFIG)) {
      byHand(fedora, "0.63.0", "1");
      DistGitPush late = lastPush(fedora);
      byHand(fedora, "0.61.0", "1");
      assertThat(closings(fedora, late)).isEmpty();
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
    }
  }

  @Test
  void whatCannotBeComparedStays() {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, CONFIG)) {
      byHand(fedora, "%{unknown_to_all}", "1");
      assertThat(closings(fedora, lastPush(fedora))).isEmpty();
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Break", FileTree.of("python-ogr.spec", "%if\nName: x\n"));
      assertThat(closings(fedora, lastPush(fedora))).isEmpty();
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
    }
  }

  @Test
  void whatOthersPushedToStaysTheirs() {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, CONFIG)) {
      StartingOverTest.addTo(fedora, proposal(fedora).sourceBranch());
      byHand(fedora, "0.63.0", "1");
      assertThat(closings(fedora, lastPush(fedora))).isEmpty();
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
    }
  }

  /** The account may be a packager's own, who proposes other things from the same fork. */
  @Test
  void whatIsNoProposalOfAReleaseStays() {
    UnaryOperator<WorkflowBuilder> packager =
        builder ->
            builder.closeObsolete(true).identity(new Packager("packit", "packit@example.org"));
    try (Fedora fedora = proposed(DistGitForge.PAGURE, packager, CONFIG)) {
      int rebuild = ScratchBuildsTest.propose(fedora, work.resolve("hand"), "packit", "rebuild");
      int strangers =
          ScratchBuildsTest.propose(fedora, work, "alice", "f44-update-pull_from_upstream");
      byHand(fedora, "0.63.0", "1");

      assertThat(closings(fedora, lastPush(fedora)))
          .singleElement()
          .isInstanceOfSatisfying(
              ObsoleteClosed.class, closed -> assertThat(closed.pullRequest()).isEqualTo(1));
      for (int id : List.of(rebuild, strangers)) {
        assertThat(fedora.sandbox().distGit().pkg(Fedora.PACKAGE).pullRequest(id).status())
            .isEqualTo(Status.OPEN);
      }
    }
  }

  @Test
  void aPushElsewhereClosesNothing() {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, CONFIG)) {
      byHand(fedora, "0.63.0", "1");
      assertThat(closings(fedora, Events.pushToFork())).isEmpty();
      assertThat(closings(fedora, Events.pushToTests())).isEmpty();
      assertThat(closings(fedora, Events.push("f45", "alice", Set.of("x.spec")))).isEmpty();
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
    }
  }

  @Test
  void aRetiredBranchTakesNothing() {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, CONFIG)) {
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Retire", FileTree.of("dead.package", "gone"));
      assertThat(closings(fedora, lastPush(fedora)))
          .singleElement()
          .isInstanceOfSatisfying(
              ObsoleteClosed.class, closed -> assertThat(closed.reason()).contains("dead.package"));
    }
  }

  @Test
  void aBranchAtTheEndOfItsLifeTakesNothing() {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, CONFIG)) {
      byHand(fedora, "0.61.0", "1");
      DistGitPush push = lastPush(fedora);
      fedora
          .sandbox()
          .bodhi()
          .putRelease(
              BodhiRelease.builder().from(BodhiRelease.fedora(44)).state("archived").build());
      // What a workflow knows of releases it keeps for some time.
      try (Fedora later =
          fedora.elsewhere(fedora.sandbox().httpClient(), work.resolve("later"), CLOSING)) {
        assertThat(closings(later, push))
            .singleElement()
            .isInstanceOfSatisfying(
                ObsoleteClosed.class,
                closed -> assertThat(closed.reason()).contains("end of its life"));
        later.disconnect();
      }
    }
  }

  @Test
  void aFollowerThatHasLeftItsWayIsClosedAndOneThatFollowsStays() {
    String config = CONFIG.replace("[f44]", "{f45: {fast_forward_merge_into: [f44, f43]}}");
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, config)) {
      // Both move: one with the branch that it follows, one on its own.
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Its own", FileTree.of("gating.yaml", "x"));
      DistGitPush push = lastPush(fedora);
      assertThat(closings(fedora, push))
          .singleElement()
          .isInstanceOfSatisfying(
              ObsoleteClosed.class,
              closed -> {
                assertThat(closed.branch()).isEqualTo("f44");
                assertThat(closed.reason()).contains("cannot be fast-forwarded");
              });
      assertThat(closings(fedora, Events.push("f43", "alice", Set.of("x.spec")))).isEmpty();
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE))
          .filteredOn(each -> each.status() == Status.OPEN)
          .extracting(PagurePullRequest::targetBranch)
          .containsExactlyInAnyOrder("f45", "f43");
    }
  }

  /** People have the last word. */
  @Test
  void whatSomebodyOpensAgainStaysOpen() {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, CONFIG)) {
      byHand(fedora, "0.62.3", "3");
      DistGitPush push = lastPush(fedora);
      EventPlan plan = fedora.workflow().plan(push);
      closings(fedora, push);
      fedora.sandbox().distGit().pkg(Fedora.PACKAGE).reopen(proposal(fedora).id());

      assertThat(closings(fedora, push))
          .singleElement()
          .isInstanceOfSatisfying(
              NotRun.class,
              not -> assertThat(not.reason()).isEqualTo(Reason.PULL_REQUEST_REOPENED));
      assertThat(fedora.workflow().execute(plan).outcomes())
          .as("a plan that was made before")
          .anySatisfy(
              outcome ->
                  assertThat(outcome)
                      .isInstanceOfSatisfying(
                          NotRun.class,
                          not -> assertThat(not.reason()).isEqualTo(Reason.PULL_REQUEST_REOPENED)));
      assertThat(fedora.workflow().release(request("0.62.3")).results())
          .hasOnlyElementsOfType(BranchResult.UpToDate.class);
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
      assertThat(said(fedora)).hasSize(1);

      byHand(fedora, "0.63.0", "1");
      assertThat(closings(fedora, lastPush(fedora)))
          .as("for another reason")
          .hasOnlyElementsOfType(ObsoleteClosed.class);
    }
  }

  @Test
  void aClosingIsPlannedKeptAndRefusedOnceSomebodyHasPushed() {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, CONFIG)) {
      byHand(fedora, "0.62.3", "3");
      DistGitPush push = lastPush(fedora);
      EventPlan plan = EventPlanFile.parse(EventPlanFile.toJson(fedora.workflow().plan(push)));
      assertThat(plan.jobs())
          .filteredOn(JobPlan.CloseObsolete.class::isInstance)
          .singleElement()
          .satisfies(job -> assertThat(job.changesNothing()).isFalse());
      assertThat(MarkdownText.of(plan)).contains("is closed, as `f44 has version 0.62.3 already`");
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
      StartingOverTest.addTo(fedora, proposal(fedora).sourceBranch());

      assertThat(fedora.workflow().execute(plan).outcomes())
          .filteredOn(outcome -> outcome.job().equals("close-obsolete"))
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.Failed.class,
              failed -> assertThat(failed.cause()).isInstanceOf(MovedException.class));
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
    }
  }

  @Test
  void peopleReadWhatWasClosed() {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, CONFIG)) {
      byHand(fedora, "0.62.3", "3");
      assertThat(MarkdownText.of(fedora.workflow().handle(lastPush(fedora))))
          .contains(
              "`python-ogr` on `f44`: pull request closed, as `f44 has version 0.62.3 already`: <%s>"
                  .formatted(proposal(fedora).url()));
    }
  }

  @Test
  void theProgramMaySayNo() {
    UnaryOperator<WorkflowBuilder> refusing =
        builder -> builder.closeObsolete(true).approval(job -> Approval.refuse("not today"));
    try (Fedora fedora = proposed(DistGitForge.PAGURE, refusing, CONFIG)) {
      byHand(fedora, "0.62.3", "3");
      assertThat(closings(fedora, lastPush(fedora)))
          .singleElement()
          .isInstanceOfSatisfying(
              NotRun.class, not -> assertThat(not.reason()).isEqualTo(Reason.NOT_APPROVED));
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
    }
  }

  @Test
  void twoThreadsCloseOnce() throws InterruptedException, ExecutionException {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, CONFIG)) {
      byHand(fedora, "0.62.3", "3");
      DistGitPush push = lastPush(fedora);
      List<JobOutcome> outcomes =
          Threads.both(() -> closings(fedora, push), () -> closings(fedora, push));
      assertThat(outcomes).hasSize(1).hasOnlyElementsOfType(ObsoleteClosed.class);
      assertThat(said(fedora)).hasSize(1);
    }
  }

  /** The forge has closed it, but the answer does not come. */
  @Test
  void aLostAnswerIsLookedAfter() {
    try (Fedora fedora = proposed(DistGitForge.PAGURE, CLOSING, CONFIG)) {
      byHand(fedora, "0.62.3", "3");
      fedora
          .sandbox()
          .faults()
          .on(RequestMatcher.any().path("/pull-request/1/close$"))
          .nth(1)
          .afterEffect()
          .respond(504, "Gateway Timeout");

      assertThat(closings(fedora, lastPush(fedora))).hasOnlyElementsOfType(ObsoleteClosed.class);
      assertThat(said(fedora)).hasSize(1);
    }
  }

  private Fedora proposed(
      DistGitForge forge, UnaryOperator<WorkflowBuilder> settings, String config) {
    Sandbox sandbox = Sandbox.builder().withoutTickets().distGit(forge).start();
    sandbox.distGit().forkUsableAfter(0);
    Fedora fedora = Fedora.connectedTo(sandbox, work, settings);
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
    sandbox.downloads().serveAnything();
    fedora.workflow().release(request("0.62.3"));
    assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
    return fedora;
  }

  private static ReleaseRequest request(String version) {
    return ReleaseRequest.pullFromUpstream(
        DistGitInstance.fedora().projectUrl(Fedora.PACKAGE), version);
  }

  static void byHand(Fedora fedora, String version, String release) {
    fedora
        .sandbox()
        .distGit()
        .pkg(Fedora.PACKAGE)
        .commit(
            "f44",
            "Update",
            FileTree.of(
                "python-ogr.spec",
                Fedora.SPEC
                    .replace("Version:        0.61.2", "Version: " + version)
                    .replace("Release:        3", "Release: " + release)));
  }

  static DistGitPush lastPush(Fedora fedora) {
    return Story.events(fedora.sandbox(), 0).stream()
        .filter(DistGitPush.class::isInstance)
        .map(DistGitPush.class::cast)
        .filter(push -> !push.fork())
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  private static List<JobOutcome> closings(Fedora fedora, PackitEvent event) {
    return fedora.workflow().handle(event).outcomes().stream()
        .filter(outcome -> outcome.job().equals("close-obsolete"))
        .toList();
  }

  private static List<RecordedRequest> since(Fedora fedora, int before) {
    List<RecordedRequest> all = fedora.sandbox().requests().all();
    return all.subList(before, all.size());
  }

  private static PagurePullRequest proposal(Fedora fedora) {
    return fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE).stream()
        .filter(each -> each.targetBranch().equals("f44"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> said(Fedora fedora) {
    return proposal(fedora).comments().stream()
        .filter(comment -> !comment.notification())
        .filter(comment -> comment.author().equals("packit"))
        .map(Comment::text)
        .toList();
  }
}
