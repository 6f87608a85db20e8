package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.core.BranchResult.Skipped;
import io.github.packit4j.core.JobOutcome.Released;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.failure.RefusedProposalException;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.FileTree;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which releases go to which branches, for whom and in which order. */
class ReleaseSelectionTest {

  private static final String PULL =
      """
      upstream_package_name: ogr
      downstream_package_name: python-ogr
      %s
      jobs:
        - job: pull_from_upstream
          trigger: release
          dist_git_branches: [rawhide, f44]
      """;

  @TempDir Path work;

  @Test
  void aManualJobIsNotRunAlongWithAnotherOne() {
    try (Fedora fedora =
        Fedora.withRelease(
            work,
            """
            specfile_path: fedora/python-ogr.spec
            upstream_package_name: ogr
            downstream_package_name: python-ogr
            jobs:
              - job: propose_downstream
                trigger: release
                dist_git_branches: [rawhide]
              - job: propose_downstream
                trigger: release
                manual_trigger: true
                dist_git_branches: [f44]
              - job: propose_downstream
                trigger: ignore
                dist_git_branches: [f43]
            """,
            Optional.empty())) {
      assertThat(results(fedora, Events.RELEASE))
          .extracting(BranchResult::branch)
          .containsExactly("rawhide");
      assertThat(fedora.workflow().proposeDownstream(Fedora.request()).results())
          .extracting(BranchResult::branch)
          .containsExactly("rawhide", "f44");
    }
  }

  @Test
  void anEventNeverPushesToTheBranch() {
    String config = Fedora.CONFIG + "create_pr: false\n";
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.empty())) {
      assertThat(results(fedora, Events.RELEASE)).hasOnlyElementsOfType(Proposed.class);
      assertThat(fedora.distGitText("f44", "python-ogr.spec")).isEqualTo(Fedora.SPEC);
      assertThat(fedora.workflow().plan(Fedora.request()).branches())
          .hasSize(5)
          .filteredOn(BranchPlan.Proposal.class::isInstance)
          .isNotEmpty()
          .allSatisfy(plan -> assertThat(((BranchPlan.Proposal) plan).pullRequest()).isEmpty());
    }
  }

  @Test
  void aTagIsFilteredBeforeAVersionIsMadeOfIt() {
    String config =
        Fedora.CONFIG + "upstream_tag_template: v{version}\nupstream_tag_include: '^v'\n";
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.empty())) {
      assertThat(results(fedora, Events.RELEASE))
          .hasSize(5)
          .allSatisfy(
              result ->
                  assertThat(((Skipped) result).reason())
                      .isEqualTo(new SkipReason.TagFiltered("0.62.3", "^v")));
    }
  }

  @Test
  void aTagOfAnotherPackageOfTheRepositoryIsNoFailure() {
    String config =
        """
        packages:
          first:
            downstream_package_name: first
            upstream_tag_template: first-{version}
            specfile_path: first.spec
          ogr:
            downstream_package_name: python-ogr
            upstream_package_name: ogr
            specfile_path: python-ogr.spec
        jobs:
          - job: propose_downstream
            trigger: release
            dist_git_branches: [f44]
        """;
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.addUpstream(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
      fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});

      List<BranchResult> results = results(fedora, Events.RELEASE);

      assertThat(results).hasSize(2);
      assertThat(((Skipped) results.get(0)).reason())
          .isEqualTo(new SkipReason.TagOfAnotherPackage("0.62.3", "first-{version}"));
      assertThat(results.get(1)).isInstanceOf(Proposed.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"backend, python-ogr.spec", "./backend/, backend/python-ogr.spec"})
  void pathsAreTheRootOfSpecFileAndSyncedFiles(String directory, String specFile) {
    String config =
        """
        packages:
          ogr:
            downstream_package_name: python-ogr
            upstream_package_name: ogr
            paths: [%s]
            specfile_path: %s
            files_to_sync:
              - fix.patch
        jobs:
          - job: propose_downstream
            trigger: release
            dist_git_branches: [f44]
        """
            .formatted(directory, specFile);
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.addUpstream(
          FileTree.of("backend/python-ogr.spec", Fedora.SPEC, ".packit.yaml", config)
              .and("backend/fix.patch", "inside")
              .and("fix.patch", "outside"));
      fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});

      assertThat(fedora.workflow().plan(Fedora.request()).branches())
          .singleElement()
          .isInstanceOfSatisfying(
              BranchPlan.Proposal.class,
              plan ->
                  assertThat(plan.files())
                      .filteredOn(file -> file.path().equals("fix.patch"))
                      .singleElement()
                      .satisfies(
                          file ->
                              assertThat(file.after().orElseThrow().text()).isEqualTo("inside")));
    }
  }

  @Test
  void eachBranchGetsTheHighestVersionThatItsRulesLetThrough() {
    try (Fedora fedora = pulling("version_update_mask: '\\d+\\.\\d+\\.'")) {
      List<JobOutcome> outcomes = handle(fedora, versions(Set.of(), "0.61.3", "0.63.0", "0.61.9"));

      assertThat(outcomes)
          .extracting(outcome -> ((Released) outcome).report().version())
          .containsExactly("0.63.0", "0.61.9");
      assertThat(outcomes)
          .flatExtracting(outcome -> ((Released) outcome).report().results())
          .hasOnlyElementsOfType(Proposed.class)
          .extracting(BranchResult::branch)
          .containsExactly("rawhide", "f44");
    }
  }

  @Test
  void anApprovalThatCannotDecideOnOneOfThemFailsThatOneAlone() {
    Approval undecided =
        plan -> {
          if (((JobPlan.Release) plan).plan().version().equals("0.61.9")) {
            throw new IllegalStateException("nobody is there");
          }
          return Approval.go();
        };
    try (Fedora fedora =
        pulling("version_update_mask: '\\d+\\.\\d+\\.'", builder -> builder.approval(undecided))) {
      assertThat(handle(fedora, versions(Set.of(), "0.61.3", "0.63.0", "0.61.9")))
          .satisfiesExactly(
              done ->
                  assertThat(((Released) done).report().results())
                      .hasOnlyElementsOfType(Proposed.class),
              failed ->
                  assertThat(((JobOutcome.Failed) failed).cause()).hasMessage("nobody is there"));
    }
  }

  /** RPM takes no hyphen in a version. */
  @Test
  void aVersionThatCannotBeProposedHidesNoLowerOne() {
    try (Fedora fedora = pulling("")) {
      List<JobOutcome> outcomes = handle(fedora, versions(Set.of(), "0.62.3", "2024-05-01", "1@x"));

      assertThat(outcomes)
          .singleElement()
          .satisfies(
              outcome -> assertThat(((Released) outcome).report().version()).isEqualTo("0.62.3"));
      assertThat(((Released) outcomes.get(0)).report().results())
          .hasSize(2)
          .allSatisfy(
              result -> {
                assertThat(result).isInstanceOf(Proposed.class);
                assertThat(result.warnings())
                    .hasSize(2)
                    .anySatisfy(
                        told ->
                            assertThat(told)
                                .contains("2024-05-01 is not proposed to " + result.branch()))
                    .anySatisfy(told -> assertThat(told).contains("1@x is not proposed to"));
              });
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE))
          .hasSize(2)
          .allSatisfy(
              pull -> assertThat(pull.description()).contains("2024-05-01", "1@x", "not proposed"));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.61.2", "0.61.1", "3@x"})
  void aRefusalStandsWhereNoOtherVersionIsNew(String other) {
    try (Fedora fedora = pulling("")) {
      assertThat(results(fedora, versions(Set.of(), "2024-05-01", other)))
          .hasSize(2)
          .allSatisfy(
              result ->
                  assertThat(result)
                      .isInstanceOfSatisfying(
                          BranchResult.Failed.class,
                          failed -> {
                            assertThat(failed.cause())
                                .isInstanceOf(RefusedProposalException.class)
                                .hasMessageContaining("2024-05-01");
                            assertThat(failed.retryable()).isFalse();
                          }));
    }
  }

  @Test
  void whatNoVersionGetsPastKeepsTheReasonOfTheHighest() {
    try (Fedora fedora = pulling("version_update_specifiers: '<0.62'")) {
      List<JobOutcome> outcomes = handle(fedora, versions(Set.of(), "0.62.0", "0.63.0"));

      assertThat(outcomes)
          .flatExtracting(outcome -> ((Released) outcome).report().results())
          .extracting(result -> ((Skipped) result).reason())
          .containsOnly(new SkipReason.OutsideSpecifiers("<0.62", "0.63.0"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.63.0, 0.63.0rc1, '', 0.63.0",
    "0.63.0, 0.64.0rc1, 0.63.0, 0.63.0",
    "0.63.0, 0.64.0rc1, '', 0.64.0rc1",
    "0.64.0rc1, 0.64.0rc2, 0.61.2, 0.64.0rc2"
  })
  void stableVersionsComeFirst(String one, String other, String stable, String released) {
    try (Fedora fedora = pulling("")) {
      Set<String> known = stable.isEmpty() ? Set.of() : Set.of(stable);
      assertThat(handle(fedora, versions(known, one, other)))
          .singleElement()
          .satisfies(
              outcome -> assertThat(((Released) outcome).report().version()).isEqualTo(released));
    }
  }

  @Test
  void endedReleasesAndEmptyAliasesAreNamedAndGetNothing() {
    String config =
        Fedora.CONFIG.replace("[fedora-all, epel-8]", "[f43, f44, epel-10-branched, fedora-44]");
    try (Fedora fedora =
        Fedora.empty(
            work,
            builder ->
                builder.releases(
                    List.of(
                        release("F44", "44", "f44", DistroRelease.State.CURRENT),
                        release("F43", "43", "f43", DistroRelease.State.ARCHIVED),
                        epel10())))) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.addUpstream(Fedora.upstreamFiles(config));
      fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});

      List<BranchResult> results = fedora.workflow().proposeDownstream(Fedora.request()).results();

      assertThat(results).hasSize(3);
      assertThat(((Skipped) results.get(0)).reason())
          .isEqualTo(new SkipReason.NoRelease("epel-10-branched"));
      assertThat(((Skipped) results.get(1)).reason())
          .isEqualTo(new SkipReason.EndOfLife("f43", Optional.of(LocalDate.of(2026, 12, 1))));
      assertThat(results.get(2)).isInstanceOf(Proposed.class);
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).hasSize(1);
    }
  }

  @Test
  void bodhiTellsWhichReleasesHaveEnded() {
    String config = Fedora.CONFIG.replace("[fedora-all, epel-8]", "[f43]");
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.empty())) {
      fedora.sandbox().bodhi().putRelease(BodhiRelease.fedora(43).withState("archived"));
      assertThat(fedora.workflow().proposeDownstream(Fedora.request()).results())
          .singleElement()
          .satisfies(
              result ->
                  assertThat(((Skipped) result).reason()).isInstanceOf(SkipReason.EndOfLife.class));
    }
  }

  @Test
  void aBranchOfTheCallersOwnIsBuiltWithItsTargetAndMacrosWithoutBodhi() {
    DistroRelease acme =
        DistroRelease.builder()
            .name("ACME-8")
            .longName("Acme 8")
            .version("8")
            .idPrefix("ACME")
            .branch("el8-private")
            .state(DistroRelease.State.CURRENT)
            .kojiTarget("dist-el8")
            .macroTarget("epel8")
            .putMacros("distcore", ".el8.acme")
            .composedByBodhi(false)
            .build();
    try (Fedora fedora = Fedora.empty(work, builder -> builder.releases(List.of(acme)))) {
      fedora.sandbox().bodhi().putRelease(target("dist-el8"));
      fedora
          .sandbox()
          .distGit()
          .createPackage(
              Fedora.PACKAGE,
              FileTree.of(
                  "python-ogr.spec",
                  Fedora.SPEC,
                  ".packit.yaml",
                  """
                  downstream_package_name: python-ogr
                  specfile_path: python-ogr.spec
                  jobs:
                    - job: koji_build
                      trigger: commit
                      allowed_committers: [alice]
                      dist_git_branches: [acme-all]
                  """),
              "rawhide",
              "el8-private");
      String head =
          fedora.sandbox().distGit().pkg(Fedora.PACKAGE).commitOf("el8-private").orElseThrow();

      assertThat(
              handle(
                  fedora,
                  Events.push(
                      "el8-private", "alice", Optional.of(Set.of("python-ogr.spec")), head)))
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.BuildSubmitted.class,
              built -> assertThat(built.target()).isEqualTo("dist-el8"));
      assertThat(fedora.events())
          .filteredOn(WorkflowEvent.StepSucceeded.class::isInstance)
          .extracting(event -> ((WorkflowEvent.StepSucceeded) event).step())
          .containsExactly(Step.KOJI_BUILD);
    }
  }

  private static BodhiRelease target(String name) {
    return BodhiRelease.builder()
        .name("ACME-8")
        .longName("Acme 8")
        .version("8")
        .idPrefix("ACME")
        .branch("el8-private")
        .distTag(name)
        .build();
  }

  private static DistroRelease release(
      String name, String version, String branch, DistroRelease.State state) {
    return DistroRelease.builder()
        .name(name)
        .longName("Fedora " + version)
        .version(version)
        .idPrefix("FEDORA")
        .branch(branch)
        .state(state)
        .eol(LocalDate.of(2026, 12, 1))
        .build();
  }

  private static DistroRelease epel10() {
    return DistroRelease.builder()
        .name("EPEL-10.0")
        .longName("Fedora EPEL 10.0")
        .version("10.0")
        .idPrefix("FEDORA-EPEL")
        .branch("epel10")
        .state(DistroRelease.State.CURRENT)
        .build();
  }

  private Fedora pulling(String settings) {
    return pulling(settings, UnaryOperator.identity());
  }

  private Fedora pulling(String settings, UnaryOperator<WorkflowBuilder> builder) {
    Fedora fedora = Fedora.empty(work, builder);
    fedora.addPackage(
        FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", PULL.formatted(settings)));
    fedora.sandbox().downloads().serveAnything();
    return fedora;
  }

  private static NewVersions versions(Set<String> stable, String... versions) {
    return new NewVersions(
        Fedora.PACKAGE, List.of(versions), stable, OptionalLong.empty(), OptionalLong.empty());
  }

  private static List<JobOutcome> handle(Fedora fedora, PackitEvent event) {
    return fedora.workflow().handle(event).outcomes();
  }

  private static List<BranchResult> results(Fedora fedora, PackitEvent event) {
    List<BranchResult> results = new ArrayList<>();
    for (JobOutcome outcome : handle(fedora, event)) {
      assertThat(outcome).isInstanceOf(Released.class);
      results.addAll(((Released) outcome).report().results());
    }
    return results;
  }
}
