package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.RequestMatcher;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events start which jobs, and what is said of those that start none. */
class EventRulesTest {

  private static final String CONFIG =
      """
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      jobs:
        - job: pull_from_upstream
          trigger: release
          dist_git_branches: [rawhide, f44]
        - job: koji_build
          trigger: commit
          allowed_committers: [alice]
          dist_git_branches: [rawhide, f44]
        - job: bodhi_update
          trigger: commit
          dist_git_branches: [f44]
      """;

  private static final Set<String> SPEC_FILE = Set.of("python-ogr.spec");

  @TempDir Path work;

  @Test
  void aPackageWithPlusSignsIsBuiltUnderItsName() {
    String name = "libsigc++20";
    String spec = Fedora.SPEC.replace("python-ogr", name);
    String config = CONFIG.replace("python-ogr", name).replace("[alice]", "[admin]");
    try (Fedora fedora = Fedora.empty(work)) {
      DistGitPackage pkg =
          fedora
              .sandbox()
              .distGit()
              .createPackage(
                  name,
                  FileTree.of(name + ".spec", spec, ".packit.yaml", config),
                  "rawhide",
                  "f44");
      pkg.addCommitter("packit");
      pkg.commit("f44", "Rebuild", FileTree.of(name + ".spec", spec.replace("3%{", "4%{")));
      assertThat(fedora.deliverMessages())
          .hasAtLeastOneElementOfType(JobOutcome.BuildSubmitted.class)
          .hasAtLeastOneElementOfType(JobOutcome.UpdateCreated.class)
          .doesNotHaveAnyElementsOfTypes(JobOutcome.Failed.class);
      assertThat(fedora.sandbox().koji().build("libsigc++20-0.61.2-4.fc44")).isPresent();
    }
  }

  @Test
  void aPushToAForkBuildsNothing() {
    assertReason(Events.pushToFork(), Reason.FORK);
  }

  @Test
  void aRepositoryOfTestsIsNoPackage() {
    assertReason(Events.pushToTests(), Reason.OTHER_NAMESPACE);
  }

  @Test
  void aCommitThatLeavesTheSpecFileAloneBuildsNothing() {
    assertReason(Events.push("f44", "alice", Set.of("gating.yaml")), Reason.SPEC_FILE_UNCHANGED);
  }

  @Test
  void anotherCommitterBuildsNothing() {
    assertReason(
        Events.push("f44", "mallory", Set.of("python-ogr.spec")), Reason.COMMITTER_NOT_ALLOWED);
  }

  @Test
  void allCommittersAreAskedForAtTheForge() {
    try (Fedora fedora = Fedora.empty(work)) {
      String config = CONFIG.replace("[alice]", "[all_committers]");
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
      assertThat(reasons(fedora, Events.push("f44", "outsider", SPEC_FILE)))
          .containsExactly(Reason.COMMITTER_NOT_ALLOWED);
      assertThat(fedora.workflow().handle(Events.push(fedora, "admin")).outcomes())
          .hasOnlyElementsOfType(JobOutcome.BuildSubmitted.class);
    }
  }

  @Test
  void theMembersOfAGroupAreAskedForUnlessANameDecides() {
    try (Fedora fedora = committers("[alice, '@packager']")) {
      fedora.workflow().handle(Events.push(fedora, "alice"));
      assertThat(groupRequests(fedora)).isZero();
      assertThat(reasons(fedora, Events.push("f44", "outsider", SPEC_FILE)))
          .containsExactly(Reason.COMMITTER_NOT_ALLOWED);
      assertThat(fedora.workflow().handle(Events.push(fedora, "admin")).outcomes())
          .hasOnlyElementsOfType(JobOutcome.BuildPresent.class);
      assertThat(groupRequests(fedora)).isEqualTo(2);
    }
  }

  @Test
  void aGroupThatCannotBeLookedUpIsNoRefusal() {
    try (Fedora fedora = committers("['@no-such-group']")) {
      assertThat(fedora.workflow().handle(Events.push("f44", "admin", SPEC_FILE)).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.Failed.class,
              failed -> {
                assertThat(failed.retryable()).isFalse();
                assertThat(failed.cause())
                    .hasMessageContaining("@no-such-group")
                    .hasMessageContaining("https://src.fedoraproject.org");
              });
    }
    try (Fedora fedora = committers("['@packager']")) {
      fedora
          .sandbox()
          .faults()
          .on(RequestMatcher.any().path("/group/"))
          .always()
          .respond(503, "busy");
      assertThat(fedora.workflow().handle(Events.push("f44", "admin", SPEC_FILE)).retryable())
          .isTrue();
    }
  }

  private Fedora committers(String accounts) {
    Fedora fedora = Fedora.empty(work);
    String config = CONFIG.replace("[alice]", accounts);
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
    return fedora;
  }

  private static long groupRequests(Fedora fedora) {
    return fedora.sandbox().requests().all().stream()
        .filter(request -> request.path().contains("/group/"))
        .count();
  }

  @Test
  void anotherBranchBuildsNothing() {
    assertReason(
        Events.push("f43", "alice", Set.of("python-ogr.spec")), Reason.BRANCH_NOT_CONFIGURED);
  }

  @Test
  void aPackageWithoutConfigurationBuildsNothing() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      PackitEvent push = Events.push("f44", "alice", Set.of("python-ogr.spec"));
      assertThat(reasons(fedora, push)).containsExactly(Reason.NO_CONFIGURATION);
    }
  }

  @Test
  void whereTheMessageListsNoFilesTheCommitItselfIsLookedAt() {
    try (Fedora fedora = configured()) {
      String other =
          fedora
              .sandbox()
              .distGit()
              .pkg(Fedora.PACKAGE)
              .commit("f44", "Gating", FileTree.of("gating.yaml", "x"));
      assertThat(reasons(fedora, Events.push("f44", "alice", Optional.empty(), other)))
          .containsExactly(Reason.SPEC_FILE_UNCHANGED);
      String spec =
          fedora
              .sandbox()
              .distGit()
              .pkg(Fedora.PACKAGE)
              .commit(
                  "f44",
                  "Rebuild",
                  FileTree.of("python-ogr.spec", Fedora.SPEC.replace("3%{?dist}", "4%{?dist}")));
      EventReport report =
          fedora.workflow().handle(Events.push("f44", "alice", Optional.empty(), spec));
      assertThat(report.outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.BuildSubmitted.class,
              build -> assertThat(build.target()).isEqualTo("f44-candidate"));
    }
  }

  @Test
  void onlyFinishedBuildsOfAllowedBuildersGetAnUpdate() {
    assertReason(Events.build("f44-candidate", 0, "packit"), Reason.BUILD_NOT_COMPLETE);
    assertReason(Events.build("f44-candidate", 3, "packit"), Reason.BUILD_NOT_COMPLETE);
    assertReason(Events.build("f44-candidate", 1, "mallory"), Reason.BUILDER_NOT_ALLOWED);
    assertReason(Events.build("f43-candidate", 1, "packit"), Reason.BRANCH_NOT_CONFIGURED);
    assertReason(Events.build("f44-build-side-123", 1, "packit"), Reason.BRANCH_NOT_CONFIGURED);
    assertReason(Events.build("rawhide", 1, "packit"), Reason.UPDATED_AUTOMATICALLY);
  }

  @Test
  void aBuildOfAnUploadedPackageIsNoOneOfDistGit() {
    assertReason(
        Events.build("f44-candidate", 1, "packit", "cli-build/1.2/python-ogr-1-1.src.rpm"),
        Reason.NOT_FROM_DIST_GIT);
  }

  /** Whoever may build from anywhere could have an update made in a package's name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "git+https://src.fedoraproject.org/forks/alice/rpms/python-ogr.git#",
        "git+https://src.fedoraproject.org/tests/python-ogr.git#",
        "git+https://evil.example/rpms/python-ogr.git#",
        "git+https://evil.example/src.fedoraproject.org/rpms/python-ogr.git#",
        "git+https://src.fedoraproject.org/rpms/../rpms/python-ogr.git#",
      })
  void aBuildFromElsewhereIsNoOneOfDistGit(String repository) {
    assertReason(
        Events.build("f44-candidate", 1, "packit", repository + Events.COMMIT),
        Reason.NOT_FROM_DIST_GIT);
  }

  @Test
  void aTaggedBuildSaysWhyItStartsNothing() {
    assertReason(Events.tagged("f44-build-side-12345"), Reason.NO_SIDE_TAG);
    assertReason(Events.tagged("f44-updates-candidate"), Reason.NOT_A_SIDE_TAG);
  }

  @Test
  void ofSeveralNewVersionsTheHighestIsPulled() {
    try (Fedora fedora = configured()) {
      fedora.sandbox().downloads().serveAnything();
      EventReport report =
          fedora
              .workflow()
              .handle(
                  new NewVersions(
                      Fedora.PACKAGE,
                      List.of("0.62.3", "0.9", "0.63.0"),
                      Set.of(),
                      OptionalLong.of(2509741),
                      OptionalLong.of(4321)));

      JobOutcome.Released released = (JobOutcome.Released) report.outcomes().get(0);
      assertThat(released.report().version()).isEqualTo("0.63.0");
      assertThat(released.report().results()).hasOnlyElementsOfType(BranchResult.Proposed.class);
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE))
          .hasSize(2)
          .allSatisfy(
              pullRequest ->
                  assertThat(pullRequest.description())
                      .contains("rhbz#2509741")
                      .contains("release-monitoring.org/project/4321"));
      assertThat(
              fedora
                  .sandbox()
                  .distGit()
                  .pkg(Fedora.PACKAGE)
                  .fork("packit")
                  .orElseThrow()
                  .text("f44-update-pull_from_upstream", "python-ogr.spec"))
          .hasValueSatisfying(
              spec ->
                  assertThat(spec)
                      .contains("- Update to version 0.63.0\n- Resolves: rhbz#2509741\n"));
    }
  }

  @Test
  void aCommitThatRetiresThePackageBuildsNothing() {
    try (Fedora fedora = configured()) {
      DistGitPackage pkg = fedora.sandbox().distGit().pkg(Fedora.PACKAGE);
      String retired =
          pkg.commit(
              "f44", "Retire", FileTree.of("dead.package", "x", "python-ogr.spec", "# gone"));
      Set<String> files = Set.of("dead.package", "python-ogr.spec");
      assertThat(reasons(fedora, Events.push("f44", "alice", Optional.of(files), retired)))
          .containsExactly(Reason.RETIRED);
      assertThat(reasons(fedora, Events.push("f44", "alice", Optional.empty(), retired)))
          .containsExactly(Reason.RETIRED);
      // What a message lists is what has changed: the file may as well have gone.
      String head = pkg.commitOf("rawhide").orElseThrow();
      assertThat(
              fedora
                  .workflow()
                  .handle(Events.push("rawhide", "alice", Optional.of(files), head))
                  .outcomes())
          .hasOnlyElementsOfType(JobOutcome.BuildSubmitted.class);
    }
  }

  private void assertReason(PackitEvent event, Reason reason) {
    try (Fedora fedora = configured()) {
      assertThat(reasons(fedora, event)).containsExactly(reason);
      assertThat(fedora.sandbox().koji().tasks()).isEmpty();
      assertThat(fedora.sandbox().bodhi().updates()).isEmpty();
    }
  }

  private static List<Reason> reasons(Fedora fedora, PackitEvent event) {
    List<JobOutcome> outcomes = fedora.workflow().handle(event).outcomes();
    assertThat(outcomes).hasOnlyElementsOfType(NotRun.class);
    return outcomes.stream().map(outcome -> ((NotRun) outcome).reason()).toList();
  }

  private Fedora configured() {
    Fedora fedora = Fedora.empty(work);
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", CONFIG));
    return fedora;
  }
}
