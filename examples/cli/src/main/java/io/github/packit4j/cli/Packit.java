package io.github.packit4j.cli;

import io.github.packit4j.cli.bodhi.BodhiCommands;
import io.github.packit4j.cli.config.ConfigCommands;
import io.github.packit4j.cli.config.ConfigValidate;
import io.github.packit4j.cli.koji.KojiCommands;
import io.github.packit4j.cli.release.ProposeDownstream;
import io.github.packit4j.cli.release.PullFromUpstream;
import io.github.packit4j.cli.release.SyncFromDownstream;
import io.github.packit4j.cli.run.ExitCode;
import io.github.packit4j.cli.run.Group;
import io.github.packit4j.cli.run.Runner.GlobalOptions;
import io.github.packit4j.cli.spec.SpecCommands;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command, with the options that every command has. */
@Command(
    name = "packit",
    description = "Carries releases of software into Fedora, EPEL and CentOS Stream.",
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    sortOptions = false)
final class Packit implements GlobalOptions {

  private static final List<Class<?>> COMMANDS =
      List.of(
          ConfigCommands.class,
          SpecCommands.class,
          ProposeDownstream.class,
          PullFromUpstream.class,
          SyncFromDownstream.class,
          KojiCommands.class,
          BodhiCommands.class,
          Aliases.class,
          Bot.class,
          ConfigValidate.AtTop.class,
          Completion.class);

  // Orders put these behind the options of each command.
  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      order = 90,
      description = "Answer in JSON, on the standard output alone.")
  private boolean json;

  @Option(
      names = {"-d", "--debug"},
      scope = ScopeType.INHERIT,
      order = 91,
      description = "Show where in the program a failure comes from.")
  private boolean debug;

  @Option(
      names = "--user-config",
      scope = ScopeType.INHERIT,
      order = 92,
      paramLabel = "FILE",
      description = "The user's configuration instead of ~/.config/packit.yaml.")
  private Optional<Path> userConfig = Optional.empty();

  /** When to use colours. */
  enum Colour {
    /** On a terminal. */
    AUTO(Ansi.AUTO),
    /** Always. */
    ALWAYS(Ansi.ON),
    /** Never. */
    NEVER(Ansi.OFF);

    private final Ansi ansi;

    Colour(Ansi ansi) {
      this.ansi = ansi;
    }
  }

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--color",
      scope = ScopeType.INHERIT,
      order = 93,
      paramLabel = "WHEN",
      description = "Use colours: auto (on a terminal; the default), always or never.")
  void colour(Colour when) {
    // Set before anything is printed, as help is printed without running a command.
    Objects.requireNonNull(spec)
        .root()
        .commandLine()
        .setColorScheme(CommandLine.Help.defaultColorScheme(when.ansi));
  }

  @Option(
      names = {"-h", "--help"},
      scope = ScopeType.INHERIT,
      order = 94,
      usageHelp = true,
      description = "Show what a command does and takes.")
  void help(boolean wanted) {
    // The parser does it.
  }

  @Option(
      names = {"-V", "--version"},
      scope = ScopeType.INHERIT,
      order = 95,
      versionHelp = true,
      description = "Show the version of this program.")
  void version(boolean wanted) {
    // The parser does it.
  }

  /** Returns the command line with all commands. */
  static CommandLine complete() {
    return of("--help");
  }

  /**
   * Returns the command line with the commands that arguments may name: reading the annotations of
   * all takes most of a short run. A group has all of its own where none is named, and everything
   * is there where help is wanted.
   */
  static CommandLine of(String... arguments) {
    List<String> words = List.of(arguments);
    CommandLine packit = new CommandLine(new Packit());
    add(packit, COMMANDS, words.contains("--help") || words.contains("-h") ? List.of() : words);
    packit
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nHow it ends:%n")
        .exitCodeList(ExitCode.meanings());
    return packit.setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static void add(CommandLine group, List<Class<?>> commands, List<String> words) {
    List<Class<?>> named =
        commands.stream().filter(command -> words.contains(name(command))).toList();
    for (Class<?> command : named.isEmpty() ? commands : named) {
      CommandLine added = new CommandLine(command);
      group.addSubcommand(name(command), added);
      if (added.getCommand() instanceof Group next) {
        add(added, next.commands(), words);
      }
    }
  }

  private static String name(Class<?> command) {
    return Objects.requireNonNull(command.getAnnotation(Command.class)).name();
  }

  @Override
  public boolean json() {
    return json;
  }

  @Override
  public boolean debug() {
    return debug;
  }

  @Override
  public Optional<Path> userConfig() {
    return userConfig;
  }
}
