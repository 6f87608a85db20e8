package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.core.plan.PlanFile;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.GitView;
import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.RequestMatcher;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of a release, against a sandbox that speaks the real protocols. */
class ReleaseStoryTest {

  @TempDir Path work;

  @Test
  void aReleaseTravelsFromUpstreamToBodhi() {
    try (Fedora fedora = Fedora.withRelease(work).forkingSlowly()) {
      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());

      assertThat(report.results())
          .hasOnlyElementsOfType(Proposed.class)
          .extracting(BranchResult::branch)
          .containsExactlyInAnyOrderElementsOf(Fedora.BRANCHES);
      assertThat(fedora.sandbox().distGit().lookaside().uploads()).hasSize(1);
      PagurePullRequest pullRequest = pullRequest(fedora, "f44");
      assertThat(pullRequest.title()).isEqualTo("Update f44 to upstream release 0.62.3");
      assertThat(pullRequest.description())
          .contains("[0.62.3](https://github.com/packit/ogr/releases/tag/0.62.3)");
      assertThat(pullRequest.sourceBranch()).isEqualTo("f44-update-propose_downstream");

      merge(fedora, report);
      assertThat(fedora.distGitText("f44", "python-ogr.spec"))
          .contains("Version:        0.62.3\nRelease:        1%{?dist}\n")
          .contains("\n * Emoji reactions work\n * 100%%{sure}\n\n* Mon Jul 20 2026");
      assertThat(fedora.distGitText("f44", "sources"))
          .matches("SHA512 \\(ogr-0\\.62\\.3\\.tar\\.gz\\) = [0-9a-f]{128}\n");
      assertThat(fedora.distGitText("f44", ".gitignore")).isEqualTo("/ogr-0.62.3.tar.gz\n");
      assertThat(fedora.distGitText("f44", ".packit.yaml")).isEqualTo(Fedora.CONFIG);

      List<JobOutcome> outcomes = fedora.deliverMessages();
      assertThat(fedora.sandbox().koji().builds())
          .extracting(KojiBuild::nvr)
          .containsExactlyInAnyOrder(
              "python-ogr-0.62.3-1.fc46",
              "python-ogr-0.62.3-1.fc45",
              "python-ogr-0.62.3-1.fc44",
              "python-ogr-0.62.3-1.fc43",
              "python-ogr-0.62.3-1.el8");
      assertThat(fedora.sandbox().bodhi().updates())
          .filteredOn(update -> !update.automatic())
          .hasSize(4)
          .extracting(BodhiUpdate::user)
          .containsOnly("packit");
      assertThat(outcomes)
          .filteredOn(NotRun.class::isInstance)
          .extracting(outcome -> ((NotRun) outcome).reason())
          .contains(Reason.UPDATED_AUTOMATICALLY);
    }
  }

  @Test
  void anUpdateGetsItsPlainNotesWhereKojiCannotBeAsked() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      merge(fedora, fedora.workflow().proposeDownstream(Fedora.request()));
      fedora
          .sandbox()
          .faults()
          .on(RequestMatcher.any().xmlRpc("listTagged"))
          .always()
          .respond(503, "busy");
      assertThat(fedora.deliverMessages())
          .hasAtLeastOneElementOfType(JobOutcome.UpdateCreated.class)
          .doesNotHaveAnyElementsOfTypes(JobOutcome.Failed.class);
      assertThat(fedora.sandbox().bodhi().updates())
          .filteredOn(update -> !update.automatic())
          .isNotEmpty()
          .allSatisfy(update -> assertThat(update.notes()).contains("python-ogr-0.62.3-1"));
    }
  }

  @Test
  void doneOnceItStaysDone() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      ReleaseReport first = fedora.workflow().proposeDownstream(Fedora.request());
      ReleaseReport again = fedora.workflow().proposeDownstream(Fedora.request());
      assertThat(again.results()).hasOnlyElementsOfType(BranchResult.UpToDate.class);

      merge(fedora, first);
      fedora.deliverMessages();
      int builds = fedora.sandbox().koji().tasks().size();
      int updates = fedora.sandbox().bodhi().updates().size();

      ReleaseReport merged = fedora.workflow().proposeDownstream(Fedora.request());
      assertThat(merged.results()).hasOnlyElementsOfType(BranchResult.UpToDate.class);
      List<JobOutcome> outcomes = fedora.deliverMessages();

      assertThat(outcomes)
          .hasAtLeastOneElementOfType(JobOutcome.BuildPresent.class)
          .hasAtLeastOneElementOfType(JobOutcome.UpdatePresent.class)
          .doesNotHaveAnyElementsOfTypes(
              JobOutcome.BuildSubmitted.class,
              JobOutcome.UpdateCreated.class,
              JobOutcome.Failed.class);
      assertThat(fedora.sandbox().koji().tasks()).hasSize(builds);
      assertThat(fedora.sandbox().bodhi().updates()).hasSize(updates);
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).hasSize(5);
      assertThat(fedora.sandbox().distGit().lookaside().uploads()).hasSize(1);
    }
  }

  @Test
  void aPlanChangesNothingAndIsWhatHappensThen() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      ReleasePlan plan = fedora.workflow().plan(Fedora.request());

      assertThat(fedora.sandbox().distGit().lookaside().uploads()).isEmpty();
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).isEmpty();
      assertThat(fedora.sandbox().distGit().pkg(Fedora.PACKAGE).fork("packit")).isEmpty();
      assertThat(plan.branches()).hasOnlyElementsOfType(BranchPlan.Proposal.class);

      ReleasePlan reloaded = PlanFile.parse(PlanFile.toJson(plan));
      assertThat(reloaded).isEqualTo(plan);
      fedora.workflow().execute(reloaded);

      GitView fork = fedora.sandbox().distGit().pkg(Fedora.PACKAGE).fork("packit").orElseThrow();
      for (BranchPlan branch : plan.branches()) {
        BranchPlan.Proposal proposal = (BranchPlan.Proposal) branch;
        String pushed = proposal.pullRequest().orElseThrow().sourceBranch();
        for (PlannedFile file : proposal.files()) {
          assertThat(fork.file(pushed, file.path()).map(FileContent::of))
              .as(branch.branch() + " " + file.path())
              .isEqualTo(file.after());
        }
        assertThat(fork.log(pushed).get(0).message()).isEqualTo(proposal.commitMessage());
        assertThat(branch.diff())
            .contains(
                "-Version:        0.61.2\n-Release:        3%{?dist}\n+Version:        0.62.3\n")
            .contains("+SHA512 (ogr-0.62.3.tar.gz) = ");
      }
      assertThat(fedora.sandbox().distGit().lookaside().uploads()).hasSize(1);
    }
  }

  @Test
  void aBranchThatMovedSinceThePlanIsRefused() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      ReleasePlan plan = fedora.workflow().plan(Fedora.request());
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Something else", FileTree.of("gating.yaml", "x"));

      ReleaseReport report = fedora.workflow().execute(plan);

      assertThat(report.failures())
          .singleElement()
          .satisfies(
              failed -> {
                assertThat(failed.branch()).isEqualTo("f44");
                assertThat(failed.cause())
                    .hasMessageContaining("has moved since the plan was made");
              });
      assertThat(report.results()).filteredOn(Proposed.class::isInstance).hasSize(4);
    }
  }

  @Test
  void aRejectedPushFailsItsBranchOnlyAndIsMadeUpForLater() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora
          .sandbox()
          .faults()
          .rejectPush("forks/packit/rpms/python-ogr", "f44-update-propose_downstream", "no");

      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());
      assertThat(report.failures())
          .singleElement()
          .satisfies(
              failed -> {
                assertThat(failed.branch()).isEqualTo("f44");
                assertThat(failed.step()).isEqualTo(Step.PUSH);
              });
      assertThat(report.results()).filteredOn(Proposed.class::isInstance).hasSize(4);

      fedora.sandbox().faults().clear();
      ReleaseReport again = fedora.workflow().proposeDownstream(Fedora.request());
      assertThat(again.results())
          .filteredOn(Proposed.class::isInstance)
          .extracting(BranchResult::branch)
          .containsExactly("f44");
      assertThat(again.results()).filteredOn(BranchResult.UpToDate.class::isInstance).hasSize(4);
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).hasSize(5);
      assertThat(fedora.sandbox().distGit().lookaside().uploads()).hasSize(1);
    }
  }

  @Test
  void theListenerHearsAGrammar() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().proposeDownstream(Fedora.request());
      List<String> f44 =
          fedora.events().stream()
              .filter(event -> event.branch().equals("f44"))
              .map(event -> event.getClass().getSimpleName())
              .toList();
      assertThat(String.join(" ", f44))
          .matches(
              "StepStarted StepSucceeded "
                  + "BranchStarted( StepStarted (StepSucceeded|StepFailed))* BranchFinished");
    }
  }

  @Test
  void theListenerHearsWhatIsMovedAndWhatFollows() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      merge(fedora, fedora.workflow().proposeDownstream(Fedora.request()));
      fedora.deliverMessages();
      List<WorkflowEvent.StepSucceeded> steps =
          fedora.events().stream()
              .filter(WorkflowEvent.StepSucceeded.class::isInstance)
              .map(WorkflowEvent.StepSucceeded.class::cast)
              .toList();
      assertThat(steps).filteredOn(step -> step.step() == Step.PLAN).hasSize(5);
      assertThat(steps).filteredOn(step -> step.step() == Step.KOJI_BUILD).hasSize(5);
      assertThat(steps)
          .filteredOn(step -> step.step() == Step.BODHI_UPDATE)
          .extracting(WorkflowEvent::branch)
          .containsExactlyInAnyOrder("f45", "f44", "f43", "epel8");
      assertThat(steps).allSatisfy(step -> assertThat(step.took()).isPositive());
      // The archive has three bytes; it is downloaded once and uploaded once.
      for (Step moving : List.of(Step.PLAN, Step.UPLOAD_SOURCES)) {
        assertThat(
                steps.stream()
                    .filter(step -> step.step() == moving)
                    .mapToLong(WorkflowEvent.StepSucceeded::bytes)
                    .sum())
            .as(moving.name())
            .isEqualTo(3);
      }
    }
  }

  @Test
  void theListenerHearsInWordsWhatWasDone() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().proposeDownstream(Fedora.request());
      String page = "https://src.fedoraproject.org/rpms/python-ogr/pull-request/\\d+";
      assertThat(details(fedora, Step.CHECK)).containsOnly("the branch is where it was");
      assertThat(details(fedora, Step.UPLOAD_SOURCES))
          .hasSize(5)
          .containsOnlyOnce("1 of 1 uploaded")
          .contains("0 of 1 uploaded");
      assertThat(details(fedora, Step.FORK))
          .containsOnly("https://src.fedoraproject.org/fork/packit/rpms/python-ogr");
      assertThat(details(fedora, Step.PUSH)).hasSize(5).containsOnly("pushed");
      assertThat(details(fedora, Step.PULL_REQUEST))
          .hasSize(5)
          .allSatisfy(detail -> assertThat(detail).matches("opened " + page));

      fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE).stream()
          .filter(open -> open.targetBranch().equals("f44"))
          .forEach(open -> fedora.sandbox().distGit().pkg(Fedora.PACKAGE).close(open.id()));
      int before = fedora.events().size();
      fedora.workflow().proposeDownstream(Fedora.request().toBuilder().evenIfClosed(true).build());
      List<WorkflowEvent> again = fedora.events().subList(before, fedora.events().size());
      assertThat(details(again, Step.PUSH)).contains("there already").doesNotContain("pushed");
      assertThat(details(again, Step.PULL_REQUEST))
          .anySatisfy(detail -> assertThat(detail).matches("opened " + page));
    }
  }

  private static List<String> details(Fedora fedora, Step step) {
    return details(fedora.events(), step);
  }

  private static List<String> details(List<WorkflowEvent> events, Step step) {
    return events.stream()
        .filter(WorkflowEvent.StepSucceeded.class::isInstance)
        .map(WorkflowEvent.StepSucceeded.class::cast)
        .filter(succeeded -> succeeded.step() == step)
        .map(WorkflowEvent.StepSucceeded::detail)
        .toList();
  }

  private static void merge(Fedora fedora, ReleaseReport report) {
    for (BranchResult result : report.results()) {
      if (result instanceof Proposed proposed) {
        fedora.sandbox().distGit().merge(Fedora.PACKAGE, (int) proposed.pullRequest().id());
      }
    }
  }

  private static PagurePullRequest pullRequest(Fedora fedora, String branch) {
    return fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE).stream()
        .filter(pullRequest -> pullRequest.targetBranch().equals(branch))
        .findFirst()
        .orElseThrow();
  }
}
