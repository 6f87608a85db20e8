package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.config.problem.ConfigProblem;
import io.github.packit4j.config.problem.InvalidConfigException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {

  private static final ConfigLoader LOADER = ConfigLoader.create().withRepositoryName("repo");

  private static PackageConfig parse(String text) {
    return LOADER.parse(text, ".packit.yaml").config();
  }

  /** Without a base URL the packaging tool says where packages are. */
  @ParameterizedTest
  @CsvSource({
    "fedpkg, https://src.fedoraproject.org/, rpms",
    "fedpkg-stage, https://src.stg.fedoraproject.org/, rpms",
    "centpkg, https://gitlab.com/, redhat/centos-stream/rpms",
    "centpkg-sig, https://gitlab.com/, CentOS/cloud/rpms",
  })
  void thePackagingToolNamesTheDistGit(String tool, String url, String namespace) {
    String text = "upstream_package_name: a\nspecfile_path: a.spec\nsig: cloud\npkg_tool: " + tool;
    PackageSettings settings = parse(text).onlyPackage().orElseThrow();
    assertThat(settings.distGitBaseUrl()).hasToString(url);
    assertThat(settings.distGitNamespace()).contains(namespace);
    PackageSettings elsewhere =
        parse(text + "\ndist_git_base_url: https://git.example.org/").onlyPackage().orElseThrow();
    assertThat(elsewhere.distGitBaseUrl()).hasToString("https://git.example.org/");
    assertThat(elsewhere.distGitNamespace()).isEmpty();
  }

  @Test
  void readsAnEverydayConfiguration() {
    PackageConfig config =
        parse(
            """
            specfile_path: fedora/python-ogr.spec
            downstream_package_name: python-ogr
            upstream_package_name: ogr
            upstream_tag_template: "v{version}"
            files_to_sync:
              - fedora/python-ogr.spec
              - src: [a, b]
                dest: c/
                mkpath: true
            actions:
              changelog-entry: bash -c "echo 'a b'"
            jobs:
            - job: propose_downstream
              trigger: release
              dist_git_branches:
                rawhide: {fast_forward_merge_into: [f44]}
                epel-9: {}
            - job: koji_build
              trigger: commit | koji_build
              dist_git_branches: fedora-all
              scratch: yes
            """);
    PackageSettings settings = config.onlyPackage().orElseThrow();
    assertThat(settings.downstreamPackageName()).isEqualTo("python-ogr");
    assertThat(settings.specfilePath()).contains("fedora/python-ogr.spec");
    assertThat(settings.upstreamTagTemplate()).isEqualTo("v{version}");
    assertThat(settings.distGitNamespace()).contains("rpms");
    assertThat(settings.configFilePath()).contains(".packit.yaml");
    assertThat(settings.filesToSync())
        .containsExactly(
            FileSync.of("fedora/python-ogr.spec", "fedora/python-ogr.spec"),
            new FileSync(List.of("a", "b"), "c/", true, false, List.of()));
    assertThat(settings.actions())
        .containsExactly(
            Map.entry(
                ActionName.CHANGELOG_ENTRY,
                new ActionCommands(
                    List.of(new ActionCommands.Line("bash -c \"echo 'a b'\"")), true)));
    assertThat(config.jobs())
        .extracting(job -> job.job() + " on " + job.trigger())
        .containsExactly(
            "propose_downstream on release", "koji_build on commit", "koji_build on koji_build");
    DistGitBranches branches = config.jobs().get(0).settings("python-ogr").distGitBranches();
    assertThat(branches.targets()).containsExactly("rawhide", "epel-9");
    assertThat(branches.fastForwardMergeInto()).containsEntry("rawhide", List.of("f44"));
    assertThat(config.jobs(JobType.KOJI_BUILD).get(1).settings("python-ogr").scratch()).isTrue();
  }

  @Test
  void inheritsFromTheTopToPackagesToJobs() {
    PackageConfig config =
        parse(
            """
            timeout: 1
            owner: top
            release_suffix: top
            env: {A: top}
            packages:
              a: {downstream_package_name: a, owner: package}
              b: {downstream_package_name: b, specfile_path: b/b.spec, timeout: 2}
            jobs:
            - {job: copr_build, trigger: commit, timeout: 3, env: {B: job}}
            - {job: tests, trigger: commit, packages: [b]}
            - job: koji_build
              trigger: commit
              owner: job
              packages:
                a: {owner: inner, release_suffix: null}
            """);
    assertThat(config.settings("a").timeout()).isEqualTo(1);
    assertThat(config.settings("a").owner()).contains("package");
    assertThat(config.settings("a").specfilePath()).contains("a.spec");
    assertThat(config.settings("b").owner()).contains("top");
    JobConfig copr = config.jobs().get(0);
    assertThat(copr.packages()).containsOnlyKeys("a", "b");
    assertThat(copr.settings("b").timeout()).isEqualTo(3);
    assertThat(copr.settings("b").env().values()).containsOnlyKeys("B");
    assertThat(config.jobs().get(1).packages()).containsOnlyKeys("b");
    PackageSettings inner = config.jobs().get(2).settings("a");
    assertThat(inner.owner()).contains("inner");
    assertThat(inner.releaseSuffix()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment", "null", "{}", "[]", "false", "0", "\"\""})
  void takesNothingForTheDefaultJobs(String text) {
    PackageConfig config = LOADER.withSpecFile("repo.spec").parse(text, ".packit.yaml").config();
    assertThat(config.jobs())
        .extracting(JobConfig::job)
        .containsExactly(JobType.COPR_BUILD, JobType.TESTS, JobType.PROPOSE_DOWNSTREAM);
    assertThat(config.onlyPackage().orElseThrow().specfilePath()).contains("repo.spec");
  }

  @Test
  void takesANullNameOfAPackageForItsKey() {
    PackageConfig config =
        parse("packages: {a: {downstream_package_name: null, specfile_path: a.spec}}\njobs: []");
    assertThat(config.settings("a").downstreamPackageName()).isEqualTo("a");
  }

  @Test
  void mergesAsPyYamlDoes() {
    PackageConfig config =
        parse(
            """
            specfile_path: a.spec
            _:
              base: &base {timeout: 1, owner: base, project: base}
              more: &more {timeout: 2, branch: more, project: more}
            jobs:
            - {job: tests, trigger: commit, owner: own, <<: *base}
            - {job: tests, trigger: commit, <<: [*base, *more]}
            """);
    PackageSettings one = config.jobs().get(0).settings("repo");
    assertThat(one.owner()).contains("own");
    assertThat(one.timeout()).isEqualTo(1);
    PackageSettings two = config.jobs().get(1).settings("repo");
    assertThat(two.timeout()).isEqualTo(1);
    assertThat(two.project()).contains("base");
    assertThat(two.branch()).contains("more");
  }

  @Test
  void acceptsAByteOrderMarkAndCarriageReturns() {
    byte[] content = "\uFEFFspecfile_path: a.spec\r\njobs: []\r\n".getBytes(StandardCharsets.UTF_8);
    assertThat(LOADER.parse(content, "c").config().settings("repo").specfilePath())
        .contains("a.spec");
  }

  @Test
  void prefersTheFirstNameAndWarnsAboutOthers(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("packit.yaml"), "specfile_path: second.spec");
    Files.writeString(directory.resolve(".packit.yml"), "specfile_path: first.spec");
    Files.createDirectory(directory.resolve(".packit.yaml"));
    LoadedConfig loaded = LOADER.load(directory);
    assertThat(loaded.config().onlyPackage().orElseThrow().specfilePath()).contains("first.spec");
    assertThat(loaded.config().onlyPackage().orElseThrow().configFilePath())
        .contains(".packit.yml");
    assertThat(loaded.warnings())
        .extracting(ConfigProblem::message)
        .containsExactly("there are also packit.yaml, which are not read");
  }

  @Test
  void readsARepositoryThroughAFunction() {
    assertThat(LOADER.find(name -> Optional.empty())).isEmpty();
    assertThat(
            LOADER.find(
                name ->
                    name.equals("packit.yml")
                        ? Optional.of("specfile_path: a.spec".getBytes(StandardCharsets.UTF_8))
                        : Optional.empty()))
        .isPresent();
  }

  @Test
  void saysWhatIsMissing(@TempDir Path directory) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> LOADER.load(directory))
        .withMessageContaining("it has none of the files .packit.yaml, .packit.yml, packit.yaml");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> LOADER.load(directory.resolve("x.yaml")))
        .withMessageContaining("there is no such file");
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> ConfigLoader.create().parse("jobs: []", "c.yaml"))
        .withMessageContaining("add 'downstream_package_name: NAME'");
  }

  @Test
  void takesTheLastOfRepeatedKeysWhereThatIsAllowed() {
    String text =
        """
        specfile_path: a.spec
        jobs: [{job: copr_build, trigger: commit}]
        jobs: []
        """;
    assertThatExceptionOfType(InvalidConfigException.class).isThrownBy(() -> parse(text));
    LoadedConfig loaded = LOADER.withRepeatedKeysAllowed().parse(text, ".packit.yaml");
    assertThat(loaded.config().jobs()).isEmpty();
    assertThat(loaded.warnings())
        .extracting(ConfigProblem::toString)
        .containsExactly(
            ".packit.yaml:3:1: warning: the key 'jobs' is written twice in this mapping, first in line 2, column 1; only this one counts; remove one");
  }

  @Test
  void readsTheTagOfNoMeaningAsPyYamlDoes() {
    PackageConfig config =
        parse("specfile_path: a.spec\njobs: []\nenv: {A: ! 1, B: ! \"2\", C: !!str 3}\n");
    assertThat(config.settings("repo").env().values())
        .isEqualTo(Map.of("A", 1L, "B", 2L, "C", "3"));
  }

  @Test
  void knowsServersInWhateverCaseTheyAreWritten() {
    PackageConfig config =
        parse("specfile_path: a.spec\njobs: []\ndist_git_base_url: HTTPS://GitLab.com/x\n");
    assertThat(config.settings("repo").distGitBaseUrl()).hasToString("https://gitlab.com/");
  }
}
