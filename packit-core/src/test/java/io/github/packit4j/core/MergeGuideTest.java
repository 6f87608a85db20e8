package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.sandbox.FileTree;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pull request says to who is to merge it. */
class MergeGuideTest {

  private static final String BUILD = "- A Koji build for `f44-candidate` (job `koji_build`).\n";
  private static final String UPDATE =
      "- A Bodhi update once the build is complete (job `bodhi_update`).\n";

  @TempDir Path work;

  @Test
  void saysWhatFollowsOnEachBranch() {
    try (Fedora fedora = fedora(Fedora.CONFIG, FileTree.of("python-ogr.spec", Fedora.SPEC))) {
      assertThat(description(fedora, "f44"))
          .contains("\n---\n\n**What merging starts**\n\n" + BUILD + UPDATE)
          .contains("**Please check before merging**\n\n- ");
      assertThat(description(fedora, "rawhide"))
          .contains("- A Koji build for `rawhide` (job `koji_build`).\n")
          .contains("- Bodhi creates the update by itself once the build is complete.\n");
    }
  }

  @Test
  void saysWhatDoesNotFollow() {
    String onlyProposes = Fedora.CONFIG.substring(0, Fedora.CONFIG.indexOf("  - job: koji_build"));
    try (Fedora fedora = fedora(onlyProposes, FileTree.of("python-ogr.spec", Fedora.SPEC))) {
      assertThat(description(fedora, "f44"))
          .contains("- No Koji build: no job `koji_build` is configured for `f44`.")
          .contains("- No Bodhi update: no job `bodhi_update` is configured for `f44`.");
    }
  }

  @Test
  void knowsTheConditionsOfABuild() {
    assertBuild("allowed_pr_authors: [alice]", "- No Koji build: `packit` is not among");
    assertBuild("allowed_pr_authors: ['@packit']", BUILD);
    assertBuild("scratch: true", "- A Koji scratch build for `f44-candidate`");
    assertBuild("require: {label: {present: [go]}}", ", if the labels fit `require.label`");
    assertBuild("manual_trigger: true", "- No Koji build: no job");
  }

  @Test
  void countsTheConfigurationThatDistGitKeeps() {
    String own =
        """
        specfile_path: python-ogr.spec
        jobs:
          - job: koji_build
            trigger: commit
            dist_git_branches: [rawhide]
        """;
    try (Fedora fedora =
        fedora(
            Fedora.CONFIG + "files_to_sync: [{src: fedora/, dest: .}]\n",
            FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", own))) {
      assertThat(description(fedora, "f44")).contains("- No Koji build: no job");
      assertThat(description(fedora, "rawhide")).contains("- A Koji build for `rawhide`");
    }
  }

  @Test
  void canBeLeftOut() {
    try (Fedora fedora =
        fedora(
            Fedora.CONFIG,
            FileTree.of("python-ogr.spec", Fedora.SPEC),
            builder -> builder.mergeGuides(false))) {
      assertThat(description(fedora, "f44")).doesNotContain("merging").doesNotContain("---");
    }
  }

  private void assertBuild(String setting, String expected) {
    String config = Fedora.CONFIG.replace("- job: koji_build", "- job: koji_build\n    " + setting);
    try (Fedora fedora = fedora(config, FileTree.of("python-ogr.spec", Fedora.SPEC))) {
      assertThat(description(fedora, "f44")).contains(expected);
    }
  }

  private Fedora fedora(String config, FileTree distGit) {
    return fedora(config, distGit, UnaryOperator.identity());
  }

  private Fedora fedora(String config, FileTree distGit, UnaryOperator<WorkflowBuilder> settings) {
    Fedora fedora = Fedora.empty(work, settings);
    fedora.addPackage(distGit);
    fedora.addUpstream(Fedora.upstreamFiles(config));
    fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});
    return fedora;
  }

  private static String description(Fedora fedora, String branch) {
    return fedora.workflow().plan(Fedora.request()).branches().stream()
        .filter(plan -> plan.branch().equals(branch))
        .map(plan -> ((BranchPlan.Proposal) plan).pullRequest().orElseThrow().description())
        .findFirst()
        .orElseThrow();
  }
}
