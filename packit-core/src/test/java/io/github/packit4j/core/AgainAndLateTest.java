package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bodhi.BodhiAuthentication;
import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.plan.PlanFile;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.PagurePullRequest.Status;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.UpstreamProject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes again, late or out of order undoes nothing that people or newer releases did. */
class AgainAndLateTest {

  private static final String NEWER = "0.63.0";

  @TempDir Path work;

  @Test
  void aPullRequestThatAMaintainerClosedStaysClosed() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().handle(Events.RELEASE);
      PagurePullRequest closed = pullRequests(fedora, "f44").get(0);
      fedora.sandbox().distGit().pkg(Fedora.PACKAGE).close(closed.id());

      List<JobOutcome> again = fedora.workflow().handle(Events.RELEASE).outcomes();

      assertThat(skipped(again, "f44"))
          .hasValueSatisfying(
              reason -> assertThat(reason.message()).contains("closed", closed.url().toString()));
      assertThat(pullRequests(fedora, "f44")).hasSize(1);
    }
  }

  /** The commit that was proposed is another one then. */
  @Test
  void aPullRequestStaysClosedWhenItsBranchMovesOn() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().handle(Events.RELEASE);
      PagurePullRequest closed = pullRequests(fedora, "f44").get(0);
      fedora.sandbox().distGit().pkg(Fedora.PACKAGE).close(closed.id());
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Gate", FileTree.of("gating.yaml", "x"));

      List<JobOutcome> again = fedora.workflow().handle(Events.RELEASE).outcomes();

      assertThat(skipped(again, "f44")).isPresent();
      assertThat(pullRequests(fedora, "f44")).hasSize(1);
    }
  }

  @Test
  void whoAsksForItGetsAClosedPullRequestOpenedAgain() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().handle(Events.RELEASE);
      int closed = pullRequests(fedora, "f44").get(0).id();
      fedora.sandbox().distGit().pkg(Fedora.PACKAGE).close(closed);
      ReleaseRequest usual = Fedora.request();
      assertThat(usual.evenIfClosed()).isFalse();
      assertThat(fedora.workflow().release(usual).results())
          .filteredOn(result -> result.branch().equals("f44"))
          .hasOnlyElementsOfType(BranchResult.Skipped.class);

      ReleaseReport report =
          fedora.workflow().release(usual.toBuilder().evenIfClosed(true).build());

      assertThat(report.results())
          .filteredOn(BranchResult.Proposed.class::isInstance)
          .extracting(BranchResult::branch)
          .containsExactly("f44");
      assertThat(pullRequests(fedora, "f44"))
          .extracting(PagurePullRequest::status)
          .containsExactly(Status.CLOSED, Status.OPEN);
    }
  }

  /** Of a branch and of one that follows it. */
  @Test
  void aPlanThatIsCarriedOutAgainLeavesClosedPullRequestsClosed() {
    String config =
        Fedora.CONFIG.replaceFirst(
            "dist_git_branches: \\[fedora-all, epel-8]",
            "dist_git_branches: {f45: {fast_forward_merge_into: [f44]}}");
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.empty())) {
      ReleasePlan plan = fedora.workflow().plan(Fedora.request());
      ReleasePlan evenIfClosed =
          fedora.workflow().plan(Fedora.request().toBuilder().evenIfClosed(true).build());
      fedora.workflow().execute(plan);
      for (PagurePullRequest each : fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)) {
        fedora.sandbox().distGit().pkg(Fedora.PACKAGE).close(each.id());
      }

      ReleaseReport again = fedora.workflow().execute(PlanFile.parse(PlanFile.toJson(plan)));

      assertThat(again.results()).hasSize(2).hasOnlyElementsOfType(BranchResult.Skipped.class);
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE))
          .hasSize(2)
          .allSatisfy(each -> assertThat(each.status()).isEqualTo(Status.CLOSED));
      assertThat(fedora.workflow().execute(PlanFile.parse(PlanFile.toJson(evenIfClosed))).results())
          .hasSize(2)
          .hasOnlyElementsOfType(BranchResult.Proposed.class);
    }
  }

  @Test
  void aClosedPullRequestDoesNotKeepTheNextReleaseAway() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().handle(Events.RELEASE);
      fedora.sandbox().distGit().pkg(Fedora.PACKAGE).close(pullRequests(fedora, "f44").get(0).id());

      fedora.workflow().handle(newer(fedora));

      assertThat(pullRequests(fedora, "f44"))
          .hasSize(2)
          .last()
          .satisfies(
              opened -> {
                assertThat(opened.status()).isEqualTo(Status.OPEN);
                assertThat(opened.title()).isEqualTo("Update f44 to upstream release 0.63.0");
              });
    }
  }

  @Test
  void anOlderReleaseLeavesTheProposalOfANewerOneAlone() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().handle(newer(fedora));
      PagurePullRequest before = pullRequests(fedora, "f44").get(0);

      List<JobOutcome> late = fedora.workflow().handle(Events.RELEASE).outcomes();

      assertThat(skipped(late, "f44"))
          .hasValueSatisfying(
              reason ->
                  assertThat(reason.message())
                      .contains("0.63.0", "0.62.3", before.url().toString()));
      assertThat(Story.finalFailures(late)).isEmpty();
      assertThat(pullRequests(fedora, "f44"))
          .singleElement()
          .satisfies(
              after -> {
                assertThat(after.title()).isEqualTo(before.title());
                assertThat(after.headCommit()).isEqualTo(before.headCommit());
              });
    }
  }

  @Test
  void aRevokedUpdateStaysRevoked() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      Story.tell(fedora.sandbox(), events -> inTurn(fedora, events));
      BodhiUpdate update = update(fedora, "0.62.3").orElseThrow();
      bodhi(fedora).updates().request(update.alias(), UpdateRequest.REVOKE);
      int updates = fedora.sandbox().bodhi().updates().size();

      List<JobOutcome> again = fedora.workflow().handle(built(fedora, "0.62.3")).outcomes();

      assertThat(again)
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.NotRun.class,
              not -> {
                assertThat(not.reason()).hasToString("UPDATE_WITHDRAWN");
                assertThat(not.message()).contains(update.alias(), "unpushed");
              });
      assertThat(fedora.sandbox().bodhi().updates()).hasSize(updates);
      assertThat(fedora.sandbox().bodhi().update(update.alias()).orElseThrow().status())
          .isEqualTo("unpushed");
    }
  }

  /** The first that is heard of the older build comes after the newer one's update. */
  @Test
  void anOlderBuildGetsNoUpdateBesideThatOfANewerOne() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      Story.tell(fedora.sandbox(), events -> inTurn(fedora, without("0.62.3-1.fc44", events)));
      assertThat(update(fedora, "0.62.3")).isEmpty();
      fedora.workflow().handle(newer(fedora));
      Story.tell(fedora.sandbox(), events -> inTurn(fedora, without("0.62.3-1.fc44", events)));
      BodhiUpdate newer = update(fedora, NEWER).orElseThrow();
      int updates = fedora.sandbox().bodhi().updates().size();

      List<JobOutcome> late = fedora.workflow().handle(built(fedora, "0.62.3")).outcomes();

      assertThat(late)
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.NotRun.class,
              not -> {
                assertThat(not.reason()).isEqualTo(JobOutcome.Reason.NEWER_UPDATE);
                assertThat(not.message())
                    .contains(newer.alias(), "python-ogr-0.63.0-1.fc44", "0.62.3-1.fc44");
              });
      assertThat(fedora.sandbox().bodhi().updates()).hasSize(updates);
    }
  }

  private static List<PackitEvent> without(String build, List<PackitEvent> events) {
    return events.stream()
        .filter(event -> !(event instanceof BuildStateChanged state && state.nvr().endsWith(build)))
        .toList();
  }

  @Test
  void theEventOfAnObsoletedBuildDoesNotFail() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      Story.tell(fedora.sandbox(), events -> inTurn(fedora, events));
      BodhiUpdate old = update(fedora, "0.62.3").orElseThrow();
      PackitEvent next = newer(fedora);
      fedora.workflow().handle(next);
      Story.tell(fedora.sandbox(), events -> inTurn(fedora, events));
      assertThat(update(fedora, NEWER)).isPresent();
      assertThat(fedora.sandbox().bodhi().update(old.alias()).orElseThrow().status())
          .isEqualTo("obsolete");

      List<JobOutcome> again = fedora.workflow().handle(built(fedora, "0.62.3")).outcomes();

      assertThat(again)
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.NotRun.class,
              not -> {
                assertThat(not.reason()).hasToString("UPDATE_WITHDRAWN");
                assertThat(not.message()).contains(old.alias(), "obsolete");
              });
    }
  }

  @Test
  void aScratchBuildThatIsToldOfAgainIsNotBuiltAgain() {
    try (Fedora fedora = scratchBuilds()) {
      PackitEvent push = Events.push(fedora, "alice");
      fedora.workflow().handle(push);

      assertThat(fedora.workflow().handle(push).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.BuildPresent.class,
              present -> assertThat(present.description()).startsWith("being built: "));

      fedora.sandbox().koji().finishBuilds();
      assertThat(fedora.workflow().handle(push).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.BuildPresent.class,
              present -> assertThat(present.description()).startsWith("built already: "));
      assertThat(fedora.sandbox().koji().tasks())
          .filteredOn(task -> task.method().equals("build"))
          .hasSize(1);
    }
  }

  @Test
  void aScratchBuildThatFailedIsBuiltAgain() {
    try (Fedora fedora = scratchBuilds()) {
      PackitEvent push = Events.push(fedora, "alice");
      fedora.sandbox().koji().failNext("no space left");
      fedora.workflow().handle(push);
      fedora.sandbox().koji().finishBuilds();

      assertThat(fedora.workflow().handle(push).outcomes())
          .hasOnlyElementsOfType(JobOutcome.BuildSubmitted.class);
    }
  }

  private Fedora scratchBuilds() {
    String config =
        """
        specfile_path: python-ogr.spec
        jobs:
          - job: koji_build
            trigger: commit
            scratch: true
            allowed_committers: [alice]
            dist_git_branches: [f44]
        """;
    Fedora fedora = Fedora.empty(work);
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
    return fedora;
  }

  @Test
  void aFollowerWhosePullRequestFailedIsMadeUpForAfterItsSourceWasMerged() {
    String config =
        Fedora.CONFIG.replaceFirst(
            "dist_git_branches: \\[fedora-all, epel-8]",
            "dist_git_branches: {f45: {fast_forward_merge_into: [f44]}}");
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.empty())) {
      fedora
          .sandbox()
          .faults()
          .on(
              RequestMatcher.any()
                  .path("/pull-request/new$")
                  .where(request -> request.bodyText().contains("branch_to=f44")))
          .respond(503, "busy");
      List<JobOutcome> first = fedora.workflow().handle(Events.RELEASE).outcomes();
      assertThat(Story.retryable(first)).isTrue();
      assertThat(pullRequests(fedora, "f44")).isEmpty();
      fedora.sandbox().distGit().merge(Fedora.PACKAGE, pullRequests(fedora, "f45").get(0).id());

      List<JobOutcome> again = fedora.workflow().handle(Events.RELEASE).outcomes();

      assertThat(pullRequests(fedora, "f44")).hasSize(1);
      assertThat(Story.retryable(again)).isFalse();

      fedora.sandbox().distGit().merge(Fedora.PACKAGE, pullRequests(fedora, "f44").get(0).id());
      assertThat(results(fedora.workflow().handle(Events.RELEASE).outcomes()))
          .hasOnlyElementsOfType(BranchResult.UpToDate.class);
      assertThat(pullRequests(fedora, "f44")).hasSize(1);
    }
  }

  /** Adds a newer release, whose configuration and spec file are the same. */
  private static ReleasePublished newer(Fedora fedora) {
    UpstreamProject ogr = fedora.sandbox().upstream().project("packit/ogr");
    ogr.tag(NEWER);
    ogr.release(NEWER, NEWER, "* More");
    fedora
        .sandbox()
        .downloads()
        .serve(
            URI.create(Fedora.ARCHIVE.toString().replace(Fedora.TAG, NEWER)), new byte[] {4, 5, 6});
    return new ReleasePublished(URI.create("https://github.com/packit/ogr"), NEWER);
  }

  private static List<JobOutcome> inTurn(Fedora fedora, List<PackitEvent> events) {
    return events.stream()
        .flatMap(event -> fedora.workflow().handle(event).outcomes().stream())
        .toList();
  }

  private static PackitEvent built(Fedora fedora, String version) {
    return Story.events(fedora.sandbox(), 0).stream()
        .filter(BuildStateChanged.class::isInstance)
        .map(BuildStateChanged.class::cast)
        .filter(build -> build.state() == BuildStateChanged.COMPLETE)
        .filter(build -> build.nvr().equals("python-ogr-" + version + "-1.fc44"))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<BodhiUpdate> update(Fedora fedora, String version) {
    return fedora.sandbox().bodhi().updateOf("python-ogr-" + version + "-1.fc44");
  }

  private static BodhiClient bodhi(Fedora fedora) {
    return BodhiClient.builder()
        .httpClient(fedora.sandbox().httpClient())
        .authentication(
            BodhiAuthentication.token(Secret.of(fedora.sandbox().account("packit").token())))
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  private static List<PagurePullRequest> pullRequests(Fedora fedora, String branch) {
    return fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE).stream()
        .filter(each -> each.targetBranch().equals(branch))
        .toList();
  }

  private static List<BranchResult> results(List<JobOutcome> outcomes) {
    return outcomes.stream()
        .filter(JobOutcome.Released.class::isInstance)
        .flatMap(outcome -> ((JobOutcome.Released) outcome).report().results().stream())
        .toList();
  }

  private static Optional<SkipReason> skipped(List<JobOutcome> outcomes, String branch) {
    return results(outcomes).stream()
        .filter(BranchResult.Skipped.class::isInstance)
        .filter(result -> result.branch().equals(branch))
        .map(result -> ((BranchResult.Skipped) result).reason())
        .findFirst();
  }
}
