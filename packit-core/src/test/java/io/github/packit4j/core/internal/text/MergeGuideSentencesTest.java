package io.github.packit4j.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackitInstance;
import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.core.internal.job.JobSelector;
import io.github.packit4j.distgit.DistGitInstance;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pull request says of the build and the update that follow. */
class MergeGuideSentencesTest {

  private static final ReleaseAliases ALIASES =
      ReleaseAliases.of(
          List.of(
              release("F44", "44", "f44").build(),
              release("F43", "43", "f43").createAutomaticUpdates(true).build(),
              release("F42", "42", "f42").composedByBodhi(false).build()));

  private static final String JOBS =
      """
      specfile_path: hello.spec
      downstream_package_name: hello
      jobs:
        - {job: koji_build, trigger: commit, dist_git_branches: [f44, f43, f42]}
        - {job: bodhi_update, trigger: commit, dist_git_branches: [f44, f43, f42]}
      """;

  @Test
  void jobsBuildAndUpdate() {
    assertThat(text(JOBS, "f44"))
        .startsWith(
            "**What merging starts**\n\n- A Koji build for `f44-candidate` (job `koji_build`).\n- A Bodhi update once the build is complete (job `bodhi_update`).\n\n**Please");
  }

  @Test
  void withoutJobsPeopleDo() {
    assertThat(
            new MergeGuide("hello", "packit", Optional.empty(), selector(), ALIASES)
                .text(ALIASES.resolve(List.of("f44")).get(0)))
        .contains("- No Koji build: no job `koji_build` is configured for `f44`.")
        .contains("- No Bodhi update: no job `bodhi_update` is configured for `f44`.");
  }

  @Test
  void jobsOfAnotherPackageAreNone() {
    assertThat(text(JOBS.replace("name: hello", "name: other"), "f44"))
        .contains("- No Koji build: no job")
        .contains("- No Bodhi update: no job");
  }

  @Test
  void aBuildOfASideTagGroupGoesIntoItsSideTag() {
    String config = JOBS.replace("trigger: commit", "trigger: commit, sidetag_group: g");
    for (String branch : List.of("f44", "f43")) {
      assertThat(text(config, branch))
          .contains(
              "- A Koji build for the side tag of the group `g` on `%s` (job `koji_build`)."
                  .formatted(branch))
          .contains("- The Bodhi update is made of the side tag of the group `g` once");
    }
    assertThat(text(config, "f42")).contains("- No Bodhi update: `f42` has none.");
    assertThat(
            text(
                config.replace("sidetag_group: g", "sidetag_group: g, dependencies: [b, a]"),
                "f44"))
        .contains(
            "- A Koji build for the side tag of the group `g` on `f44`, once it has `a`, `b` (job");
  }

  @ParameterizedTest
  @CsvSource({
    // allowed_pr_authors, whether a build of packit's pull request follows as far as is known
    "[packit], true",
    "'[alice, packit]', true",
    "[alice], false",
    "[], false",
    "'[''@packagers'']', true",
    "'[alice, all_committers]', true",
    "[all_admins], true"
  })
  void aBuildIsOnlyAnnouncedForAllowedAuthors(String allowed, boolean built) {
    String config =
        JOBS.replace(
            "job: koji_build, trigger: commit",
            "job: koji_build, trigger: commit, allowed_pr_authors: " + allowed);
    assertThat(text(config, "f44"))
        .contains(
            built
                ? "- A Koji build for `f44-candidate`"
                : "- No Koji build: `packit` is not among `allowed_pr_authors`.");
  }

  @Test
  void aReleaseMayHaveItsUpdatesByItselfOrNone() {
    assertThat(text(JOBS, "f43")).contains("- Bodhi creates the update by itself");
    assertThat(text(JOBS, "f42")).contains("- No Bodhi update: `f42` has none.");
  }

  private static String text(String config, String branch) {
    PackageConfig read =
        ConfigLoader.create().withRepositoryName("hello").parse(config, ".packit.yaml").config();
    return new MergeGuide("hello", "packit", Optional.of(read), selector(), ALIASES)
        .text(ALIASES.resolve(List.of(branch)).get(0));
  }

  private static JobSelector selector() {
    return new JobSelector(PackitInstance.PROD, DistGitInstance.fedora());
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
