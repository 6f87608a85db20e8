package io.github.packit4j.core.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a sandbox keeps in, tried from inside. Where no bubblewrap may isolate these are skipped,
 * and say why.
 */
class BubblewrapRunnerTest {

  @TempDir Path directory;

  private Path workspace = Path.of("");
  private Path elsewhere = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    workspace = Files.createDirectories(directory.resolve("work/actions/hello-f44"));
    Files.createDirectory(workspace.resolve("upstream"));
    elsewhere = Files.createDirectories(directory.resolve("home"));
    Files.writeString(elsewhere.resolve("token"), "s3cret");
  }

  @BeforeEach
  void requireSandbox() {
    try {
      BubblewrapRunner.builder().build();
    } catch (SandboxUnavailableException e) {
      abort(e.getMessage());
    }
  }

  @Test
  void theWorkspaceIsTheCommandsOwn() throws InterruptedException {
    assertThat(shell("pwd; echo made > file; mkdir ../dist-git; echo made > ../dist-git/file"))
        .isEqualTo(workspace.resolve("upstream") + "\n");
    assertThat(workspace.resolve("upstream/file")).hasContent("made");
    assertThat(workspace.resolve("dist-git/file")).hasContent("made");
  }

  @Test
  void theSystemsProgramsRun() throws InterruptedException {
    assertThat(shell("id -un; sed --version | head -1; test -w /tmp && test -w /var/tmp"))
        .startsWith(System.getProperty("user.name") + "\n")
        .contains("sed");
  }

  @Test
  void nothingIsWrittenElsewhere() throws InterruptedException {
    for (String path :
        List.of("/x", "/usr/x", "/usr/bin/x", "/etc/x", "/etc/passwd", "/dev/x/y", "/proc/x")) {
      refused("echo x >> " + path);
    }
    // What lies beside the workspace can be made in the sandbox's own /tmp, and comes to nothing.
    shell("echo x > ../../x || true");
    shell("mkdir -p '%1$s' && echo x > '%1$s/new' || true".formatted(elsewhere));
    assertThat(elsewhere).isDirectoryNotContaining("glob:**/new");
    assertThat(workspace.resolve("../x")).doesNotExist();
  }

  /** For these, a command of root needs no capability, but only that they may be written. */
  @Test
  void theKernelsSettingsStay() {
    refused("cat /proc/sys/vm/swappiness > /proc/sys/vm/swappiness");
    refused("cat /proc/self/oom_score_adj > /proc/self/oom_score_adj");
  }

  @Test
  void nothingIsReadElsewhere() {
    refused("cat '%s'".formatted(elsewhere.resolve("token")));
    refused("ls '%s'".formatted(elsewhere));
    refused("ls '%s'".formatted(System.getProperty("user.home")));
    refused("cat /etc/shadow");
    refused("ls /proc/%d".formatted(ProcessHandle.current().pid()));
  }

  @Test
  void aLinkLeadsNowhere() throws IOException, InterruptedException {
    Files.createSymbolicLink(workspace.resolve("upstream/token"), elsewhere.resolve("token"));
    Files.createSymbolicLink(workspace.resolve("upstream/home"), elsewhere);
    refused("cat token");
    refused("ls home/");
    shell("echo x > token || true; echo x > home/new || true");
    assertThat(elsewhere.resolve("token")).hasContent("s3cret");
    assertThat(elsewhere.resolve("new")).doesNotExist();
  }

  @Test
  void thereIsNoNetworkUnlessItIsGiven() throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String connect = "exec 3<>/dev/tcp/127.0.0.1/%d".formatted(server.getLocalPort());
      assertThatThrownBy(() -> run(sandbox().build(), "bash", "-c", connect))
          .isInstanceOf(ActionFailedException.class);
      run(sandbox().network(true).build(), "bash", "-c", connect);
      server.accept().close();
    }
  }

  @Test
  void nobodyElseIsSignalled() throws IOException, InterruptedException {
    Process other = new ProcessBuilder("sleep", Processes.sleep()).start();
    try {
      String signal = "kill -9 %d".formatted(other.pid());
      refused(signal);
      refused("kill -0 %d".formatted(ProcessHandle.current().pid()));
      shell("kill -9 -1 || true");
      assertThat(other.isAlive()).isTrue();
      run(LocalProcessRunner.create(), "sh", "-c", signal);
      assertThat(other.waitFor()).as("outside of a sandbox").isEqualTo(128 + 9);
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void theEnvironmentIsThatWhichIsNamed() throws InterruptedException {
    assertThat(run(sandbox().build(), "env").lines().map(line -> line.replaceAll("=.*", "")))
        .containsExactlyInAnyOrder(
            "HOME", "LANG", "PACKIT4J_ACTION", "PACKIT_PROJECT_VERSION", "PATH", "PWD");
    assertThat(shell("echo $HOME; cd; touch file")).isEqualTo("/tmp\n");
    assertThat(
            run(
                sandbox().environment(ActionEnvironment.minimal().with("HOME", "/x")).build(),
                "sh",
                "-c",
                "echo $HOME"))
        .isEqualTo("/x\n");
  }

  @Test
  void thereAreNoCapabilities() throws InterruptedException {
    assertThat(shell("grep -E 'Cap(Prm|Eff|Bnd)' /proc/self/status").lines())
        .hasSize(3)
        .allMatch(line -> line.endsWith("0000000000000000"));
    refused("unshare --user --map-root-user --mount mount -o remount,rw,bind /usr");
  }

  @Test
  void whatTheKernelKeepsApartIsItsOwn() throws IOException, InterruptedException {
    for (String kind : List.of("user", "pid", "ipc", "uts", "net", "mnt")) {
      String namespace = "/proc/self/ns/" + kind;
      assertThat(shell("readlink " + namespace).strip())
          .startsWith(kind)
          .isNotEqualTo(Files.readSymbolicLink(Path.of(namespace)).toString());
    }
    // The leader of a session outside would have no number in here.
    assertThat(shell("cut -d ' ' -f 6 /proc/self/stat")).isEqualTo("1\n");
  }

  @Test
  void signalsOfACommandToItselfArrive() {
    assertThatThrownBy(() -> shell("kill -TERM $$; sleep 1000000"))
        .isInstanceOf(ActionFailedException.class)
        .hasMessageContaining("status 143");
  }

  @Test
  void whatIsShownBesidesMayBeReadOnly() throws InterruptedException {
    BubblewrapRunner shown = sandbox().readOnly(elsewhere).build();
    assertThat(run(shown, "cat", elsewhere.resolve("token").toString())).isEqualTo("s3cret");
    assertThatThrownBy(() -> run(shown, "sh", "-c", "echo x > '%s/token'".formatted(elsewhere)))
        .isInstanceOf(ActionFailedException.class);
    assertThat(elsewhere.resolve("token")).hasContent("s3cret");
  }

  @Test
  void nothingThatItLeavesGoesOn() throws InterruptedException {
    String sleep = Processes.sleep();
    assertThat(
            shell(
                "(env -i setsid sleep %s >/dev/null 2>&1 &) ; sleep %s & echo done"
                    .formatted(sleep, sleep)))
        .isEqualTo("done\n");
    assertThat(Processes.isThere(sleep)).isFalse();
  }

  /** Processes are not counted, but all of them are gone at the first limit. */
  @Test
  void aStormOfProcessesEndsWithIt() {
    String sleep = Processes.sleep();
    BubblewrapRunner limited =
        sandbox().limits(new ActionLimits(Duration.ofMinutes(1), 1000)).build();
    assertThatThrownBy(
            () ->
                run(
                    limited,
                    "sh",
                    "-c",
                    "for i in $(seq 100); do (env -i setsid sleep %s &) ; done; yes"
                        .formatted(sleep)))
        .isInstanceOf(ActionAbortedException.class)
        .hasMessageContaining("more than 1000 bytes");
    assertThat(Processes.isThere(sleep)).isFalse();
  }

  @Test
  void itsTimeIsLimited() {
    String sleep = Processes.sleep();
    BubblewrapRunner limited =
        sandbox().limits(new ActionLimits(Duration.ofMillis(500), 1000)).build();
    assertThatThrownBy(() -> run(limited, "sleep", sleep))
        .isInstanceOf(ActionAbortedException.class)
        .hasMessageContaining("longer than PT0.5S");
    assertThat(Processes.isThere(sleep)).isFalse();
  }

  @Test
  void aFailureNamesTheCommandAndNotTheSandbox() {
    assertThatThrownBy(() -> shell("echo no luck >&2; exit 3"))
        .isInstanceOf(ActionFailedException.class)
        .hasMessageContainingAll("[sh, -c, echo no luck", "status 3", "no luck")
        .hasMessageNotContaining("bwrap");
  }

  /** Whoever ends the program ends its commands. */
  @Test
  void itDiesWithTheProgram() throws IOException, InterruptedException {
    String sleep = Processes.sleep();
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Sleeper.class.getName(),
                workspace.toString(),
                sleep)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    try {
      while (program.isAlive() && !Processes.hasBegun(sleep)) {
        Thread.onSpinWait();
      }
      assertThat(program.isAlive()).as(Files.readString(directory.resolve("log"))).isTrue();
      program.destroyForcibly().waitFor();
      while (Processes.isThere(sleep)) {
        Thread.onSpinWait();
      }
    } finally {
      program.destroyForcibly();
    }
  }

  private void refused(String script) {
    assertThatThrownBy(() -> shell(script)).as(script).isInstanceOf(ActionFailedException.class);
  }

  private String shell(String script) throws InterruptedException {
    return run(sandbox().build(), "sh", "-c", script);
  }

  private BubblewrapRunner.Builder sandbox() {
    return BubblewrapRunner.builder();
  }

  private String run(ActionRunner runner, String... arguments) throws InterruptedException {
    return runner.run(
        new ActionCommand(
            "pre-sync",
            List.of(arguments),
            workspace,
            workspace.resolve("upstream"),
            Map.of("PACKIT_PROJECT_VERSION", "2.0")));
  }

  /** A program that is busy with a command. */
  static final class Sleeper {

    private Sleeper() {}

    public static void main(String[] arguments) throws InterruptedException {
      Path workspace = Path.of(arguments[0]);
      BubblewrapRunner.builder()
          .build()
          .run(
              new ActionCommand(
                  "pre-sync", List.of("sleep", arguments[1]), workspace, workspace, Map.of()));
    }
  }
}
