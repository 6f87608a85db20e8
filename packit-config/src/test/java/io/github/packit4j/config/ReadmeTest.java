package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.internal.key.SettingsKey;
import io.github.packit4j.config.internal.key.SettingsKeys;
import io.github.packit4j.config.internal.key.StructureKey;
import io.github.packit4j.config.internal.key.StructureKeys;
import io.github.packit4j.config.problem.InvalidConfigException;
import io.github.packit4j.config.user.UserConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The README's tables say what the model says, and its example runs. */
class ReadmeTest {

  private static final PackageSettings DEFAULTS = PackageSettings.builder("NAME").build();

  /** Defaults that no value shows, since they depend on other keys. */
  private static final Map<String, String> DEFAULTS_BY_RULE =
      Map.of(
          "specfile_path", "`NAME.spec` of the package named here",
          "downstream_package_name", "the repository's name",
          "upstream_package_name", "the repository's name",
          "config_file_path", "the file's name",
          "dist_git_base_url", "by `pkg_tool`; Fedora",
          "dist_git_namespace", "by `pkg_tool`; `rpms`");

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  private static String rowOf(SettingsKey<?> key) {
    String name = key.name();
    String value =
        DEFAULTS_BY_RULE.getOrDefault(
            name,
            key.written(DEFAULTS)
                .map(found -> "`" + new JsonMapper().writeValueAsString(found) + "`")
                .orElse("–"));
    return "| `%s` | %s%s | %s | top, package, job | %s | %s |"
        .formatted(
            name,
            key.type().label().replace("|", "\\|"),
            key.isNullable() ? ", null" : "",
            value.replace("|", "\\|"),
            key.support().label(),
            key.description());
  }

  private static String rowOf(StructureKey<?> key, String level) {
    return "| `%s` | %s | %s | %s | %s | %s |"
        .formatted(
            key.name(),
            key.form().label().replace("|", "\\|"),
            key.absent(),
            level,
            key.support().label(),
            key.description());
  }

  /** Returns the whole table of keys, made of what reads them. */
  static String table() {
    List<String> rows = new ArrayList<>();
    rows.add("| key | type | default | level | support | meaning |");
    rows.add("| --- | --- | --- | --- | --- | --- |");
    StructureKeys.OF_TOP.forEach(key -> rows.add(rowOf(key, "top")));
    StructureKeys.OF_JOB.forEach(key -> rows.add(rowOf(key, "job")));
    SettingsKeys.ALL.forEach(key -> rows.add(rowOf(key)));
    return String.join("\n", rows) + "\n\n";
  }

  @Test
  void listsEveryKeyAsTheModelHasIt() throws IOException {
    assertThat(readme()).contains("\n\n" + table());
  }

  @Test
  void listsTheKeysOfTheUserConfiguration() throws IOException {
    String readme = readme();
    String section = readme.substring(readme.indexOf("## The user configuration"));
    List<String> missing = new ArrayList<>(UserConfigReader.KEYS);
    missing.removeIf(key -> section.contains("`" + key + "`"));
    assertThat(missing).isEmpty();
  }

  @Test
  void showsAnExampleThatRuns() throws IOException {
    List<String> printed = new ArrayList<>();
    Example.run(Path.of("src/test/resources/io/github/packit4j/config/example"), printed::add);
    assertThat(printed)
        .containsExactly(
            "propose_downstream on release: [fedora-all, epel-9]",
            "koji_build on commit: [fedora-all]");
    String source =
        Files.readString(Path.of("src/test/java/io/github/packit4j/config/ReadmeTest.java"));
    String body =
        source.substring(source.indexOf("// begin\n") + 9, source.indexOf("      // end\n"));
    assertThat(readme()).contains(body.stripTrailing().stripIndent());
  }

  static final class Example {
    static void run(Path project, java.util.function.Consumer<String> log) {
      // begin
      try {
        LoadedConfig loaded = ConfigLoader.create().withRepositoryName("ogr").load(project);
        loaded.warnings().forEach(warning -> log.accept(warning.toString()));
        for (JobConfig job : loaded.config().jobs()) {
          DistGitBranches branches = job.settings("python-ogr").distGitBranches();
          log.accept(job.job() + " on " + job.trigger() + ": " + branches.targets());
        }
      } catch (InvalidConfigException e) {
        // .packit.yaml:8:14: error: jobs[0].trigger: unknown trigger 'relase'; did you mean ...
        e.problems().forEach(problem -> log.accept(problem.toString()));
      }
      // end
    }
  }
}
