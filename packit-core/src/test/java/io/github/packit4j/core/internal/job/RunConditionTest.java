package io.github.packit4j.core.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.action.ActionCommand;
import io.github.packit4j.core.action.ActionFailedException;
import io.github.packit4j.core.action.ActionRefusedException;
import io.github.packit4j.core.action.ActionRunner;
import io.github.packit4j.core.failure.UnsupportedSettingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunConditionTest {

  private static final String DEFINED = "actions: {run-condition: [check it, 'check that']}\n";

  @TempDir Path work;

  private final List<ActionCommand> commands = new ArrayList<>();

  @Test
  void withoutOneAJobRuns() {
    assertThat(failure("", command -> "")).isEmpty();
    assertThat(commands).isEmpty();
  }

  @Test
  void itsCommandsRunInADirectoryOfThePackage() {
    assertThat(failure(DEFINED, command -> "")).isEmpty();
    assertThat(commands)
        .extracting(ActionCommand::arguments)
        .containsExactly(List.of("check", "it"), List.of("check", "that"));
    assertThat(commands.get(0).directory())
        .isEqualTo(work.resolve("run-condition").resolve("hello"))
        .isEmptyDirectory();
    assertThat(commands.get(0).environment())
        .containsEntry("PACKIT_PROJECT_VERSION", "1.0")
        .containsEntry("PACKIT_UPSTREAM_PACKAGE_NAME", "world")
        .containsEntry("PACKIT_DOWNSTREAM_PACKAGE_NAME", "hello")
        .containsEntry("PACKIT_CONFIG_PACKAGE_NAME", "hello")
        .containsEntry("PACKIT_SPECFILE_PATH", "hello.spec");
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
    assertThatThrownBy(() -> condition.failure(settings(DEFINED), Map.of()))
        .isInstanceOf(ActionRefusedException.class)
        .hasMessageContaining("'run-condition'");
  }

  @Test
  void oneThatNeedsCheckoutsIsRefused() {
    assertThatThrownBy(
            () -> failure(DEFINED + "clone_repos_before_run_condition: true\n", command -> ""))
        .isInstanceOf(UnsupportedSettingException.class)
        .hasMessageContaining("clone_repos_before_run_condition");
    assertThat(failure("clone_repos_before_run_condition: true\n", command -> "")).isEmpty();
  }

  private Optional<String> failure(String config, ActionRunner runner) {
    ActionRunner recording =
        command -> {
          commands.add(command);
          return runner.run(command);
        };
    return new RunCondition(Optional.of(recording), work)
        .failure(settings(config), Map.of("PACKIT_PROJECT_VERSION", "1.0"));
  }

  private static PackageSettings settings(String config) {
    return ConfigLoader.create()
        .withRepositoryName("hello")
        .parse(
            config
                + "specfile_path: hello.spec\ndownstream_package_name: hello\nupstream_package_name: world\n",
            ".packit.yaml")
        .config()
        .onlyPackage()
        .orElseThrow();
  }
}
