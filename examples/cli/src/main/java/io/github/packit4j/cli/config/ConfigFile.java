package io.github.packit4j.cli.config;

import io.github.packit4j.cli.run.Session;
import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.LoadedConfig;
import io.github.packit4j.config.problem.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which configuration is meant. */
final class ConfigFile {

  private static final Path HERE = Path.of(".");

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATH",
      description =
          "A configuration file or the directory of a repository. Default: the current one.")
  private Optional<Path> repository = Optional.empty();

  @Option(
      names = {"-c", "--config-path"},
      paramLabel = "FILE",
      description = "The configuration file instead of those that are looked for in PATH.")
  private Optional<Path> file = Optional.empty();

  /** Reads the configuration. */
  LoadedConfig load(Session session) {
    Path given = given();
    Path path = session.file(given);
    ConfigLoader loader = ConfigLoader.create();
    Path directory = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    Path name = directory == null ? null : directory.toAbsolutePath().normalize().getFileName();
    return (name == null ? loader : loader.withRepositoryName(name.toString())).load(path);
  }

  /** Returns the one file that is meant. */
  Path path(Session session) {
    Path given = given();
    if (!Files.isDirectory(session.path(given))) {
      return session.file(given);
    }
    return ConfigLoader.FILE_NAMES.stream()
        .map(given::resolve)
        .map(Path::normalize)
        .filter(candidate -> Files.isRegularFile(session.path(candidate)))
        .findFirst()
        .map(session::file)
        .orElseThrow(
            () ->
                new ConfigException(
                    "%s has no configuration: none of the files %s"
                        .formatted(given, String.join(", ", ConfigLoader.FILE_NAMES))));
  }

  private Path given() {
    return file.or(() -> repository).orElse(HERE);
  }
}
