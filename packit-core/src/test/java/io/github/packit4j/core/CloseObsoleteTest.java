package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.BranchResult.Closed;
import io.github.packit4j.core.BranchResult.Failed;
import io.github.packit4j.core.BranchResult.UpToDate;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlanFile;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.PagurePullRequest.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflow's own pull requests that have nothing to bring any more, where a program wants. */
class CloseObsoleteTest {

  private static final UnaryOperator<WorkflowBuilder> CLOSING =
      builder -> builder.closeObsolete(true);

  private static final String CONFIG =
      """
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      jobs:
        - job: pull_from_upstream
          trigger: release
          dist_git_branches: [f44]
      """;

  @TempDir Path work;

  @Test
  void whatThePackagersHaveDoneThemselvesIsClosedOnce() {
    try (Fedora fedora = proposed(CLOSING, CONFIG, "0.62.3")) {
      byHand(fedora, "0.62.3");

      assertThat(pull(fedora, "0.62.3"))
          .isInstanceOfSatisfying(
              Closed.class,
              closed -> {
                assertThat(closed.pullRequest().id()).isEqualTo(proposal(fedora).id());
                assertThat(closed.reason()).isEqualTo("f44 has version 0.62.3 already");
              });
      assertThat(proposal(fedora).status()).isEqualTo(Status.CLOSED);
      assertThat(proposal(fedora).comments().toString())
          .contains("Closed, as there is nothing left to merge: `f44 has version 0.62.3 already`");
      int said = proposal(fedora).comments().size();

      assertThat(pull(fedora, "0.62.3")).isInstanceOf(UpToDate.class);
      assertThat(proposal(fedora).comments()).hasSize(said);
    }
  }

  @Test
  void itStaysOpenUnlessTheProgramWantsIt() {
    try (Fedora fedora = proposed(UnaryOperator.identity(), CONFIG, "0.62.3")) {
      byHand(fedora, "0.62.3");
      assertThat(pull(fedora, "0.62.3")).isInstanceOf(UpToDate.class);
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
    }
  }

  @Test
  void whatIsOlderThanTheBranchIsClosedAndWhatIsNewerStays() {
    try (Fedora fedora = proposed(CLOSING, CONFIG, "0.62.3")) {
      byHand(fedora, "0.62.1");
      assertThat(pull(fedora, "0.62.1")).isInstanceOf(UpToDate.class);
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);

      byHand(fedora, "0.63.0");
      assertThat(pull(fedora, "0.62.3")).isInstanceOf(Closed.class);
      assertThat(proposal(fedora).status()).isEqualTo(Status.CLOSED);
    }
  }

  @Test
  void whatOthersPushedToStaysTheirs() {
    try (Fedora fedora = proposed(CLOSING, CONFIG, "0.62.3")) {
      StartingOverTest.addTo(fedora, proposal(fedora).sourceBranch());
      byHand(fedora, "0.62.3");
      assertThat(pull(fedora, "0.62.3")).isInstanceOf(UpToDate.class);
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
    }
  }

  @Test
  void aBranchAtTheEndOfItsLifeTakesNothing() {
    try (Fedora fedora = proposed(CLOSING, CONFIG, "0.62.3")) {
      fedora
          .sandbox()
          .bodhi()
          .putRelease(
              BodhiRelease.builder().from(BodhiRelease.fedora(44)).state("archived").build());
      // What a workflow knows of releases it keeps for some time.
      Fedora later =
          fedora.elsewhere(fedora.sandbox().httpClient(), work.resolve("later"), CLOSING);
      assertThat(pull(later, "0.62.4"))
          .isInstanceOfSatisfying(
              Closed.class, closed -> assertThat(closed.reason()).contains("end of its life"));
      later.disconnect();
    }
  }

  @Test
  void aFollowerThatHasLeftItsWayIsClosed() {
    String config = CONFIG.replace("[f44]", "{f45: {fast_forward_merge_into: [f44]}}");
    try (Fedora fedora = proposed(CLOSING, config, "0.62.3")) {
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Its own", FileTree.of("gating.yaml", "x"));
      assertThat(pull(fedora, "0.62.3"))
          .isInstanceOfSatisfying(
              Closed.class,
              closed -> assertThat(closed.reason()).contains("cannot be fast-forwarded"));
      assertThat(proposal(fedora).status()).isEqualTo(Status.CLOSED);
      assertThat(
              fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE).stream()
                  .filter(each -> each.targetBranch().equals("f45")))
          .allMatch(each -> each.status() == Status.OPEN);
    }
  }

  @Test
  void aClosingIsPlannedAndRefusedOnceSomebodyHasPushed() {
    try (Fedora fedora = proposed(CLOSING, CONFIG, "0.62.3")) {
      byHand(fedora, "0.62.3");
      ReleasePlan plan = PlanFile.parse(PlanFile.toJson(fedora.workflow().plan(request("0.62.3"))));
      assertThat(plan.branches()).hasOnlyElementsOfType(BranchPlan.Obsolete.class);
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
      BranchPlan.Obsolete planned = (BranchPlan.Obsolete) plan.branches().get(0);
      ReleasePlan ofAnotherCommit =
          ReleasePlan.builder()
              .from(plan)
              .branches(
                  List.of(
                      new BranchPlan.Obsolete(
                          planned.packageName(),
                          planned.branch(),
                          planned.id(),
                          planned.url(),
                          Events.COMMIT,
                          planned.reason())))
              .build();

      assertThat(fedora.workflow().execute(ofAnotherCommit).results())
          .singleElement()
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.cause()).isInstanceOf(MovedException.class));
      assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
      assertThat(fedora.workflow().execute(plan).results()).hasOnlyElementsOfType(Closed.class);
      assertThat(fedora.workflow().execute(plan).results()).hasOnlyElementsOfType(UpToDate.class);
    }
  }

  private Fedora proposed(UnaryOperator<WorkflowBuilder> settings, String config, String version) {
    Fedora fedora = Fedora.empty(work, settings);
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
    fedora.sandbox().downloads().serveAnything();
    pull(fedora, version);
    assertThat(proposal(fedora).status()).isEqualTo(Status.OPEN);
    return fedora;
  }

  private static void byHand(Fedora fedora, String version) {
    fedora
        .sandbox()
        .distGit()
        .pkg(Fedora.PACKAGE)
        .commit(
            "f44",
            "Update",
            FileTree.of(
                "python-ogr.spec",
                Fedora.SPEC.replace("Version:        0.61.2", "Version: " + version)));
  }

  private static ReleaseRequest request(String version) {
    return ReleaseRequest.pullFromUpstream(
        DistGitInstance.fedora().projectUrl(Fedora.PACKAGE), version);
  }

  private static BranchResult pull(Fedora fedora, String version) {
    return fedora.workflow().release(request(version)).results().stream()
        .filter(result -> result.branch().equals("f44"))
        .findFirst()
        .orElseThrow();
  }

  private static PagurePullRequest proposal(Fedora fedora) {
    return fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE).stream()
        .filter(each -> each.targetBranch().equals("f44"))
        .findFirst()
        .orElseThrow();
  }
}
