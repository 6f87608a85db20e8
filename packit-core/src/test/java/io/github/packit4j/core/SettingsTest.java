package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.failure.OtherDistGitException;
import io.github.packit4j.core.failure.UnsupportedSettingException;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.specfile.changelog.Packager;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No setting of a configuration that decides where or what is released is silently left out. */
class SettingsTest {

  @TempDir Path work;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkg_tool: centpkg",
        "pkg_tool: fedpkg-stage",
        "dist_git_base_url: https://gitlab.com/",
        "dist_git_base_url: https://dist-git.example.org/",
        "{dist_git_base_url: 'https://src.fedoraproject.org/', dist_git_namespace: tests, pkg_tool: fedpkg}",
      })
  void aPackageOfAnotherDistGitIsNotReleasedHere(String setting) {
    String lines = setting.startsWith("{") ? asLines(setting) : setting;
    try (Fedora fedora = Fedora.withRelease(work, lines + "\n" + Fedora.CONFIG, Optional.empty())) {
      assertThatThrownBy(() -> fedora.workflow().plan(Fedora.request()))
          .isInstanceOf(OtherDistGitException.class)
          .hasMessageContaining("python-ogr belongs to the dist-git https://")
          .hasMessageContaining("releases into https://src.fedoraproject.org (rpms)");
      assertThat(reasons(fedora, Events.RELEASE)).containsExactly(Reason.OTHER_DIST_GIT);
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkg_tool: fedpkg",
        "dist_git_base_url: https://src.fedoraproject.org/",
        "dist_git_base_url: https://SRC.fedoraproject.org:443/rpms",
      })
  void theSameDistGitMayBeNamed(String setting) {
    try (Fedora fedora =
        Fedora.withRelease(work, setting + "\n" + Fedora.CONFIG, Optional.empty())) {
      assertThat(fedora.workflow().plan(Fedora.request()).branches())
          .hasOnlyElementsOfType(BranchPlan.Proposal.class);
    }
  }

  @Test
  void ofJobsForSeveralDistGitsThoseForThisOneRun() {
    String config =
        """
        specfile_path: fedora/python-ogr.spec
        downstream_package_name: python-ogr
        upstream_package_name: ogr
        jobs:
          - job: propose_downstream
            trigger: release
            pkg_tool: centpkg
            dist_git_branches: [c10s]
          - job: propose_downstream
            trigger: release
            dist_git_branches: [f44]
        """;
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.empty())) {
      List<JobOutcome> outcomes = fedora.workflow().handle(Events.RELEASE).outcomes();
      assertThat(outcomes)
          .filteredOn(NotRun.class::isInstance)
          .extracting(outcome -> ((NotRun) outcome).reason())
          .containsExactly(Reason.OTHER_DIST_GIT);
      assertThat(outcomes)
          .filteredOn(JobOutcome.Released.class::isInstance)
          .singleElement()
          .satisfies(
              outcome ->
                  assertThat(((JobOutcome.Released) outcome).report().results())
                      .extracting(BranchResult::branch)
                      .containsExactly("f44"));
    }
  }

  @Test
  void downstreamJobsOfAnotherDistGitDoNotRunHere() {
    try (Fedora fedora = downstream("pkg_tool: centpkg", "")) {
      assertThat(reasons(fedora, Events.push(fedora, "alice")))
          .containsExactly(Reason.OTHER_DIST_GIT);
      assertThat(reasons(fedora, Events.build())).containsExactly(Reason.OTHER_DIST_GIT);
    }
  }

  @Test
  void theUpdateOfASideTagGroupIsNotMadeOfOneBuild() {
    try (Fedora fedora = downstream("", "sidetag_group: ogr")) {
      assertThat(reasons(fedora, Events.build())).containsExactly(Reason.SIDE_TAG_GROUP);
    }
  }

  @Test
  void sourceGitIsRefused() {
    try (Fedora fedora =
        Fedora.withRelease(work, "upstream_ref: v1\n" + Fedora.CONFIG, Optional.empty())) {
      assertThatThrownBy(() -> fedora.workflow().plan(Fedora.request()))
          .isInstanceOf(UnsupportedSettingException.class)
          .hasMessageContaining("python-ogr sets upstream_ref")
          .hasMessageContaining("patches");
    }
  }

  @Test
  void jobsThatOthersRunChangeNothing() {
    String others =
        """
          - job: copr_build
            trigger: pull_request
            targets: [fedora-all]
          - job: tests
            trigger: pull_request
            targets: [fedora-all]
          - job: vm_image_build
            trigger: pull_request
            copr_chroot: fedora-44-x86_64
            image_request: {architecture: x86_64, image_type: aws, upload_request: {type: aws}}
            image_distribution: fedora-44
        """;
    List<String> without = plannedFiles("without", Fedora.CONFIG);
    assertThat(without).hasSize(5).allSatisfy(diff -> assertThat(diff).contains("0.62.3"));
    assertThat(plannedFiles("with", "srpm_build_deps: [make]\n" + Fedora.CONFIG + others))
        .isEqualTo(without);
  }

  private List<String> plannedFiles(String place, String config) {
    try (Fedora fedora = Fedora.withRelease(work.resolve(place), config, Optional.empty())) {
      return fedora.workflow().plan(Fedora.request()).branches().stream()
          .map(BranchPlan.Proposal.class::cast)
          .map(
              proposal ->
                  proposal.files().stream()
                      .filter(file -> !file.path().equals(".packit.yaml"))
                      .map(PlannedFile::diff)
                      .collect(Collectors.joining()))
          .toList();
    }
  }

  private static String asLines(String flow) {
    return flow.substring(1, flow.length() - 1).replace(", ", "\n");
  }

  private static List<Reason> reasons(Fedora fedora, PackitEvent event) {
    List<JobOutcome> outcomes = fedora.workflow().handle(event).outcomes();
    assertThat(outcomes).hasOnlyElementsOfType(NotRun.class);
    return outcomes.stream().map(outcome -> ((NotRun) outcome).reason()).toList();
  }

  private Fedora downstream(String setting, String jobSetting) {
    String config =
        """
        %s
        specfile_path: python-ogr.spec
        jobs:
          - job: koji_build
            trigger: commit
            allowed_committers: [alice]
            dist_git_branches: [f44]
            %s
          - job: bodhi_update
            trigger: commit
            dist_git_branches: [f44]
            %s
        """
            .formatted(setting, jobSetting, jobSetting);
    Fedora fedora = Fedora.empty(work);
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
    return fedora;
  }

  @Test
  void anAuthorThatGitDoesNotTakeIsRefusedAtOnce() {
    Packager odd = new Packager("A <z> B", "a@example.org");
    assertThatThrownBy(() -> ReleaseWorkflow.builder().identity(odd))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("angle brackets");
  }
}
