package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.failure.RefusedProposalException;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves the workflow is checked: what is not fit is refused, what is doubtful is told. */
class ProposedFilesTest {

  private static final String CONFIG =
      """
      specfile_path: fedora/python-ogr.spec
      downstream_package_name: python-ogr
      jobs:
        - job: propose_downstream
          trigger: release
          dist_git_branches: [f44]
      """;

  private static final String SPEC =
      Fedora.SPEC.replace("%{pypi_source ogr}", "%{url}/ogr-%{version}.tar.gz");

  @TempDir Path work;

  @ParameterizedTest
  @CsvSource({"2024-05-01,'-'", "1.1@x,'@'", "2.1.0-5-gabcdef0,'-'", "0.1-5-gabcdef0,'-'"})
  void aVersionThatRpmDoesNotTakeIsRefusedWithTheTag(String tag, String character) {
    BranchResult.Failed failed = refused(SPEC, SPEC, "", tag);
    assertThat(failed.cause())
        .isInstanceOf(RefusedProposalException.class)
        .hasMessageContaining("The release %s is not proposed to f44", tag)
        .hasMessageContaining(character);
    assertThat(failed.retryable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%else", "%if 1", "%endif"})
  void aSpecFileThatRpmWouldNotReadIsRefused(String line) {
    String upstream = SPEC.replace("BuildArch:", line + "\nBuildArch:");
    assertThat(refused(upstream, SPEC, "", "0.62.3").cause())
        .hasMessageContainingAll("0.62.3", "f44", "RPM would not read it", line.split(" ")[0]);
  }

  @Test
  void aSpecFileThatRpmDidNotReadBeforeIsNoWorse() {
    String broken = SPEC.replace("BuildArch:", "%else\nBuildArch:");
    BranchResult result = only(proposed(broken, broken, "", "0.62.3"));
    assertThat(result).isInstanceOf(BranchResult.Proposed.class);
    assertThat(result.warnings()).singleElement().asString().contains("as before");
  }

  @Test
  void aChangedNameIsRefused() {
    String upstream = SPEC.replace("Name:           python-ogr", "Name:           ogr");
    assertThat(refused(upstream, SPEC, "", "0.62.3").cause())
        .hasMessageContainingAll("0.62.3", "its name would be 'ogr', not 'python-ogr'");
  }

  @Test
  void anEpochThatUpstreamLacksIsRefused() {
    String distGit = SPEC.replace("Version:", "Epoch: 2\nVersion:");
    assertThat(refused(SPEC, distGit, "", "0.62.3").cause())
        .hasMessageContainingAll(
            "0.62.3", "f44", "its epoch would be 0, lower than the 2", "Epoch: 2");
  }

  @Test
  void upstreamsSpecFileMayBeALink() {
    FileTree upstream =
        FileTree.of("packaging/ogr.spec", SPEC, ".packit.yaml", CONFIG)
            .andLink("fedora/python-ogr.spec", "../packaging/ogr.spec");
    try (Fedora fedora = fedora(upstream, FileTree.of("python-ogr.spec", SPEC), "0.62.3")) {
      assertThat(only(fedora.workflow().release(request("0.62.3"))))
          .isInstanceOf(BranchResult.Proposed.class);
    }
  }

  @Test
  void aSpecFileOfDistGitThatIsALinkIsNotOverwritten() {
    FileTree distGit = FileTree.of("ogr.spec", SPEC).andLink("python-ogr.spec", "ogr.spec");
    try (Fedora fedora = fedora(Fedora.upstreamFiles(CONFIG), distGit, "0.62.3")) {
      assertThat(only(fedora.workflow().release(request("0.62.3"))))
          .isInstanceOfSatisfying(
              BranchResult.Failed.class,
              failed ->
                  assertThat(failed.cause())
                      .isInstanceOf(RefusedProposalException.class)
                      .hasMessageContaining("python-ogr.spec is a symbolic link in dist-git"));
    }
  }

  @Test
  void aVersionThatCameOutDifferentlyIsRefused() {
    // sync_changelog brings upstream's file as it is, and upstream forgot the version.
    assertThat(refused(SPEC, SPEC, "sync_changelog: true\n", "0.62.3").cause())
        .hasMessageContainingAll("0.62.3", "came out as '0.61.2', not as '0.62.3'");
  }

  @Test
  void aMainSourceThatDoesNotFollowTheVersionIsTold() {
    String fixed = SPEC.replace("ogr-%{version}", "0123abc/ogr-0123abc");
    try (Fedora fedora = fedora(fixed, fixed, "", "0.62.3")) {
      BranchResult result = only(fedora.workflow().release(request("0.62.3")));
      assertThat(result).isInstanceOf(BranchResult.Proposed.class);
      assertThat(result.warnings())
          .singleElement()
          .asString()
          .contains("Source0 does not follow the version", "0123abc/ogr-0123abc.tar.gz");
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE))
          .singleElement()
          .extracting(PagurePullRequest::description)
          .asString()
          .contains("Source0 does not follow the version");
      assertThat(only(fedora.workflow().release(request("0.62.3"))))
          .isInstanceOf(BranchResult.UpToDate.class)
          .extracting(BranchResult::warnings)
          .isEqualTo(result.warnings());
    }
  }

  /** It is the same commit that would be merged there. */
  @Test
  void whatIsDoubtfulIsToldOnFollowersToo() {
    String fixed = SPEC.replace("ogr-%{version}", "0123abc/ogr-0123abc");
    String config = CONFIG.replace("[f44]", "{f45: {fast_forward_merge_into: [f44]}}");
    try (Fedora fedora =
        fedora(
            FileTree.of("fedora/python-ogr.spec", fixed, ".packit.yaml", config),
            FileTree.of("python-ogr.spec", fixed),
            "0.62.3")) {
      for (Class<? extends BranchResult> ended :
          List.of(BranchResult.Proposed.class, BranchResult.UpToDate.class)) {
        ReleaseReport report = fedora.workflow().release(request("0.62.3"));
        assertThat(report.results()).hasSize(2).hasOnlyElementsOfType(ended);
        assertThat(report.results())
            .allSatisfy(
                result ->
                    assertThat(result.warnings())
                        .singleElement()
                        .asString()
                        .contains("Source0 does not follow the version"));
      }
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE))
          .hasSize(2)
          .extracting(PagurePullRequest::description)
          .allSatisfy(text -> assertThat(text).contains("Source0 does not follow the version"));
    }
  }

  @Test
  void aMainSourceOfTheOldCommitIsTold() {
    String fixed = SPEC.replace("ogr-%{version}", "8a1c0ffee5/ogr-%{version}");
    assertThat(only(proposed(fixed, fixed, "", "0.62.3")).warnings())
        .singleElement()
        .asString()
        .contains("Source0 does not follow the version", "with the commit 8a1c0ffee5 that 0.61.2");
  }

  @Test
  void aFurtherSourceOfTheOldVersionIsTold() {
    String spec =
        SPEC.replace(
            "BuildArch:", "Source1: %{url}/ogr-0.61.2.asc\nSource2: %{url}/key.asc\nBuildArch:");
    assertThat(only(proposed(spec, spec, "", "0.62.3")).warnings())
        .singleElement()
        .asString()
        .contains("Source1 does not follow the version");
  }

  @Test
  void whatIsInNeitherGitNorSourcesIsTold() {
    String spec = SPEC.replace("BuildArch:", "Source1: ogr.service\nPatch0: fix.patch\nBuildArch:");
    assertThat(only(proposed(spec, SPEC, "", "0.62.3")).warnings())
        .hasSize(2)
        .anySatisfy(text -> assertThat(text).contains("Source1 (ogr.service) is neither in git"))
        .anySatisfy(text -> assertThat(text).contains("Patch0 (fix.patch) is neither in git"));
  }

  @Test
  void whatTheSyncBringsIsInGit() {
    String spec = SPEC.replace("BuildArch:", "Source1: ogr.service\nBuildArch:");
    String sync = "files_to_sync: [ogr.service, fedora/python-ogr.spec]\n";
    try (Fedora fedora = fedora(spec, SPEC, sync, "0.62.3")) {
      BranchPlan.Proposal plan = proposal(fedora);
      assertThat(plan.warnings()).isEmpty();
      assertThat(plan.uploads())
          .extracting(PlannedUpload::fileName)
          .containsExactly("ogr-0.62.3.tar.gz");
    }
  }

  @Test
  void aBranchThatIsPushedToDirectlyGetsNothingDoubtful() {
    String spec = SPEC.replace("BuildArch:", "Source1: ogr.service\nBuildArch:");
    assertThat(refused(spec, SPEC, "create_pr: false\n", "0.62.3").cause())
        .hasMessageContainingAll("create_pr: false", "Source1 (ogr.service)");
  }

  @Test
  void onlyTheReleaseThatCountsIsReset() {
    String spec =
        SPEC.replace(
            "Release:        3%{?dist}\n",
            "%if 0%{?fedora}\nRelease: 3%{?dist}\n%else\nRelease: 7%{?dist}\n%endif\n");
    try (Fedora fedora = fedora(spec, spec, "", "0.62.3")) {
      assertThat(text(proposal(fedora), "python-ogr.spec"))
          .contains("%if 0%{?fedora}\nRelease: 1%{?dist}\n%else\nRelease: 7%{?dist}\n%endif\n");
    }
  }

  @Test
  void aSpecFileWithoutChangelogGetsTheNewEntryAlone() {
    String without = SPEC.substring(0, SPEC.indexOf("%changelog"));
    try (Fedora fedora = fedora(SPEC, without, "", "0.62.3")) {
      assertThat(text(proposal(fedora), "python-ogr.spec"))
          .doesNotContain("Rebuilt")
          .containsPattern("%changelog\n\\* .* - 0\\.62\\.3-1\n- Update to version 0\\.62\\.3\n$");
    }
  }

  @Test
  void conditionsAroundOneChangelogDoNotEndUpInTheOther() {
    String conditional =
        SPEC.replace("%changelog", "%if 0%{?fedora}\n%changelog").concat("%endif\n");
    try (Fedora fedora = fedora(SPEC, conditional, "", "0.62.3")) {
      assertThat(text(proposal(fedora), "python-ogr.spec"))
          .contains("Rebuilt")
          .doesNotContain("%if", "%endif");
    }
  }

  @Test
  void conditionsAroundUpstreamsChangelogStayWhereTheyAre() {
    String conditional =
        SPEC.replace("%changelog", "%if 0%{?fedora}\n%changelog").concat("%endif\n");
    try (Fedora fedora = fedora(conditional, SPEC, "", "0.62.3")) {
      assertThat(text(proposal(fedora), "python-ogr.spec"))
          .containsPattern("%if 0%\\{\\?fedora\\}\n%changelog\n\\* [^%]*- Rebuilt\n%endif\n$");
    }
  }

  /** Git has no file and directory of one name, and drops the file. */
  @ParameterizedTest
  @ValueSource(strings = {"python-ogr.spec/x", ".gitignore/x", "README.packit/x/y"})
  void nothingIsPutBelowAFile(String dest) {
    String sync = "files_to_sync: [{src: .packit.yaml, dest: %s}]\n".formatted(dest);
    try (Fedora fedora = fedora(SPEC, SPEC, sync, "0.62.3")) {
      assertThat(only(fedora.workflow().release(request("0.62.3"))))
          .isInstanceOfSatisfying(
              BranchResult.Failed.class,
              failed -> assertThat(failed.cause()).hasMessageContainingAll(dest, "below a file"));
    }
  }

  @Test
  void oneAddressUnderTwoNamesIsTwoArchives() {
    String spec =
        SPEC.replace("BuildArch:", "Source1: one.tar.gz\nSource2: two.tar.gz\nBuildArch:");
    String sources =
        """
        sources:
          - {path: one.tar.gz, url: 'https://example.org/both.tar.gz'}
          - {path: two.tar.gz, url: 'https://example.org/both.tar.gz'}
        """;
    try (Fedora fedora = fedora(spec, SPEC, sources, "0.62.3")) {
      assertThat(only(fedora.workflow().release(request("0.62.3"))))
          .isInstanceOf(BranchResult.Proposed.class);
      assertThat(fedora.sandbox().distGit().lookaside().uploads())
          .extracting(upload -> upload.fileName())
          .containsExactlyInAnyOrder("ogr-0.62.3.tar.gz", "one.tar.gz", "two.tar.gz");
    }
  }

  @Test
  void theExecutableBitOfWhatIsThereStays() {
    FileTree distGit = FileTree.empty().andExecutable("python-ogr.spec", SPEC);
    FileTree upstream = FileTree.of("fedora/python-ogr.spec", SPEC, ".packit.yaml", CONFIG);
    try (Fedora fedora = fedora(upstream, distGit, "0.62.3")) {
      assertThat(proposal(fedora).files())
          .filteredOn(file -> file.path().equals("python-ogr.spec"))
          .singleElement()
          .extracting(PlannedFile::executable)
          .isEqualTo(true);
    }
  }

  @Test
  void anAddressWithoutAHostFailsAtOnce() {
    for (String address : List.of("packit/ogr", "github.com/packit/ogr", "https:/packit/ogr")) {
      assertThatThrownBy(() -> ReleaseRequest.proposeDownstream(address, "1.0"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll(address, "https://github.com/packit/ogr");
    }
    assertThatThrownBy(
            () ->
                ReleaseRequest.pullFromUpstream(
                    URI.create("git://src.fedoraproject.org/rpms/ogr"), "1.0"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(
            ReleaseRequest.pullFromUpstream(
                    DistGitInstance.fedora().projectUrl(Fedora.PACKAGE), "1.0")
                .version())
        .contains("1.0");
  }

  private BranchResult.Failed refused(String upstream, String distGit, String option, String tag) {
    try (Fedora fedora = fedora(upstream, distGit, option, tag)) {
      BranchResult result = only(fedora.workflow().release(request(tag)));
      assertThat(fedora.sandbox().distGit().lookaside().uploads()).isEmpty();
      assertThat(result).isInstanceOf(BranchResult.Failed.class);
      return (BranchResult.Failed) result;
    }
  }

  private ReleaseReport proposed(String upstream, String distGit, String option, String tag) {
    try (Fedora fedora = fedora(upstream, distGit, option, tag)) {
      return fedora.workflow().release(request(tag));
    }
  }

  private Fedora fedora(String upstream, String distGit, String option, String tag) {
    return fedora(
        FileTree.of("fedora/python-ogr.spec", upstream, ".packit.yaml", option + CONFIG)
            .and("ogr.service", "[Unit]\n"),
        FileTree.of("python-ogr.spec", distGit),
        tag);
  }

  private Fedora fedora(FileTree upstream, FileTree distGit, String tag) {
    Fedora fedora = Fedora.empty(work);
    fedora.addPackage(distGit);
    fedora.sandbox().downloads().serveAnything();
    fedora.sandbox().upstream().project("packit/ogr").commit("Release", upstream);
    fedora.sandbox().upstream().project("packit/ogr").tag(tag);
    return fedora;
  }

  private static BranchPlan.Proposal proposal(Fedora fedora) {
    BranchPlan plan = fedora.workflow().plan(request("0.62.3")).branches().get(0);
    assertThat(plan).isInstanceOf(BranchPlan.Proposal.class);
    return (BranchPlan.Proposal) plan;
  }

  private static String text(BranchPlan.Proposal plan, String path) {
    return plan.files().stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .flatMap(PlannedFile::after)
        .map(FileContent::text)
        .orElseThrow();
  }

  private static BranchResult only(ReleaseReport report) {
    assertThat(report.results()).hasSize(1);
    return report.results().get(0);
  }

  private static ReleaseRequest request(String tag) {
    return ReleaseRequest.proposeDownstream("https://github.com/packit/ogr", tag);
  }
}
