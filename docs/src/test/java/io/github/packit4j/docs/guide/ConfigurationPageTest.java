package io.github.packit4j.docs.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.ConfigText;
import io.github.packit4j.config.JobConfig;
import io.github.packit4j.config.LoadedConfig;
import io.github.packit4j.config.problem.ConfigProblem;
import io.github.packit4j.config.problem.InvalidConfigException;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.BodhiReleases;
import io.github.packit4j.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of {@code docs/configuration.md}, run. */
class ConfigurationPageTest {

  private static final String CONFIG =
      """
      # Ours.
      specfile_path: hello.spec
      jobs:
        - job: propose_downstream
          trigger: release
          dist_git_branches: [fedora-all]
      """;

  @TempDir private Path project;

  @Test
  void aConfigurationIsRead() throws IOException {
    Files.writeString(project.resolve(".packit.yaml"), CONFIG);

    assertThat(load(project)).containsExactly("propose_downstream: [fedora-all]");
  }

  private static List<String> load(Path project) {
    List<String> found = new ArrayList<>();
    LoadedConfig loaded = ConfigLoader.create().withRepositoryName("hello").load(project);
    loaded.warnings().forEach(System.out::println);
    for (JobConfig job : loaded.config().jobs()) {
      for (String name : job.packages().keySet()) {
        found.add(job.job() + ": " + job.settings(name).distGitBranches().targets());
      }
    }
    return found;
  }

  @Test
  void allMistakesAreNamed() {
    assertThat(problems(CONFIG.replace("release", "relase").replace("job:", "jop:")))
        .hasSizeGreaterThan(1)
        .allSatisfy(problem -> assertThat(problem.toString()).startsWith(".packit.yaml:"));
  }

  private static List<ConfigProblem> problems(String text) {
    try {
      return ConfigLoader.create().parse(text, ".packit.yaml").warnings();
    } catch (InvalidConfigException e) {
      return e.problems(); // each with line, column and what to write instead
    }
  }

  @Test
  void oneKeyIsChanged() {
    ConfigText text = ConfigText.of(CONFIG);
    String changed = text.set("jobs[0].dist_git_branches", List.of("rawhide", "epel9")).text();

    assertThat(changed).startsWith("# Ours.\n").contains("epel9");
  }

  @Test
  void aliasesMeanBranches() {
    try (Sandbox sandbox = Sandbox.start()) {
      BodhiClient bodhi = BodhiClient.builder().httpClient(sandbox.httpClient()).build();
      for (ReleaseBranch branch : BodhiReleases.aliases(bodhi).resolve(List.of("fedora-all"))) {
        System.out.println(branch.name() + " is built for " + branch.kojiTarget());
      }

      assertThat(BodhiReleases.aliases(bodhi).resolve(List.of("fedora-all")))
          .map(ReleaseBranch::name)
          .contains("rawhide", "f45");
    }
  }
}
