package io.github.packit4j.core.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.JobConfig;
import io.github.packit4j.core.action.ActionAbortedException;
import io.github.packit4j.core.action.ActionCommand;
import io.github.packit4j.core.action.ActionFailedException;
import io.github.packit4j.core.action.ActionRefusedException;
import io.github.packit4j.core.action.ActionRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunConditionTest {

  private static final String DEFINED = "actions: {run-condition: [check it, 'check that']}\n";

  private static final ConditionSubject SUBJECT =
      new ConditionSubject(
          () -> Map.of("PACKIT_PROJECT_VERSION", "1.0"),
          "PACKIT_UPSTREAM_REPO",
          RunConditionTest::checkOut);

  @TempDir Path work;

  private final List<ActionCommand> commands = new ArrayList<>();

  @Test
  void withoutOneAJobRuns() {
    assertThat(failure("", command -> "")).isEmpty();
    assertThat(commands).isEmpty();
  }

  @Test
  void itsCommandsRunInADirectoryOfTheirOwn() {
    assertThat(failure(DEFINED, RunConditionTest::requireEmptyDirectory)).isEmpty();
    assertThat(commands)
        .extracting(ActionCommand::arguments)
        .containsExactly(List.of("check", "it"), List.of("check", "that"));
    assertThat(commands.get(0).directory())
        .isEqualTo(commands.get(1).directory())
        .isEqualTo(commands.get(0).workspace())
        .isAbsolute()
        .doesNotExist();
    assertThat(work.resolve("run-condition")).isEmptyDirectory();
    assertThat(commands.get(0).environment())
        .containsEntry("PACKIT_PROJECT_VERSION", "1.0")
        .containsEntry("PACKIT_UPSTREAM_PACKAGE_NAME", "world")
        .containsEntry("PACKIT_DOWNSTREAM_PACKAGE_NAME", "hello")
        .containsEntry("PACKIT_CONFIG_PACKAGE_NAME", "hello-epel")
        .containsEntry("PACKIT_SPECFILE_PATH", "hello.spec")
        .doesNotContainKeys("PACKIT_UPSTREAM_REPO", "PACKIT_DOWNSTREAM_REPO");
  }

  private static String requireEmptyDirectory(ActionCommand command) {
    assertThat(command.directory()).isEmptyDirectory();
    return "";
  }

  @Test
  void theyFindACheckoutWhereTheConfigurationAsksForOne() {
    String config = DEFINED + "clone_repos_before_run_condition: true\n";
    assertThat(
            failure(
                config,
                command -> {
                  assertThat(command.directory().resolve("hello.spec")).exists();
                  return "";
                }))
        .isEmpty();
    assertThat(commands.get(0).environment())
        .containsEntry("PACKIT_UPSTREAM_REPO", commands.get(0).directory().toString());
    assertThat(work.resolve("run-condition")).isEmptyDirectory();
  }

  @Test
  void nothingIsLookedUpForAJobWithoutOne() {
    ConditionSubject none =
        new ConditionSubject(
            () -> {
              throw new AssertionError("not asked for");
            },
            "PACKIT_UPSTREAM_REPO",
            directory -> {
              throw new AssertionError("not asked for");
            });
    assertThat(
            new RunCondition(Optional.of(command -> ""), work)
                .failure(job("clone_repos_before_run_condition: true\n"), none))
        .isEmpty();
  }

  @Test
  void oneThatIsStoppedDecidesNothing() {
    assertThatThrownBy(
            () ->
                failure(
                    DEFINED,
                    command -> {
                      throw new ActionAbortedException(command, "it took too long", "");
                    }))
        .isInstanceOf(ActionAbortedException.class);
    assertThat(work.resolve("run-condition")).isEmptyDirectory();
  }

  @Test
  void anEmptyCommandIsNamed() {
    assertThatThrownBy(() -> failure("actions: {run-condition: ''}\n", command -> ""))
        .isInstanceOf(ActionAbortedException.class)
        .hasMessageContaining("run-condition")
        .hasMessageContaining("no words");
    assertThat(commands).isEmpty();
  }

  @Test
  void oneThatFailsIsTold() {
    assertThat(
            failure(
                DEFINED,
                command -> {
                  throw new ActionFailedException(command, 3, "no luck");
                }))
        .hasValueSatisfying(
            message ->
                assertThat(message).contains("run-condition", "[check, it]", "3", "no luck"));
  }

  @Test
  void withoutARunnerItIsRefused() {
    RunCondition condition = new RunCondition(Optional.empty(), work);
    assertThatThrownBy(() -> condition.failure(job(DEFINED), SUBJECT))
        .isInstanceOf(ActionRefusedException.class)
        .hasMessageContaining("'run-condition'");
  }

  private Optional<String> failure(String config, ActionRunner runner) {
    ActionRunner recording =
        command -> {
          commands.add(command);
          return runner.run(command);
        };
    return new RunCondition(Optional.of(recording), work).failure(job(config), SUBJECT);
  }

  private static void checkOut(Path directory) {
    try {
      Files.writeString(directory.resolve("hello.spec"), "Name: hello\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SelectedJob job(String config) {
    JobConfig job =
        ConfigLoader.create()
            .withRepositoryName("hello")
            .parse(
                config
                    + """
                    packages:
                      hello-epel:
                        specfile_path: hello.spec
                        downstream_package_name: hello
                        upstream_package_name: world
                    jobs:
                      - {job: propose_downstream, trigger: release}
                    """,
                ".packit.yaml")
            .config()
            .jobs()
            .get(0);
    return new SelectedJob(job, job.settings("hello-epel"));
  }
}
