package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlanFile;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.sandbox.FileTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fast_forward_merge_into} where branches are pushed to ({@code create_pr: false}). */
class FollowersPushedTest {

  private static final String CONFIG =
      "create_pr: false\n"
          + Fedora.CONFIG.replaceFirst(
              "dist_git_branches: \\[fedora-all, epel-8]",
              "dist_git_branches: {f45: {fast_forward_merge_into: [f44, f43]}}");

  @TempDir Path work;

  private Fedora fedora() {
    Fedora fedora = Fedora.withRelease(work, CONFIG, Optional.empty());
    fedora.sandbox().distGit().pkg(Fedora.PACKAGE).addCommitter("packit");
    return fedora;
  }

  private static String head(Fedora fedora, String branch) {
    return fedora.sandbox().distGit().pkg(Fedora.PACKAGE).log(branch).get(0).id();
  }

  private static ReleaseReport release(Fedora fedora) {
    return fedora.workflow().proposeDownstream(Fedora.request());
  }

  @Test
  void theVeryCommitIsPushedToTheFollowers() {
    try (Fedora fedora = fedora()) {
      assertThat(release(fedora).results())
          .hasSize(3)
          .hasOnlyElementsOfType(BranchResult.Pushed.class);

      assertThat(fedora.distGitText("f44", "python-ogr.spec")).contains("Version:        0.62.3");
      assertThat(List.of(head(fedora, "f44"), head(fedora, "f43")))
          .containsOnly(head(fedora, "f45"));
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).isEmpty();

      assertThat(release(fedora).results()).hasOnlyElementsOfType(BranchResult.UpToDate.class);
    }
  }

  /** One that was cut off is made up for by the next run, with the same commit. */
  @Test
  void aFollowerThatCouldNotBePushedFollowsLater() {
    try (Fedora fedora = fedora()) {
      fedora.sandbox().faults().rejectPush("rpms/python-ogr", "f44", "no pushes now");
      assertThat(release(fedora).results())
          .extracting(BranchResult::branch, result -> result instanceof BranchResult.Pushed)
          .contains(tuple("f45", true), tuple("f44", false));

      fedora.sandbox().faults().clear();
      ReleasePlan plan = fedora.workflow().plan(Fedora.request());
      assertThat(plan.branches())
          .contains(
              new BranchPlan.FastForward(
                  Fedora.PACKAGE,
                  "f44",
                  "f45",
                  Optional.empty(),
                  Optional.of(head(fedora, "f45"))));
      fedora.workflow().execute(PlanFile.parse(PlanFile.toJson(plan)));

      assertThat(head(fedora, "f44")).isEqualTo(head(fedora, "f45"));
    }
  }

  @Test
  void whatOthersCommittedOnTopIsNotHandedOn() {
    try (Fedora fedora = fedora()) {
      fedora.sandbox().faults().rejectPush("rpms/python-ogr", "f44", "no pushes now");
      release(fedora);
      fedora.sandbox().faults().clear();
      String before = head(fedora, "f44");
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f45", "For f45 alone", FileTree.of("f45.patch", "a patch"));

      release(fedora);

      assertThat(head(fedora, "f44")).isEqualTo(before);
    }
  }

  @Test
  void aBranchWithCommitsOfItsOwnDoesNotFollow() {
    try (Fedora fedora = fedora()) {
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Patch", FileTree.of("f44.patch", "a patch"));
      assertThat(release(fedora).results())
          .filteredOn(result -> result.branch().equals("f44"))
          .singleElement()
          .isInstanceOfSatisfying(
              BranchResult.Skipped.class,
              skipped ->
                  assertThat(skipped.reason())
                      .isEqualTo(new SkipReason.CannotFastForward("f44", "f45")));
    }
  }

  @Test
  void aBranchThatMovesAfterThePlanIsLeftAsItIs() {
    try (Fedora fedora = fedora()) {
      ReleasePlan plan = fedora.workflow().plan(Fedora.request());
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Patch", FileTree.of("f44.patch", "a patch"));
      String before = head(fedora, "f44");

      assertThat(fedora.workflow().execute(plan).results())
          .filteredOn(result -> result.branch().equals("f44"))
          .singleElement()
          .isInstanceOfSatisfying(
              BranchResult.Failed.class,
              failed -> assertThat(failed.cause()).isInstanceOf(MovedException.class));
      assertThat(head(fedora, "f44")).isEqualTo(before);
      assertThat(head(fedora, "f43")).isEqualTo(head(fedora, "f45"));
    }
  }
}
