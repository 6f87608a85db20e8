package io.github.packit4j.core.action;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as processes: what they get, what they give, and that nothing is left of them. */
class LocalProcessRunnerTest {

  private static final ActionLimits SHORT = new ActionLimits(Duration.ofMillis(500), 1000);

  /** A process that has left its parent, and its output. */
  private static final String DETACHED = "(setsid sleep %s >/dev/null 2>&1 &) ; ";

  /** A process without the variable that its kind is known by, which is what it is by the end. */
  private static final String UNMARKED = "env -i %s sh -c 'touch unmarked; exec sleep %s' & ";

  private static final String UNTIL_UNMARKED = "while ! test -e unmarked; do :; done ; ";

  @TempDir Path workspace;

  private final LocalProcessRunner runner = LocalProcessRunner.create();

  @Test
  void whatItPrintsOnStandardOutputIsGiven() throws InterruptedException {
    assertThat(shell("echo out; echo error >&2; printf 'no end'")).isEqualTo("out\nno end");
  }

  @Test
  void noShellExpandsArguments() throws InterruptedException {
    assertThat(run(runner, "printf", "%s|", "$HOME", "*", "a b; c", ""))
        .isEqualTo("$HOME|*|a b; c||");
  }

  @Test
  void itRunsInItsDirectoryAndReadsNothing() throws InterruptedException, IOException {
    Path script = Files.writeString(workspace.resolve("script"), "#!/bin/sh\npwd; cat\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    assertThat(run(runner, "./script").strip()).isEqualTo(workspace.toRealPath().toString());
  }

  @Test
  void itsEnvironmentIsThatWhichIsNamed() throws InterruptedException {
    String inherited = System.getenv().containsKey("HOME") ? "HOME" : "PWD";
    ActionEnvironment environment =
        ActionEnvironment.minimal()
            .inheriting(inherited, "NO_SUCH_VARIABLE")
            .with("ONE", "1")
            .with("PACKIT_PROJECT_VERSION", "of the runner")
            .withSecret("TOKEN", Secret.of("s3cret"));
    assertThat(run(runner.withEnvironment(environment), "env").lines())
        .filteredOn(line -> !line.startsWith("PACKIT4J_ACTION="))
        .containsExactlyInAnyOrder(
            inherited + "=" + System.getenv(inherited),
            "LANG=C.UTF-8",
            "ONE=1",
            "PACKIT_PROJECT_VERSION=2.0",
            "PATH=/usr/local/bin:/usr/bin:/bin",
            "TOKEN=***");
    assertThat(environment)
        .hasToString(
            "[%s]"
                .formatted(
                    inherited.equals("HOME")
                        ? "HOME, LANG, ONE, PACKIT_PROJECT_VERSION, PATH, TOKEN"
                        : "LANG, ONE, PACKIT_PROJECT_VERSION, PATH, PWD, TOKEN"));
  }

  @Test
  void aSecretIsShownNowhere() {
    LocalProcessRunner secretive =
        runner.withEnvironment(ActionEnvironment.minimal().withSecret("T", Secret.of("s3cret")));
    assertThatThrownBy(() -> run(secretive, "sh", "-c", "echo \"token $T\" >&2; exit 1"))
        .hasMessageEndingWith("token ***");
    assertThatThrownBy(() -> run(secretive, "sh", "-c", "echo \"token $T\"; exit 1"))
        .hasMessageEndingWith("token ***");
  }

  @Test
  void programsAreLookedForInItsOwnPath() throws InterruptedException, IOException {
    Path tool = Files.writeString(workspace.resolve("some-tool"), "#!/bin/sh\necho \"$@\"\n");
    ActionEnvironment environment =
        ActionEnvironment.minimal().with("PATH", "/no/such:" + workspace);
    assertThatThrownBy(() -> run(runner.withEnvironment(environment), "some-tool"))
        .as("not executable")
        .isInstanceOf(ActionAbortedException.class);
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    assertThat(run(runner.withEnvironment(environment), "some-tool", "a")).isEqualTo("a\n");
    assertThatThrownBy(() -> run(runner.withEnvironment(environment), "sh"))
        .isInstanceOf(ActionAbortedException.class)
        .hasMessageContainingAll("pre-sync", "[sh]", "no program 'sh' in /no/such:" + workspace);
  }

  @Test
  void aFailureSaysWhatFailedAndHow() {
    String lines =
        String.join("; ", IntStream.range(0, 30).mapToObj(i -> "echo line" + i).toList());
    assertThatThrownBy(() -> shell("exec >&2; " + lines + "; exit 3"))
        .isInstanceOf(ActionFailedException.class)
        .hasMessageContainingAll("pre-sync", "[sh, -c, ", "status 3", "line10\n", "line29")
        .hasMessageNotContaining("line9\n");
    assertThatThrownBy(() -> shell("echo said on standard output; exit 1"))
        .hasMessageEndingWith("said on standard output");
    assertThatThrownBy(() -> shell("printf '%05000d' 1 >&2; exit 1"))
        .extracting(Throwable::getMessage, as(InstanceOfAssertFactories.STRING))
        .hasSizeBetween(4000, 4300);
  }

  @Test
  void whatCannotBeStartedIsNoFailureOfTheCommand() {
    assertThatThrownBy(() -> run(runner, "./no-such-script"))
        .isInstanceOf(ActionAbortedException.class)
        .hasMessageContainingAll("pre-sync", "could not be started", "no-such-script")
        .hasCauseInstanceOf(IOException.class);
    assertThatThrownBy(() -> run(runner, "/bin/echo", "a\0b"))
        .isInstanceOf(ActionAbortedException.class);
  }

  @Test
  void bytesThatAreNoTextAreReplaced() throws InterruptedException {
    assertThat(shell("printf '\\377x\\303'")).isEqualTo("\uFFFDx\uFFFD");
  }

  @Test
  void whatTakesTooLongIsStopped() {
    String sleep = Processes.sleep();
    assertThatThrownBy(
            () -> shell(runner.withLimits(SHORT), "echo begun; sleep %s".formatted(sleep)))
        .isInstanceOf(ActionAbortedException.class)
        .hasMessageContaining("longer than PT0.5S");
    assertThat(Processes.isThere(sleep)).isFalse();
  }

  @Test
  void whatPrintsTooMuchIsStopped() {
    for (String stream : List.of("1", "2")) {
      assertThatThrownBy(() -> shell(runner.withLimits(SHORT), "yes >&" + stream))
          .isInstanceOf(ActionAbortedException.class)
          .hasMessageContaining("more than 1000 bytes");
    }
    assertThatThrownBy(
            () ->
                shell(
                    runner.withLimits(new ActionLimits(Duration.ofMinutes(1), 10)),
                    "printf 123456; printf 12345 >&2; sleep 1000000"))
        .as("both together")
        .hasMessageContaining("more than 10 bytes");
  }

  @Test
  void asMuchAsIsAllowedMayBePrinted() throws InterruptedException {
    ActionLimits exactly = new ActionLimits(Duration.ofMinutes(1), 100_000);
    assertThat(shell(runner.withLimits(exactly), "yes | head -c 100000")).hasSize(100_000);
  }

  @Test
  void anInterruptStopsIt() {
    String sleep = Processes.sleep();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> run(runner, "sleep", sleep)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(Processes.isThere(sleep)).isFalse();
  }

  @Test
  void nothingThatItLeavesGoesOn() throws InterruptedException {
    for (String way : List.of("sleep %s & ", "nohup sleep %s & ", DETACHED)) {
      String sleep = Processes.sleep();
      assertThat(shell(way.formatted(sleep) + "echo done")).endsWith("done\n");
      assertThat(Processes.isThere(sleep)).as(way).isFalse();
    }
  }

  @Test
  void nothingOfWhatIsStoppedGoesOn() {
    String child = Processes.sleep();
    String detached = Processes.sleep();
    String unmarked = Processes.sleep();
    assertThatThrownBy(
            () ->
                shell(
                    runner.withLimits(new ActionLimits(Duration.ofMinutes(1), 1000)),
                    "sleep %s & ".formatted(child)
                        + DETACHED.formatted(detached)
                        + UNMARKED.formatted("", unmarked)
                        + UNTIL_UNMARKED
                        + "yes"))
        .isInstanceOf(ActionAbortedException.class);
    assertThat(Processes.isThere(unmarked)).isFalse();
    assertThat(Processes.isThere(child)).isFalse();
    assertThat(Processes.isThere(detached)).isFalse();
  }

  /** The one way out that the documentation tells of; it must not hold the workflow up. */
  @Test
  void nobodyWaitsForWhatGotAwayWithTheOutput() throws InterruptedException {
    String sleep = Processes.sleep();
    try {
      assertThat(
              shell(
                  "(%s) ; ".formatted(UNMARKED.formatted("setsid", sleep))
                      + UNTIL_UNMARKED
                      + "echo done"))
          .isEqualTo("done\n");
      assertThat(Processes.isThere(sleep)).isTrue();
    } finally {
      Processes.end(sleep);
    }
  }

  @Test
  void limitsThatStopEverythingAreRefused() {
    for (Duration time : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new ActionLimits(time, 1));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionLimits(Duration.ofSeconds(1), -1));
    assertThat(ActionLimits.defaults())
        .isEqualTo(new ActionLimits(Duration.ofMinutes(30), 10_485_760));
  }

  private String shell(String script) throws InterruptedException {
    return shell(runner, script);
  }

  private String shell(LocalProcessRunner with, String script) throws InterruptedException {
    return run(with, "sh", "-c", script);
  }

  private String run(LocalProcessRunner with, String... arguments) throws InterruptedException {
    return with.run(
        new ActionCommand(
            "pre-sync",
            List.of(arguments),
            workspace,
            workspace,
            Map.of("PACKIT_PROJECT_VERSION", "2.0")));
  }
}
