package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.problem.InvalidConfigException;
import io.github.packit4j.core.failure.JobNotConfiguredException;
import io.github.packit4j.core.failure.MissingConfigurationException;
import io.github.packit4j.core.failure.MissingSpecFileException;
import io.github.packit4j.core.failure.TagMismatchException;
import io.github.packit4j.core.failure.UnknownReleaseException;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.core.plan.PlanFile;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.lookaside.SourceNotFoundException;
import io.github.packit4j.sandbox.FileTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every wrong input gives an error that names the thing and the fix. */
class BadInputTest {

  @TempDir Path work;

  @Test
  void aReleaseWithoutConfiguration() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addUpstream(FileTree.of("README.md", "hello"));
      assertThatThrownBy(() -> fedora.workflow().plan(Fedora.request()))
          .isInstanceOf(MissingConfigurationException.class)
          .hasMessageContaining("https://github.com/packit/ogr")
          .hasMessageContaining("Add one of .packit.yaml");
    }
  }

  @Test
  void anUnknownJobKey() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addUpstream(
          Fedora.upstreamFiles(Fedora.CONFIG.replace("trigger: release", "triger: release")));
      assertThatThrownBy(() -> fedora.workflow().plan(Fedora.request()))
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining(".packit.yaml:")
          .hasMessageContaining("triger")
          .hasMessageContaining("trigger");
    }
  }

  @Test
  void aTagThatIsNotThere() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      assertThatThrownBy(
              () ->
                  fedora
                      .workflow()
                      .plan(
                          ReleaseRequest.proposeDownstream("https://github.com/packit/ogr", "9.9")))
          .isInstanceOf(UnknownReleaseException.class)
          .hasMessageContaining("tag 9.9")
          .hasMessageContaining("Push the tag");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "../heads/main", "x/../0.62.3", "./0.62.3", "0.62.3/", ""})
  void aTagThatWouldLeadElsewhereOnTheForgeIsNone(String tag) {
    try (Fedora fedora = Fedora.withRelease(work)) {
      ReleaseRequest request =
          ReleaseRequest.proposeDownstream("https://github.com/packit/ogr", tag);
      assertThatThrownBy(() -> fedora.workflow().plan(request))
          .isInstanceOf(UnknownReleaseException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "../f44", "@{-1}"})
  void aNameThatNoBranchCanHaveStopsNoOther(String name) {
    try (Fedora fedora = Fedora.withRelease(work)) {
      ReleaseReport report =
          fedora
              .workflow()
              .proposeDownstream(
                  Fedora.request().toBuilder().branches(List.of(name, "f44")).build());
      assertThat(report.results().get(0))
          .isInstanceOfSatisfying(
              BranchResult.Skipped.class,
              skipped -> assertThat(skipped.reason()).isEqualTo(new SkipReason.NoSuchBranch(name)));
      assertThat(report.results().get(1)).isInstanceOf(BranchResult.Proposed.class);
    }
  }

  @Test
  void packagesThatTheConfigurationDoesNotHave() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      ReleaseRequest request = Fedora.request().toBuilder().addPackages("python-oger").build();
      assertThatThrownBy(() -> fedora.workflow().plan(request))
          .isExactlyInstanceOf(WorkflowException.class)
          .hasMessageContainingAll("[python-oger]", "[python-ogr]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"path\" : \"python-ogr.spec\"', '\"path\" : \".git/config\"'",
    "'\"sourceBranch\" : \"f44-[a-z_-]*\"', '\"sourceBranch\" : \"../x\"'",
    "'\"authorName\" : \"Packit\"', '\"authorName\" : \"<>\"'",
    "'(?s)\"branch\" : \"f44\"(.*?)\"targetBranch\" : \"f44\"', '\"branch\" : \"../x\"$1\"targetBranch\" : \"../x\"'",
  })
  void aBranchOfAPlanThatGitCannotHaveStopsNoOther(String planned, String edited) {
    try (Fedora fedora = Fedora.withRelease(work)) {
      String plan =
          PlanFile.toJson(
              fedora
                  .workflow()
                  .plan(Fedora.request().toBuilder().branches(List.of("f44", "f43")).build()));
      String changed = plan.replaceFirst(planned, edited);
      assertThat(changed).isNotEqualTo(plan);

      ReleaseReport report = fedora.workflow().execute(PlanFile.parse(changed));

      assertThat(report.results().get(0))
          .isInstanceOfSatisfying(
              BranchResult.Failed.class, failed -> assertThat(failed.step()).isEqualTo(Step.CHECK));
      assertThat(report.results().get(1)).isInstanceOf(BranchResult.Proposed.class);
    }
  }

  @Test
  void aPlanThatShowsOtherDifferencesThanItMakesIsRefused() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      BranchPlan.Proposal plan =
          (BranchPlan.Proposal)
              fedora
                  .workflow()
                  .plan(Fedora.request().toBuilder().branches(List.of("f44")).build())
                  .branches()
                  .get(0);
      for (Optional<FileContent> shown :
          List.of(Optional.<FileContent>empty(), Optional.of(FileContent.of("harmless\n")))) {
        PlannedFile spec =
            plan.files().stream()
                .filter(file -> file.path().equals("python-ogr.spec"))
                .findFirst()
                .orElseThrow();
        assertThat(spec.before()).isPresent();
        BranchPlan.Proposal edited =
            copy(plan)
                .files(List.of(new PlannedFile(spec.path(), shown, spec.after(), false)))
                .build();

        assertThat(fedora.workflow().execute(only(edited)).results().get(0))
            .isInstanceOfSatisfying(
                BranchResult.Failed.class,
                failed ->
                    assertThat(failed.cause())
                        .isExactlyInstanceOf(WorkflowException.class)
                        .hasMessageContaining(spec.path())
                        .hasMessageContaining("Make a new plan"));
      }
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).isEmpty();
    }
  }

  @Test
  void aPlanThatHidesThatAFileGoesIsRefused() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      BranchPlan.Proposal plan =
          (BranchPlan.Proposal)
              fedora
                  .workflow()
                  .plan(Fedora.request().toBuilder().branches(List.of("f44")).build())
                  .branches()
                  .get(0);
      PlannedFile below =
          new PlannedFile(
              "python-ogr.spec/x", Optional.empty(), Optional.of(FileContent.of("x")), false);
      BranchPlan.Proposal edited = copy(plan).files(List.of(below)).build();

      assertThat(fedora.workflow().execute(only(edited)).results().get(0))
          .isInstanceOfSatisfying(
              BranchResult.Failed.class,
              failed -> assertThat(failed.cause()).hasMessageContaining(below.path()));
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).isEmpty();
    }
  }

  @Test
  void aPackageThatCannotBeStopsNoOther() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      BranchPlan.Proposal plan =
          (BranchPlan.Proposal)
              fedora
                  .workflow()
                  .plan(Fedora.request().toBuilder().branches(List.of("f44")).build())
                  .branches()
                  .get(0);
      ReleaseReport report =
          fedora
              .workflow()
              .execute(
                  ReleasePlan.builder()
                      .version("0.62.3")
                      .addBranches(copy(plan).packageName("../x").build(), plan)
                      .build());
      assertThat(report.results().get(0)).isInstanceOf(BranchResult.Failed.class);
      assertThat(report.results().get(1)).isInstanceOf(BranchResult.Proposed.class);
    }
  }

  private static BranchPlan.Proposal.Builder copy(BranchPlan.Proposal plan) {
    BranchPlan.Proposal.Builder copy = BranchPlan.Proposal.builder();
    copy.from((BranchPlan) plan);
    return copy;
  }

  private static ReleasePlan only(BranchPlan branch) {
    return ReleasePlan.builder().version("0.62.3").addBranches(branch).build();
  }

  @Test
  void aTagThatDoesNotFitTheTemplate() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.addUpstream(
          Fedora.upstreamFiles("upstream_tag_template: 'v{version}'\n" + Fedora.CONFIG));
      assertThatThrownBy(() -> fedora.workflow().plan(Fedora.request()))
          .isInstanceOf(TagMismatchException.class)
          .hasMessageContaining("0.62.3")
          .hasMessageContaining("v{version}")
          .hasMessageContaining("Correct the template");
    }
  }

  @Test
  void anArchiveThatIsNotThere() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.addUpstream(Fedora.upstreamFiles(Fedora.CONFIG));
      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());
      assertThat(report.failures())
          .hasSize(5)
          .allSatisfy(
              failed -> {
                assertThat(failed.cause())
                    .isInstanceOf(SourceNotFoundException.class)
                    .hasMessageContaining(Fedora.ARCHIVE.toString());
                assertThat(failed.retryable()).isTrue();
                assertThat(failed.step()).isEqualTo(Step.PLAN);
              });
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).isEmpty();
    }
  }

  @Test
  void aSpecFileThatIsNotUpstream() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.addUpstream(FileTree.of(".packit.yaml", Fedora.CONFIG));
      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());
      assertThat(report.failures())
          .hasSize(5)
          .allSatisfy(
              failed ->
                  assertThat(failed.cause())
                      .isInstanceOf(MissingSpecFileException.class)
                      .hasMessageContaining("fedora/python-ogr.spec")
                      .hasMessageContaining("specfile_path"));
    }
  }

  @Test
  void aConfigurationWithoutTheJob() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addUpstream(
          Fedora.upstreamFiles("specfile_path: a.spec\ndownstream_package_name: a\njobs: []\n"));
      assertThatThrownBy(() -> fedora.workflow().plan(Fedora.request()))
          .isInstanceOf(JobNotConfiguredException.class)
          .hasMessageContaining("propose_downstream");
    }
  }

  @Test
  void anActionWithoutARunner() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.addUpstream(Fedora.upstreamFiles("actions: {pre-sync: 'rm -rf /'}\n" + Fedora.CONFIG));
      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());
      assertThat(report.failures())
          .hasSize(5)
          .allSatisfy(
              failed ->
                  assertThat(failed.cause())
                      .hasMessageContaining("pre-sync")
                      .hasMessageContaining("ActionRunner"));
    }
  }
}
