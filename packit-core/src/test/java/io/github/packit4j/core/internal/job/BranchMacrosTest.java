package io.github.packit4j.core.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.specfile.SpecFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the branches of a job are, and what spec files are expanded with there. */
class BranchMacrosTest {

  private static final ReleaseAliases ALIASES =
      ReleaseAliases.of(
          List.of(
              release("F44", "44", "f44").build(),
              release("F43", "43", "f43").build(),
              release("F45", "45", "rawhide").state(DistroRelease.State.PENDING).build(),
              DistroRelease.builder()
                  .name("OWN-8")
                  .longName("Own 8")
                  .version("8")
                  .branch("own8")
                  .idPrefix("OWN")
                  .state(DistroRelease.State.CURRENT)
                  .macroTarget("epel8")
                  .putMacros("dist", ".own8")
                  .build()));

  private static final SpecFile SPEC =
      SpecFile.parse("Name: x\nVersion: 1\nRelease: 1%{?dist}%{?extra}%{?bootstrap:b}\n");

  @Test
  void theReleaseGivesTheMacros() {
    assertThat(release("f44", settings("{}"))).isEqualTo("1.fc44");
    assertThat(release("own8", settings("{}"))).isEqualTo("1.own8");
  }

  @Test
  void thePackageAddsAndTakesAwayItsOwn() {
    assertThat(release("f44", settings("{extra: '.2', bootstrap: 1}"))).isEqualTo("1.fc44.2b");
    assertThat(release("f44", settings("{dist: null}"))).isEqualTo("1");
  }

  @Test
  void aBranchOfWhichNothingIsKnownIsNamed() {
    ReleaseBranch unknown = ALIASES.resolve(List.of("private")).get(0);
    assertThatThrownBy(() -> BranchMacros.of(unknown, settings("{}")))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("branch private")
        .hasMessageContaining("releases(");
  }

  @Test
  void aJobHasTheBranchesOfItsConfigurationOrTheDefault() {
    assertThat(branches(JobType.KOJI_BUILD, "[fedora-stable]")).containsExactly("f43", "f44");
    assertThat(branches(JobType.KOJI_BUILD, "[]")).containsExactly("rawhide");
    assertThat(branches(JobType.BODHI_UPDATE, "[]")).containsExactly("f43", "f44");
    ReleaseBranch f44 = ALIASES.resolve(List.of("f44")).get(0);
    PackageSettings stable = jobSettings(JobType.KOJI_BUILD, "[fedora-stable]");
    assertThat(JobBranches.contain(ALIASES, JobType.KOJI_BUILD, stable, f44)).isTrue();
    PackageSettings other = jobSettings(JobType.KOJI_BUILD, "[rawhide, f43]");
    assertThat(JobBranches.contain(ALIASES, JobType.KOJI_BUILD, other, f44)).isFalse();
  }

  private static List<String> branches(JobType type, String configured) {
    return JobBranches.of(ALIASES, type, jobSettings(type, configured)).branches().stream()
        .map(ReleaseBranch::name)
        .sorted()
        .toList();
  }

  private static PackageSettings jobSettings(JobType type, String branches) {
    String config =
        """
        specfile_path: x.spec
        downstream_package_name: x
        jobs: [{job: %s, trigger: commit, dist_git_branches: %s}]
        """
            .formatted(type.key(), branches);
    return ConfigLoader.create()
        .withRepositoryName("x")
        .parse(config, ".packit.yaml")
        .config()
        .jobs(type)
        .get(0)
        .packages()
        .values()
        .iterator()
        .next();
  }

  private static String release(String branch, PackageSettings settings) {
    return SPEC.expand(BranchMacros.of(ALIASES.resolve(List.of(branch)).get(0), settings))
        .release();
  }

  private static PackageSettings settings(String macros) {
    return ConfigLoader.create()
        .withRepositoryName("x")
        .parse(
            "specfile_path: x.spec\ndownstream_package_name: x\nparse_time_macros: " + macros,
            ".packit.yaml")
        .config()
        .onlyPackage()
        .orElseThrow();
  }

  private static DistroRelease.Builder release(String name, String version, String branch) {
    return DistroRelease.builder()
        .name(name)
        .longName("Fedora " + version)
        .version(version)
        .branch(branch)
        .idPrefix("FEDORA")
        .state(DistroRelease.State.CURRENT);
  }
}
