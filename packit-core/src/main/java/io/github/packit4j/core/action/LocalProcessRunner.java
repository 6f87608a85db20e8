package io.github.packit4j.core.action;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs commands as processes of this machine, as the program's own user: for configurations whose
 * authors may do whatever the program may. A command is limited in time and output, gets no
 * variable that is not named and leaves no process behind; but it reads and writes every file that
 * the program can, reaches every network and may signal the program. See {@link BubblewrapRunner}
 * for commands of people who are not trusted that much.
 *
 * <p>A command that ends leaves nothing running, and neither does one that is stopped: its
 * descendants are killed, and on Linux also what has detached itself, by a variable {@code
 * PACKIT4J_ACTION}. Only a process that detaches itself and clears its environment gets away. If
 * the program is killed, its commands go on.
 */
public final class LocalProcessRunner implements ActionRunner {

  private static final Pattern SEPARATOR = Pattern.compile(":");

  private final ActionEnvironment environment;
  private final ActionLimits limits;

  private LocalProcessRunner(ActionEnvironment environment, ActionLimits limits) {
    this.environment = environment;
    this.limits = limits;
  }

  /**
   * Gives a runner with {@link ActionEnvironment#minimal} and {@link ActionLimits#defaults}.
   *
   * @return the runner
   */
  public static LocalProcessRunner create() {
    return new LocalProcessRunner(ActionEnvironment.minimal(), ActionLimits.defaults());
  }

  /**
   * Sets the environment of commands.
   *
   * @param value the environment; its {@code PATH} is where programs are looked for
   * @return a runner with it
   */
  public LocalProcessRunner withEnvironment(ActionEnvironment value) {
    return new LocalProcessRunner(value, limits);
  }

  /**
   * Sets how much a command may take.
   *
   * @param value the limits
   * @return a runner with them
   */
  public LocalProcessRunner withLimits(ActionLimits value) {
    return new LocalProcessRunner(environment, value);
  }

  @Override
  public String run(ActionCommand command) throws InterruptedException {
    List<String> line = new ArrayList<>(command.arguments());
    line.set(0, program(command));
    return new LimitedProcess(command, environment, limits).run(line);
  }

  /** Java itself would look for it where its own environment says. */
  private String program(ActionCommand command) {
    String name = command.arguments().get(0);
    String path = environment.of(command).getOrDefault("PATH", "");
    return name.indexOf('/') >= 0
        ? name
        : find(path, name)
            .orElseThrow(
                () ->
                    new ActionAbortedException(
                        command,
                        "there is no program '%s' in %s. Install it, or name its directory in the PATH of the runner's environment."
                            .formatted(name, path),
                        ""));
  }

  private static Optional<String> find(String path, String name) {
    Stream<Path> places =
        SEPARATOR.splitAsStream(path).filter(place -> !place.isEmpty()).map(Path::of);
    return places
        .map(place -> place.resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .map(Path::toString)
        .findFirst();
  }
}
