package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.problem.ConfigProblem;
import io.github.packit4j.config.problem.InvalidConfigException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about jobs that are sound but do not do what they seem to, and former spellings. */
class JobAdviceTest {
  private static final ConfigLoader LOADER = ConfigLoader.create().withRepositoryName("repo");
  private static final String TOP = "specfile_path: a.spec\njobs:\n";

  private static List<String> problems(String text) {
    try {
      return LOADER.parse(text, "c").warnings().stream().map(ConfigProblem::toString).toList();
    } catch (InvalidConfigException e) {
      return e.problems().stream().map(ConfigProblem::toString).toList();
    }
  }

  private static String job(String job, String more) {
    return TOP + "- {job: %s, trigger: commit%s}\n".formatted(job, more);
  }

  /** Each key that only some jobs look at, and these jobs. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "skip_build: true | tests",
        "env: {A: b} | tests",
        "fmf_url: a | tests",
        "fmf_ref: a | tests",
        "fmf_path: a | tests",
        "tmt_plan: a | tests",
        "tf_post_install_script: a | tests",
        "tf_extra_params: {a: b} | tests",
        "use_internal_tf: true | tests",
        "use_target_repo_for_fmf_url: true | tests",
        "skip_missing_branched_composes: true | tests",
        "list_on_homepage: true | copr_build, tests",
        "preserve_project: true | copr_build, tests",
        "additional_packages: [a] | copr_build, tests",
        "additional_repos: [a] | copr_build, tests",
        "bootstrap: image | copr_build, tests",
        "module_hotfixes: true | copr_build, tests",
        "enable_net: true | copr_build, tests",
        "follow_fedora_branching: true | copr_build, tests",
        "osh_diff_scan_after_copr_build: true | copr_build, tests",
        "csmock_args: a | copr_build, tests",
        "copr_chroot: a | vm_image_build",
        "image_distribution: a | vm_image_build",
        "image_request: {a: b} | vm_image_build",
        "image_customizations: {a: b} | vm_image_build",
        "targets: rawhide | copr_build, upstream_koji_build, tests, vm_image_build",
        "owner: a | copr_build, upstream_koji_build, tests, vm_image_build",
        "project: a | copr_build, upstream_koji_build, tests, vm_image_build",
        "scratch: true | upstream_koji_build, koji_build",
        "allowed_pr_authors: [a] | koji_build",
        "allowed_committers: [a] | koji_build",
        "allowed_builders: [a] | bodhi_update",
        "bodhi_extra_params: {a: b} | bodhi_update",
        "sidetag_group: a | koji_build, bodhi_update",
        "dependencies: [a] | koji_build, bodhi_update",
        "dependents: [a] | koji_build, bodhi_update"
      })
  void aKeyWithoutEffectNamesTheJobsThatItIsFor(String entry, String jobs) {
    String key = entry.substring(0, entry.indexOf(':'));
    String text = job("koji_build_tag", ", " + entry);

    assertThat(problems(text))
        .containsExactly(
            "c:3:%d: warning: jobs[0].%s: has no effect on a job 'koji_build_tag'; remove it; it is for %s"
                .formatted("- {job: koji_build_tag, trigger: commit, ".length() + 1, key, jobs));
    for (String job : jobs.split(", ")) {
      assertThat(problems(job(job, ", " + entry)))
          .as(job)
          .noneMatch(problem -> problem.contains("has no effect"));
    }
  }

  @Test
  void branchesAreForJobsOfDistGit() {
    assertThat(problems(job("tests", ", dist_git_branches: rawhide")))
        .singleElement()
        .asString()
        .endsWith(
            "has no effect on a job 'tests'; remove it; it is for propose_downstream,"
                + " pull_from_upstream, sync_from_downstream, koji_build, bodhi_update,"
                + " koji_build_tag");
  }

  @Test
  void aKeyThatIsMergedIntoAJobIsMeantForOthersToo() {
    assertThat(
            problems(
                "_: &all {fmf_url: a}\n"
                    + TOP
                    + "- {job: koji_build_tag, trigger: commit, <<: *all}\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "copr_build, pull_request commit release",
    "tests, pull_request commit release",
    "upstream_koji_build, pull_request commit release",
    "vm_image_build, pull_request",
    "propose_downstream, release",
    "pull_from_upstream, release",
    "koji_build, commit koji_build",
    "bodhi_update, commit koji_build",
    "sync_from_downstream, commit",
    "koji_build_tag, release pull_request commit koji_build"
  })
  void aJobIsStartedByTheseTriggers(String job, String starting) {
    List<String> triggers = List.of(starting.split(" "));
    for (JobTrigger trigger : JobTrigger.values()) {
      String text = TOP + "- {job: %s, trigger: %s}\n".formatted(job, trigger.key());
      boolean starts = triggers.contains(trigger.key()) || trigger == JobTrigger.IGNORE;
      assertThat(problems(text).stream().filter(problem -> problem.contains("never starts")))
          .as(text)
          .isEqualTo(
              starts
                  ? List.of()
                  : List.of(
                      "c:3:%d: warning: jobs[0].trigger: the trigger '%s' never starts a job '%s'; use %s"
                          .formatted(
                              ("- {job: " + job + ", trigger: ").length() + 1,
                              trigger,
                              job,
                              String.join(" or ", triggers))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "koji_build, commit, '', rawhide",
    "bodhi_update, koji_build, '', fedora-stable",
    "koji_build, commit, ', dist_git_branches: []', rawhide",
    "propose_downstream, release, ', dist_git_branches: []', rawhide",
    "pull_from_upstream, release, ', dist_git_branches: []', rawhide",
    "propose_downstream, release, '',",
    "pull_from_upstream, release, '',",
    "sync_from_downstream, commit, '',",
    "koji_build, ignore, '',",
    "koji_build, commit, ', dist_git_branches: [f44]',"
  })
  void aJobThatNamesNoBranchesWorksOnFewOfThem(
      String job, String trigger, String more, String branches) {
    assertThat(problems(TOP + "- {job: %s, trigger: %s%s}\n".formatted(job, trigger, more)))
        .isEqualTo(
            branches == null
                ? List.of()
                : List.of(
                    "c:3:3: warning: jobs[0].dist_git_branches: this job names no branches, so it works on %1$s alone; add 'dist_git_branches: [%1$s]', or the branches you mean"
                        .formatted(branches)));
  }

  @Test
  void branchesOfOnePackageAreEnough() {
    assertThat(
            problems(
                """
                packages:
                  a: {specfile_path: a.spec, dist_git_branches: [f44]}
                  b: {specfile_path: b.spec}
                jobs:
                - {job: koji_build, trigger: commit}
                """))
        .isEmpty();
  }

  @Test
  void jobsThatAreNotWrittenAreThese() {
    assertThat(LOADER.parse("specfile_path: a.spec\n", "c").config())
        .isEqualTo(
            LOADER
                .parse(
                    TOP
                        + """
                        - {job: copr_build, trigger: pull_request, targets: [fedora-stable]}
                        - {job: tests, trigger: pull_request, targets: [fedora-stable]}
                        - {job: propose_downstream, trigger: release, dist_git_branches: [fedora-all]}
                        """,
                    "c")
                .config());
  }

  @ParameterizedTest
  @EnumSource(JobType.class)
  void onlyTestsWithoutABuildNeedNoSpecFile(JobType job) {
    assertThat(problems("jobs:\n- {job: %s, trigger: ignore, skip_build: true}\n".formatted(job)))
        .isEqualTo(
            job == JobType.TESTS
                ? List.of()
                : List.of(
                    "c:1:1: error: specfile_path: the package 'repo' has no spec file, which its jobs need; add 'specfile_path: repo.spec'"));
  }

  /** Two checks of one name hide each other. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "job: tests, trigger: commit, targets: [f44] | true",
        "job: tests, trigger: commit, targets: [f44, f45] | true",
        "job: tests, trigger: commit, targets: [f45] | false",
        "job: tests, trigger: commit, targets: [f44], identifier: a | false",
        "job: tests, trigger: commit, targets: [f44], branch: a | false",
        "job: tests, trigger: release, targets: [f44] | false",
        "job: copr_build, trigger: commit, targets: [f44] | false",
        "job: upstream_koji_build, trigger: commit, targets: [f44] | false"
      })
  void jobsOfTheSameCheckAreReported(String second, boolean same) {
    assertThat(
            problems(TOP + "- {job: tests, trigger: commit, targets: [f44]}\n- {" + second + "}\n"))
        .isEqualTo(
            same
                ? List.of(
                    "c:4:3: warning: jobs[1].identifier: this job and the one in line 3 report under the same name for the same target; give one of them an 'identifier'")
                : List.of());
  }

  @Test
  void jobsWithoutTargetsHaveTheSameOnes() {
    String job = "- {job: copr_build, trigger: commit}\n";
    assertThat(problems(TOP + job + job)).hasSize(1);
    String ignored = job.replace("commit", "ignore");
    assertThat(problems(TOP + ignored + ignored)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "synced_files | write files_to_sync",
        "upstream_project_name | write upstream_package_name",
        "upstream_name | write upstream_package_name",
        "package_name | write downstream_package_name",
        "create_tarball_command | write the command under actions: create-archive",
        "current_version_command | write the command under actions: get-current-version",
        "dist_git_branch | write dist_git_branches",
        "dist-git-branch | write dist_git_branches",
        "dist-git-branches | write dist_git_branches",
        "dist_git_url | write dist_git_base_url and dist_git_namespace",
        "checks | remove it; Packit has no such key any more",
        "release_to | remove it; name the branches in dist_git_branches of a job",
        "type | write job",
        "onwer | did you mean 'owner'?",
        "trigger | move it into a job",
        "manual_trigger | move it into a job",
        "nothing_like_it | remove it, or look it up in the table of keys"
      })
  void aKeyOfFormerTimesIsCalledByItsPresentName(String key, String hint) {
    assertThat(problems(key + ": a\nspecfile_path: a.spec\njobs: []\n"))
        .containsExactly("c:1:1: error: %1$s: unknown key '%1$s'; %2$s".formatted(key, hint));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jobs: [{job: production_build, trigger: commit}] | unknown job 'production_build'; write upstream_koji_build",
        "jobs: [{job: build, trigger: commit}] | unknown job 'build'; write copr_build",
        "jobs: [{job: tests, trigger: push}] | unknown trigger 'push'; write commit",
        "actions: {pre_sync: a} | unknown action 'pre_sync'; write pre-sync",
        "actions: {fix_spec: a} | unknown action 'fix_spec'; write fix-spec-file",
        "actions: {fix-spec: a} | unknown action 'fix-spec'; write fix-spec-file"
      })
  void aNameOfFormerTimesIsCalledByItsPresentOne(String entry, String message) {
    String rest = entry.startsWith("jobs") ? "" : "\njobs: []";
    assertThat(problems("specfile_path: a.spec\n" + entry + rest))
        .singleElement()
        .asString()
        .endsWith(": " + message);
  }

  @Test
  void thePlaceForAnchorsIsAtTheTop() {
    assertThat(problems(job("koji_build_tag", ", _: a")))
        .singleElement()
        .asString()
        .endsWith("jobs[0]._: unknown key '_'; only the top level may have the key '_'");
  }

  /** The deprecated section of a job means what the same keys mean in the job. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "targets: [f44]",
        "timeout: 7",
        "owner: a",
        "project: a",
        "dist_git_branches: [f44]",
        "branch: a",
        "scratch: true",
        "list_on_homepage: true",
        "preserve_project: true",
        "use_internal_tf: true",
        "additional_packages: [a]",
        "additional_repos: [a]",
        "bootstrap: image",
        "fmf_url: a",
        "fmf_ref: a",
        "fmf_path: a",
        "skip_build: true",
        "env: {A: b}",
        "enable_net: true",
        "tmt_plan: a",
        "tf_post_install_script: a",
        "tf_extra_params: {a: b}",
        "module_hotfixes: true"
      })
  void metadataMayHaveTheseKeys(String entry) {
    LoadedConfig old = LOADER.parse(job("tests", ", metadata: {" + entry + "}"), "c");

    assertThat(old.warnings())
        .extracting(ConfigProblem::toString)
        .containsExactly(
            "c:3:33: warning: jobs[0].metadata: the key 'metadata' is deprecated; move its keys one level up, into the job");
    assertThat(old.config()).isEqualTo(LOADER.parse(job("tests", ", " + entry), "c").config());
    assertThat(old.config())
        .as("and they mean something")
        .isNotEqualTo(LOADER.parse(job("tests", ""), "c").config());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dist_git_branch: f44 | f44",
        "dist-git-branch: f44 | f44",
        "dist_git_branch: f44, dist-git-branch: f45 | f44",
        "dist-git-branch: f45, dist_git_branch: f44 | f44",
        "dist_git_branches: f43, dist_git_branch: f44 | f44",
        "dist_git_branch: f44, dist_git_branches: f43 | f44",
        "dist-git-branch: f45, dist_git_branches: f43 | f45"
      })
  void theOlderNameOfBranchesCountsInMetadata(String entries, String branch) {
    assertThat(
            LOADER
                .parse(job("koji_build", ", metadata: {" + entries + "}"), "c")
                .config()
                .jobs()
                .get(0)
                .settings("repo")
                .distGitBranches()
                .targets())
        .containsExactly(branch);
  }

  private static final String SUFFIXES =
      "PACKIT_PROJECT_BRANCH, PACKIT_PROJECT_COMMIT, PACKIT_PROJECT_SNAPSHOTID,"
          + " PACKIT_PROJECT_VERSION, PACKIT_PROJECT_ARCHIVE, PACKIT_RPMSPEC_RELEASE,"
          + " PACKIT_RPMSPEC_VERSION, PACKIT_CONFIG_PACKAGE_NAME, PACKIT_UPSTREAM_PACKAGE_NAME,"
          + " PACKIT_DOWNSTREAM_PACKAGE_NAME, PACKIT_SPECFILE_PATH";

  static Stream<Arguments> templates() {
    return Stream.of(
        template("release_suffix: %s", "use " + SUFFIXES, SUFFIXES),
        template("version_suffix: %s", "use " + SUFFIXES, SUFFIXES),
        template(
            "status_name_template: %s",
            "use {job_name}, {chroot}, {event}, {identifier}, {package}",
            "job_name, chroot, event, identifier, package"),
        template(
            "notifications: {failure_comment: {message: %s}}",
            "use {commit_sha}, {logs_url}, {packit_dashboard_url}, {external_dashboard_url}",
            "commit_sha, logs_url, packit_dashboard_url, external_dashboard_url"),
        template(
            "archive_root_dir_template: %s",
            "use {upstream_pkg_name} and {version}", "upstream_pkg_name, version"));
  }

  private static Arguments template(String entry, String hint, String names) {
    return Arguments.of(entry, hint, names);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aPlaceholderIsOneOfThese(String entry, String hint, String names) {
    String rest = "\nspecfile_path: a.spec\njobs: []\n";
    for (String name : names.split(", ")) {
      assertThat(problems(entry.formatted("'a{" + name + "}b{{x}}'") + rest)).as(name).isEmpty();
      assertThat(problems(entry.formatted("'{x" + name + "}'") + rest))
          .singleElement()
          .asString()
          .contains("placeholder that nothing fills; ")
          .endsWith("; " + hint);
    }
    for (String wrong : List.of("{", "}", "{}", "a}b", "{{{x}}}")) {
      assertThat(problems(entry.formatted("'" + wrong + "'") + rest)).as(wrong).hasSize(1);
    }
  }
}
