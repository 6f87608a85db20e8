package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.sandbox.FileTree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which releases a branch takes, and what becomes of the others. */
class ReleaseRulesTest {

  @TempDir Path work;

  @Test
  void anOlderVersionIsSkippedByRpmsOrder() {
    assertSkipped("", "0.61.1", new SkipReason.Downgrade("0.61.2", "0.61.1"));
    assertSkipped("", "0.61.2rc1", new SkipReason.Downgrade("0.61.2", "0.61.2~rc1"));
  }

  @Test
  void aMaskKeepsTheBranchOnItsSeries() {
    assertSkipped(
        "version_update_mask: '\\d+\\.\\d+\\.'\n",
        "0.62.0",
        new SkipReason.MaskMismatch("\\d+\\.\\d+\\.", "0.61.2", "0.62.0"));
  }

  @Test
  void specifiersBoundTheVersion() {
    assertSkipped(
        "version_update_specifiers: '<0.62'\n",
        "0.62.0",
        new SkipReason.OutsideSpecifiers("<0.62", "0.62.0"));
  }

  @Test
  void aRetiredPackageIsLeftAlone() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(
          FileTree.of("python-ogr.spec", Fedora.SPEC, "dead.package", "Retired")
              .and(".packit.yaml", config("")));
      assertThat(pull(fedora, "0.62.0").results())
          .containsExactly(
              new BranchResult.Skipped(Fedora.PACKAGE, "f44", new SkipReason.Retired("f44")));
    }
  }

  @Test
  void aBranchThatIsNotThereIsNamed() {
    try (Fedora fedora = configured("")) {
      ReleaseReport report =
          fedora.workflow().release(request("0.62.0").toBuilder().addBranches("epel-9").build());
      assertThat(report.results())
          .containsExactly(
              new BranchResult.Skipped(
                  Fedora.PACKAGE, "epel9", new SkipReason.NoSuchBranch("epel9")));
    }
  }

  @Test
  void theVersionThatIsThereKeepsItsRelease() {
    try (Fedora fedora = configured("")) {
      assertThat(pull(fedora, "0.61.2").results())
          .hasOnlyElementsOfType(BranchResult.UpToDate.class);
      assertThat(fedora.distGitText("f44", "python-ogr.spec")).isEqualTo(Fedora.SPEC);
    }
  }

  @Test
  void withoutPullRequestsTheBranchItselfIsPushed() {
    try (Fedora fedora = configured("create_pr: false\n")) {
      fedora.sandbox().distGit().pkg(Fedora.PACKAGE).addCommitter("packit");
      assertThat(pull(fedora, "0.62.0").results()).hasOnlyElementsOfType(BranchResult.Pushed.class);
      assertThat(fedora.distGitText("f44", "python-ogr.spec")).contains("Version:        0.62.0");
      assertThat(pull(fedora, "0.62.0").results())
          .hasOnlyElementsOfType(BranchResult.UpToDate.class);
    }
  }

  @Test
  void aNewerReleaseTakesOverTheOpenPullRequest() {
    try (Fedora fedora = configured("")) {
      pull(fedora, "0.62.0");
      assertThat(pull(fedora, "0.62.1").results())
          .hasOnlyElementsOfType(BranchResult.Updated.class);
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE))
          .singleElement()
          .satisfies(
              pullRequest ->
                  assertThat(pullRequest.title())
                      .isEqualTo("Update f44 to upstream release 0.62.1"));
    }
  }

  @Test
  void sourcesAreUploadedUnlessTheConfigurationForbidsIt() {
    try (Fedora fedora = configured("upload_sources: false\n")) {
      pull(fedora, "0.62.0");
      assertThat(fedora.sandbox().distGit().lookaside().uploads()).isEmpty();
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).hasSize(1);
    }
  }

  private void assertSkipped(String option, String version, SkipReason reason) {
    try (Fedora fedora = configured(option)) {
      assertThat(pull(fedora, version).results())
          .containsExactly(new BranchResult.Skipped(Fedora.PACKAGE, "f44", reason));
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).isEmpty();
    }
  }

  private Fedora configured(String option) {
    Fedora fedora = Fedora.empty(work);
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config(option)));
    fedora.sandbox().downloads().serveAnything();
    return fedora;
  }

  private static String config(String option) {
    return option
        + """
        specfile_path: python-ogr.spec
        downstream_package_name: python-ogr
        jobs:
          - job: pull_from_upstream
            trigger: release
            dist_git_branches: [f44]
        """;
  }

  private static ReleaseReport pull(Fedora fedora, String version) {
    return fedora.workflow().pullFromUpstream(request(version));
  }

  private static ReleaseRequest request(String version) {
    return ReleaseRequest.pullFromUpstream(
        DistGitInstance.fedora().projectUrl(Fedora.PACKAGE), version);
  }

  /** The branch has the version; what upstream's spec file says of its release decides. */
  @ParameterizedTest
  @CsvSource({"2, 1, true", "1, 1, false", "1, 2, false", "10, 9, true"})
  void aNewerReleaseOfTheSameVersionIsBroughtAndNoOlderOne(
      String upstreams, String present, boolean proposed) {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", at(present)));
      fedora.addUpstream(
          FileTree.of("fedora/python-ogr.spec", at(upstreams), ".packit.yaml", Fedora.CONFIG));
      fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});

      ReleaseReport report =
          fedora
              .workflow()
              .proposeDownstream(Fedora.request().toBuilder().branches(List.of("f44")).build());

      assertThat(report.results())
          .singleElement()
          .isInstanceOf(proposed ? BranchResult.Proposed.class : BranchResult.UpToDate.class);
    }
  }

  private static String at(String release) {
    return Fedora.SPEC
        .replace("0.61.2\nRelease:        3", "0.62.3\nRelease:        " + release)
        .replace("0.61.2-3", "0.62.3-" + release);
  }
}
