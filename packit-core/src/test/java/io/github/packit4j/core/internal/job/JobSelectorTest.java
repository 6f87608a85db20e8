package io.github.packit4j.core.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackitInstance;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.internal.job.JobSelection.Refused;
import io.github.packit4j.distgit.DistGitInstance;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which jobs of a configuration an event or a caller selects. */
class JobSelectorTest {

  private static final JobSelector SELECTOR =
      new JobSelector(PackitInstance.PROD, DistGitInstance.fedora());

  private static final String MONOREPO =
      """
      packages:
        one: {downstream_package_name: one, specfile_path: one.spec, paths: [one]}
        two: {downstream_package_name: two, specfile_path: two.spec, paths: [two]}
      jobs:
        - {job: propose_downstream, trigger: release, dist_git_branches: [f44]}
        - {job: propose_downstream, trigger: release, dist_git_branches: [f44]}
        - {job: propose_downstream, trigger: release, dist_git_branches: [f43], packages: [two]}
      """;

  @Test
  void eachPackageOfAJobIsOneAndEqualOnesCountOnce() {
    assertThat(started(MONOREPO).jobs())
        .extracting(
            SelectedJob::packageName, job -> job.settings().distGitBranches().targets().get(0))
        .containsExactlyInAnyOrder(tuple("one", "f44"), tuple("two", "f44"), tuple("two", "f43"));
    assertThat(started(MONOREPO).refused()).isEmpty();
  }

  @Test
  void aCallerMayNameThePackages() {
    assertThat(requested(MONOREPO, Set.of("one")).jobs())
        .extracting(SelectedJob::packageName)
        .containsExactly("one");
    assertThat(requested(MONOREPO, Set.of()).jobs()).hasSize(3);
    assertThat(requested(MONOREPO, Set.of("three")).jobs()).isEmpty();
  }

  @Test
  void anEventStartsTheJobsOfItsTypeAndTrigger() {
    assertThat(started(job("propose_downstream", "trigger: release")).jobs()).hasSize(1);
    assertNoJob(job("propose_downstream", "trigger: commit"));
    assertNoJob(job("pull_from_upstream", "trigger: release"));
    assertNoJob(job("propose_downstream", "trigger: release, manual_trigger: true"));
    assertNoJob(job("propose_downstream", "trigger: release, packit_instances: [stg]"));
    assertNoJob(job("propose_downstream", "trigger: ignore"));
  }

  @Test
  void aCallerStartsWhatNoEventDoes() {
    assertThat(requested(job("propose_downstream", "trigger: commit")).jobs()).hasSize(1);
    assertThat(
            requested(job("propose_downstream", "trigger: release, manual_trigger: true")).jobs())
        .hasSize(1);
    assertThat(requested(job("propose_downstream", "trigger: ignore")).jobs()).isEmpty();
    assertThat(
            requested(job("propose_downstream", "trigger: release, packit_instances: [stg]"))
                .jobs())
        .isEmpty();
  }

  @Test
  void aJobForAnotherDistGitIsRefusedOnce() {
    String config =
        """
        specfile_path: hello.spec
        downstream_package_name: hello
        dist_git_base_url: https://src.example.org
        jobs:
          - {job: propose_downstream, trigger: release, dist_git_branches: [f44]}
          - {job: propose_downstream, trigger: release, dist_git_branches: [f43]}
        """;
    for (JobSelection selection : List.of(started(config), requested(config, Set.of()))) {
      assertThat(selection.jobs()).isEmpty();
      assertThat(selection.refused())
          .extracting(Refused::packageName, Refused::reason)
          .containsExactly(tuple("hello", Reason.OTHER_DIST_GIT));
    }
  }

  private static void assertNoJob(String config) {
    JobSelection selection = started(config);
    assertThat(selection.jobs()).isEmpty();
    assertThat(selection.refused())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.packageName()).isEqualTo("packit/hello");
              assertThat(refused.reason()).isEqualTo(Reason.NO_JOB);
              assertThat(refused.message()).contains("'propose_downstream'", "'release'");
            });
  }

  private static JobSelection started(String config) {
    return SELECTOR.startedBy(
        read(config), JobType.PROPOSE_DOWNSTREAM, JobTrigger.RELEASE, "packit/hello");
  }

  private static JobSelection requested(String config) {
    return requested(config, Set.of());
  }

  private static JobSelection requested(String config, Set<String> names) {
    return SELECTOR.requested(read(config), JobType.PROPOSE_DOWNSTREAM, names);
  }

  private static String job(String type, String keys) {
    return """
        specfile_path: hello.spec
        downstream_package_name: hello
        jobs:
          - {job: %s, %s, dist_git_branches: [f44]}
        """
        .formatted(type, keys);
  }

  private static PackageConfig read(String config) {
    return ConfigLoader.create().withRepositoryName("hello").parse(config, ".packit.yaml").config();
  }
}
