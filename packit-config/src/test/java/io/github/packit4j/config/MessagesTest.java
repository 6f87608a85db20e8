package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.internal.yaml.YamlSyntaxException;
import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.config.problem.ConfigProblem;
import io.github.packit4j.config.problem.InvalidConfigException;
import io.github.packit4j.config.rule.PythonPattern;
import io.github.packit4j.config.rule.TagTemplate;
import io.github.packit4j.config.rule.VersionSpecifiers;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures in full: what was tried, where it stands, why, what to do, and what caused it. */
class MessagesTest {
  private static final ConfigLoader LOADER = ConfigLoader.create().withRepositoryName("repo");

  private static List<String> problems(byte[] content) {
    try {
      return LOADER.parse(content, "c").warnings().stream().map(ConfigProblem::toString).toList();
    } catch (InvalidConfigException e) {
      return e.problems().stream().map(ConfigProblem::toString).toList();
    }
  }

  private static List<String> problems(String text) {
    return problems(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aProblemIsOneLine() {
    assertThat(
            new ConfigProblem(
                ConfigProblem.Severity.ERROR, "f", 2, 3, "a.b", "is wrong", Optional.of("fix it")))
        .hasToString("f:2:3: error: a.b: is wrong; fix it");
    assertThat(
            new ConfigProblem(
                ConfigProblem.Severity.WARNING, "f", 2, 3, "", "is odd", Optional.empty()))
        .hasToString("f:2:3: warning: is odd");
    assertThat(problems("specfile_path: a.spec\njobs: []\ncreate_pr: \"a\\nb\"\n"))
        .as("whatever the file has")
        .containsExactly("c:3:12: error: create_pr: must be true or false, not 'a\\nb'");
  }

  @Test
  void allProblemsOfAFileAreToldAtOnce() {
    assertThatThrownBy(() -> LOADER.parse("owner: 1\nproject: 2\njobs: []\n", "f"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage(
            "Tried to load the configuration f but failed because:%n%s",
            """
              f:1:8: error: owner: must be text, not `1`, which YAML reads as the number 1; write "1"
              f:2:10: error: project: must be text, not `2`, which YAML reads as the number 2; write "2"\
            """
                .replace("\n", System.lineSeparator()));
  }

  @Test
  void aDirectoryWithoutAConfiguration(@TempDir Path directory) {
    assertThatThrownBy(() -> LOADER.load(directory))
        .isExactlyInstanceOf(ConfigException.class)
        .hasMessage(
            "Tried to load the configuration in %s but failed because: it has none of the files .packit.yaml, .packit.yml, packit.yaml, packit.yml"
                .formatted(directory));
  }

  @Test
  void aFileThatIsNotThere(@TempDir Path directory) {
    Path file = directory.resolve("x.yaml");
    assertThatThrownBy(() -> LOADER.load(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "Tried to load the configuration %s but failed because: there is no such file"
                .formatted(file))
        .hasCauseInstanceOf(NoSuchFileException.class);
  }

  @Test
  void filesThatAreNotRead(@TempDir Path directory) throws Exception {
    for (String name : ConfigLoader.FILE_NAMES) {
      Files.writeString(directory.resolve(name), "specfile_path: a.spec\nowner: " + name);
    }
    LoadedConfig loaded = LOADER.load(directory);
    assertThat(loaded.warnings())
        .extracting(ConfigProblem::toString)
        .containsExactly(
            ".packit.yaml:1:1: warning: there are also .packit.yml, packit.yaml, packit.yml, which are not read; keep one configuration file");
    assertThat(loaded.config().settings("repo").owner()).contains(".packit.yaml");
    assertThat(loaded.config().settings("repo").configFilePath()).contains(".packit.yaml");
  }

  /** The path is shown, the name alone is the file's place in the repository. */
  @Test
  void aFileIsShownByItsPath(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("my.yaml"), "specfile_path: a.spec\njobs: []");
    assertThat(LOADER.load(file).config().settings("repo").configFilePath()).contains("my.yaml");
    Files.writeString(file, "wrong: a");
    assertThatThrownBy(() -> LOADER.load(file))
        .hasMessageContaining("the configuration " + file + " but")
        .hasMessageContaining(file + ":1:1: error: wrong");
  }

  @Test
  void aFileMayHaveAMebibyte() {
    String most = "specfile_path: a.spec\njobs: []\n#";
    String fill = "x".repeat((1 << 20) - most.length());
    assertThat(problems(most + fill)).isEmpty();
    assertThat(problems(most + fill + "x"))
        .containsExactly("c:1:1: error: the file has more than the 1,048,576 bytes that are read");
  }

  @ParameterizedTest
  @CsvSource({"'', 1:1", "a, 1:2", "'a\n', 2:1", "'a\n\u00e4\uD83D\uDE00', 2:3"})
  void aByteThatIsNotUtf8IsToldWithItsPlace(String before, String place) {
    byte[] good = before.getBytes(StandardCharsets.UTF_8);
    byte[] content = java.util.Arrays.copyOf(good, good.length + 2);
    content[good.length] = (byte) 0xE4;
    content[good.length + 1] = ' ';
    assertThat(problems(content))
        .containsExactly(
            "c:%s: error: the file is not in UTF-8: the byte 0xE4 is wrong here; save it in UTF-8"
                .formatted(place));
  }

  @Test
  void triggersAreTwentyAtMost() {
    String job = "specfile_path: a.spec\njobs: [{job: koji_build_tag, trigger: '%s'}]";
    assertThat(problems(job.formatted("commit" + "|commit".repeat(19)))).isEmpty();
    assertThat(problems(job.formatted("commit" + "|commit".repeat(20))))
        .singleElement()
        .asString()
        .endsWith("jobs[0].trigger: 21 triggers are more than a job can have");
  }

  @Test
  void aPartOfATriggerIsFoundWhereItStands() {
    String job = "specfile_path: a.spec\njobs: [{job: tests, trigger: %s}]";
    int start = "jobs: [{job: tests, trigger: ".length() + 1;
    assertThat(problems(job.formatted("commit |  x")))
        .first()
        .asString()
        .startsWith("c:2:" + (start + 10));
    assertThat(problems(job.formatted("'commit |  x'")))
        .first()
        .asString()
        .startsWith("c:2:" + (start + 11));
    assertThat(problems(job.formatted("'|commit'")))
        .first()
        .asString()
        .startsWith("c:2:" + start + ":");
    assertThat(problems(job.formatted("'commit|'")))
        .first()
        .asString()
        .startsWith("c:2:" + (start + 8));
  }

  /** Jobs of packages are resolved one by one. */
  @Test
  void jobsTimesPackagesAreTwentyThousandAtMost() {
    StringBuilder file = new StringBuilder("packages:\n");
    for (int i = 0; i < 100; i++) {
      file.append("  p%d: {specfile_path: a.spec}\n".formatted(i));
    }
    file.append("jobs:\n");
    file.append("- {job: koji_build_tag, trigger: ignore, packages: [p1]}\n".repeat(200));
    assertThat(problems(file.toString())).isEmpty();
    file.append("- {job: koji_build_tag, trigger: ignore, packages: [p1]}\n");
    assertThat(problems(file.toString()))
        .containsExactly(
            "c:102:1: error: jobs: 201 jobs for 100 packages are more than this library is ready to resolve");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "echo 'a | it ends inside '...'",
        "echo \"a | it ends inside \"...\"",
        "echo \"a\\ | it ends inside \"...\"",
        "echo a\\ | it ends after a backslash"
      })
  void aCommandThatIsNotClosed(String line, String reason) {
    assertThatThrownBy(() -> new ActionCommands.Line(line).words())
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "Tried to split the command `%s` into words but failed because: %s"
                .formatted(line, reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a[0 | the path is not like jobs[0].trigger",
        "a.[ | the path is not like jobs[0].trigger",
        "a[1234567] | the path is not like jobs[0].trigger",
        "'' | the path is empty"
      })
  void aPathThatIsNone(String path, String reason) {
    assertThatThrownBy(() -> ConfigText.of("a: b\n").set(path, "c"))
        .hasMessage("Tried to change '%s' but failed because: %s".formatted(path, reason));
    assertThatThrownBy(() -> ConfigText.of("a: b\n").remove(path))
        .hasMessage("Tried to change '%s' but failed because: %s".formatted(path, reason));
  }

  @Test
  void aKeyOfAPathMayBeQuoted() {
    assertThat(ConfigText.of("a: {b.c: d}\n").set("a[\"b.c\"]", "e")).hasToString("a: {b.c: e}\n");
    assertThat(ConfigText.of("- a\n- b\n").set("[1]", "c")).hasToString("- a\n- c\n");
  }

  @ParameterizedTest
  @CsvSource({"'a: [', 1, 5", "'a: b\na: c\n', 2, 1", "'a: &x b\nc: &x d\n', 2, 4"})
  void aTextThatIsNoYaml(String text, int line, int column) {
    assertThatThrownBy(() -> ConfigText.of(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(
            "Tried to read the configuration but failed because: line %d, column %d: "
                .formatted(line, column))
        .hasCauseInstanceOf(YamlSyntaxException.class);
  }

  @Test
  void parametersAreWhatYamlHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameter(Double.NaN))
        .withMessage("A parameter is a finite number, not NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameter(new Object()))
        .withMessage(
            "A parameter is text, a number, true, false, null, a list or a mapping, not"
                + " java.lang.Object");
    assertThat(parameter(7)).isEqualTo(7L);
    assertThat(parameter((short) 7)).isEqualTo(7L);
    assertThat(parameter(1.5f)).isEqualTo(1.5);
    assertThat(parameter(new java.math.BigDecimal("1.5"))).isEqualTo(1.5);
    assertThat(parameter(java.math.BigInteger.valueOf(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
    assertThat(parameter(java.math.BigInteger.ONE.shiftLeft(63)))
        .isEqualTo(java.math.BigInteger.ONE.shiftLeft(63));
    assertThat(parameter(Map.of(1, List.of(2)))).isEqualTo(Map.of("1", List.of(2L)));
  }

  private static Object parameter(Object value) {
    return Objects.requireNonNull(new Parameters(Map.of("a", value)).values().get("a"));
  }

  @Test
  void branchesThatAreMergedIntoAreTargets() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DistGitBranches(List.of("f44"), Map.of("f45", List.of("f43")), true).getClass())
        .withMessage(
            "Every branch of fast_forward_merge_into must be one of the targets [f44], but these are [f45]");
    assertThat(new DistGitBranches(List.of("a", "a"), Map.of(), true).targets())
        .as("a mapping has each name once")
        .containsExactly("a");
    assertThat(new DistGitBranches(List.of("a", "a"), Map.of(), false).targets()).hasSize(2);
    assertThat(new DistGitBranches(List.of("a"), Map.of("a", List.of("b")), false).mapping())
        .isTrue();
    assertThat(new DistGitBranches(List.of(), Map.of(), true).mapping()).isFalse();
  }

  @Test
  void anExpressionThatIsNotUsable() {
    assertThatThrownBy(() -> PythonPattern.compile("(a"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("'(a' is not a usable regular expression, at character ")
        .hasCauseInstanceOf(PatternSyntaxException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.0 | write an operator (~=, ==, !=, <=, >=, <, >, ===) and a version, several separated by commas, such as '>=1.0, <2.0'",
        ">1.* | '.*' goes only with == and !=",
        ">=x | 'x' is not a version by PEP 440",
        "==1.dev1.* | '1.dev1.*' is not a version by PEP 440",
        "==1+a.* | '1+a.*' is not a version by PEP 440",
        ">=1+a | a local version (+...) goes only with == and !=",
        "~=1 | ~= needs at least two numbers, such as ~=1.0"
      })
  void aConditionThatIsNone(String condition, String reason) {
    assertThatThrownBy(() -> VersionSpecifiers.parse(" " + condition + " , >0"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("'%s' is not a version condition: %s".formatted(condition, reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v{version | has a single '{' at character 2: close it, or double it to mean the character itself",
        "v} | has a single '}' at character 2: close it, or double it to mean the character itself",
        "{x} | has the unknown placeholder {x}: use {version} and {upstream_package_name}"
      })
  void aTemplateThatIsNone(String template, String reason) {
    assertThatThrownBy(() -> TagTemplate.of(template, "a"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("the template '%s' %s".formatted(template, reason));
  }

  /** A loader keeps what it was told before. */
  @Test
  void theSettingsOfALoaderAddUp() {
    String twice = "owner: a\nowner: b\njobs: []\n";
    for (ConfigLoader loader :
        List.of(
            ConfigLoader.create()
                .withRepeatedKeysAllowed()
                .withRepositoryName("r")
                .withSpecFile("x.spec"),
            ConfigLoader.create()
                .withSpecFile("x.spec")
                .withRepeatedKeysAllowed()
                .withRepositoryName("r"),
            ConfigLoader.create()
                .withSpecFile("x.spec")
                .withRepositoryName("r")
                .withRepeatedKeysAllowed())) {
      assertThat(loader.parse(twice, "c").config().settings("r").specfilePath()).contains("x.spec");
    }
  }

  @Test
  void otherFilesAreReportedBesideWhatIsWrongWithTheFirst(@TempDir Path directory)
      throws Exception {
    Files.writeString(
        directory.resolve("packit.yaml"), "specfile_path: a.spec\ntimeout: 0\njobs: []");
    Files.writeString(directory.resolve("packit.yml"), "");
    assertThat(LOADER.load(directory).warnings()).hasSize(2);
  }

  @Test
  void parametersCannotBeChanged() {
    Parameters parameters = new Parameters(Map.of("a", Map.of("b", List.of("c"))));
    assertThatThrownBy(() -> parameters.values().put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @CsvSource({"aarch64", "armhfp", "i386", "ppc64le", "s390x", "x86_64"})
  void aStreamHasANumber(String architecture) {
    String text = "specfile_path: a.spec\njobs: []\ntargets: [centos-stream-%s]\n";
    assertThat(problems(text.formatted(architecture)))
        .containsExactly(
            "c:3:11: warning: targets[0]: the target 'centos-stream-%1$s' is deprecated; write 'centos-stream-8-%1$s' or a newer release"
                .formatted(architecture));
  }

  @ParameterizedTest
  @CsvSource({
    "7, Source7",
    "'\" 7 \"', Source7",
    "'\"+7\"', Source7",
    "999999999, Source999999999",
    "'\"999999999\"', Source999999999",
    "Patch1, Patch1"
  })
  void aSourceIsNumberedOrNamed(String written, String source) {
    assertThat(
            LOADER
                .parse("specfile_path: a.spec\njobs: []\nspec_source_id: " + written, "c")
                .config()
                .settings("repo")
                .specSourceId())
        .isEqualTo(source);
  }

  @Test
  void theEffectiveFormIsOfAsciiAlone() {
    assertThat(
            LOADER
                .parse("specfile_path: a.spec\njobs: []\nowner: \u00e4", "c")
                .config()
                .effective())
        .contains("\\u00E4")
        .doesNotContain("\u00e4");
  }

  @Test
  void wordsAreAlsoPartedByTheEndOfALine() {
    assertThat(new ActionCommands.Line("a\r\nb\tc").words()).containsExactly("a", "b", "c");
  }

  @Test
  void onlyASinglePackageIsTheOnlyOne() {
    String two = "packages: {a: {specfile_path: a.spec}, b: {specfile_path: b.spec}}\njobs: []";
    assertThat(LOADER.parse(two, "c").config().onlyPackage()).isEmpty();
  }

  @Test
  void noPathsMeanTheWholeRepository() {
    assertThat(
            LOADER
                .parse("specfile_path: a.spec\njobs: []\npaths: []", "c")
                .config()
                .settings("repo")
                .paths())
        .containsExactly("./");
  }

  /** As in the reference, against the rule for all other keys. */
  @Test
  void theProjectOfTheTopIsThatOfEachPackage() {
    String text =
        """
        upstream_project_url: https://top.example/
        packages: {a: {specfile_path: a.spec, upstream_project_url: "https://own.example/"}}
        jobs: []
        """;
    assertThat(LOADER.parse(text, "c").config().settings("a").upstreamProjectUrl())
        .contains("https://top.example/");
  }

  @Test
  void aPackageWithoutASpecFileIsToldAtItsName() {
    assertThat(
            problems(
                "packages:\n  a: {owner: b}\njobs: [{job: koji_build_tag, trigger: ignore}]\n"))
        .containsExactly(
            "c:2:3: error: packages.a.specfile_path: the package 'a' has no spec file, which its jobs need; add 'specfile_path: a.spec'");
  }
}
