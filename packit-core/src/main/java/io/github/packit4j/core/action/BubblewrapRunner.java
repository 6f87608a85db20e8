package io.github.packit4j.core.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs commands in a sandbox of <a href="https://github.com/containers/bubblewrap">bubblewrap</a>,
 * for configurations of people who must not do what the program may. Linux only.
 *
 * <p>A command sees the system's programs and libraries ({@code /usr}, {@code /bin}, {@code /lib}
 * and the few files of {@code /etc} that they need), read-only; an empty {@code /tmp} and {@code
 * /var/tmp} of its own, where {@code HOME} is; and its workspace, the one place whose changes stay.
 * Homes, other work directories and the rest of the machine are not there. It has no capabilities,
 * no network unless {@link Builder#network} gives it the machine's, no terminal, and sees no
 * process but its own, which all end with it, also if the program is killed. Time and output are
 * limited, and nothing of the environment is passed that is not named.
 *
 * <p>What is left: a command may use up memory, processors, processes and the disk of its workspace
 * until its time is over. Who minds that runs the program in a control group with limits, such as a
 * systemd service with {@code TasksMax} and {@code MemoryMax}. With the network, services that
 * listen on the machine alone are within reach. The kernel is shared. Run the program as an
 * ordinary user: files that only root may read are readable for commands of root, as far as they
 * see them, and the modes of its devices are theirs to change.
 */
public final class BubblewrapRunner implements ActionRunner {

  private static final ActionLimits OF_A_TRIAL = new ActionLimits(Duration.ofSeconds(30), 1 << 16);

  private final Bubblewrap sandbox;
  private final ActionEnvironment environment;
  private final ActionLimits limits;

  private BubblewrapRunner(Bubblewrap sandbox, ActionEnvironment environment, ActionLimits limits) {
    this.sandbox = sandbox;
    this.environment = environment;
    this.limits = limits;
  }

  /**
   * Starts a runner without network, with {@link ActionEnvironment#minimal} and {@link
   * ActionLimits#defaults}.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String run(ActionCommand command) throws InterruptedException {
    return new LimitedProcess(command, environment, limits).run(sandbox.line(command));
  }

  /** Sets up a runner. */
  public static final class Builder {

    private Path program = Path.of("/usr/bin/bwrap");
    private ActionEnvironment environment = ActionEnvironment.minimal();
    private ActionLimits limits = ActionLimits.defaults();
    private final List<Path> readOnly = new ArrayList<>();
    private boolean network;

    private Builder() {}

    /**
     * Sets where bubblewrap is; {@code /usr/bin/bwrap} by default.
     *
     * @param value the program
     * @return this builder
     */
    public Builder program(Path value) {
      this.program = value;
      return this;
    }

    /**
     * Sets the environment of commands. {@code HOME} is {@code /tmp} unless it is set here.
     *
     * @param value the environment
     * @return this builder
     */
    public Builder environment(ActionEnvironment value) {
      this.environment = value;
      return this;
    }

    /**
     * Sets how much a command may take.
     *
     * @param value the limits
     * @return this builder
     */
    public Builder limits(ActionLimits value) {
      this.limits = value;
      return this;
    }

    /**
     * Sets whether commands have the machine's network; by default they have none.
     *
     * @param value whether they have
     * @return this builder
     */
    public Builder network(boolean value) {
      this.network = value;
      return this;
    }

    /**
     * Shows commands a further file or directory, such as {@code /opt/toolchain}; it may not be
     * changed.
     *
     * @param value an absolute path
     * @return this builder
     */
    public Builder readOnly(Path value) {
      this.readOnly.add(value);
      return this;
    }

    /**
     * Makes the runner, and tries it.
     *
     * @return the runner
     * @throws SandboxUnavailableException if bubblewrap is not installed, or the system does not
     *     let it isolate; the message says what to do
     */
    public BubblewrapRunner build() {
      if (!Files.isExecutable(program)) {
        throw new SandboxUnavailableException(
            "There is no bubblewrap at %s, so no action is run. Install the package 'bubblewrap', or say where it is."
                .formatted(program));
      }
      ActionEnvironment inside = environment.withDefault("HOME", Bubblewrap.HOME);
      Bubblewrap sandbox = new Bubblewrap(program, network, readOnly);
      tryOut(new BubblewrapRunner(sandbox, inside, OF_A_TRIAL));
      return new BubblewrapRunner(sandbox, inside, limits);
    }

    private static void tryOut(BubblewrapRunner runner) {
      try {
        Path workspace = Files.createTempDirectory("packit4j-sandbox");
        try {
          runner.run(new ActionCommand("trial", List.of("true"), workspace, workspace, Map.of()));
        } finally {
          Files.delete(workspace);
        }
      } catch (ActionException e) {
        throw new SandboxUnavailableException(
            "bubblewrap is there but cannot isolate here, so no action is run. In a container or behind a security module, user namespaces have to be allowed. "
                + e.getMessage(),
            e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SandboxUnavailableException(
            "Interrupted while bubblewrap was tried. Build the runner again.", e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
