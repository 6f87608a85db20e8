package io.github.packit4j.cli;

import io.github.packit4j.cli.bodhi.BodhiCommands;
import io.github.packit4j.cli.config.ConfigCommands;
import io.github.packit4j.cli.config.ConfigValidate;
import io.github.packit4j.cli.koji.KojiCommands;
import io.github.packit4j.cli.release.ProposeDownstream;
import io.github.packit4j.cli.release.PullFromUpstream;
import io.github.packit4j.cli.release.SyncFromDownstream;
import io.github.packit4j.cli.run.Runner.GlobalOptions;
import io.github.packit4j.cli.spec.SpecCommands;
import java.nio.file.Path;
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
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    subcommands = {
      ConfigCommands.class,
      SpecCommands.class,
      ProposeDownstream.class,
      PullFromUpstream.class,
      SyncFromDownstream.class,
      KojiCommands.class,
      BodhiCommands.class,
      Aliases.class,
      ConfigValidate.AtTop.class,
      Completion.class
    })
final class Packit implements GlobalOptions {

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Answer in JSON, on the standard output alone.")
  private boolean json;

  @Option(
      names = {"-d", "--debug"},
      scope = ScopeType.INHERIT,
      description = "Show where in the program a failure comes from.")
  private boolean debug;

  @Option(
      names = "--user-config",
      scope = ScopeType.INHERIT,
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
      paramLabel = "WHEN",
      description = "Use colours: auto (on a terminal; the default), always or never.")
  void colour(Colour when) {
    // Set before anything is printed, as help is printed without running a command.
    Objects.requireNonNull(spec)
        .root()
        .commandLine()
        .setColorScheme(CommandLine.Help.defaultColorScheme(when.ansi));
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
