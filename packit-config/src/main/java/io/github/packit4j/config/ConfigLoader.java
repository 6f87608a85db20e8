package io.github.packit4j.config;

import io.github.packit4j.config.internal.read.ConfigFiles;
import io.github.packit4j.config.internal.read.ConfigReader;
import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.config.problem.ConfigProblem;
import io.github.packit4j.config.problem.InvalidConfigException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Loads package configurations ({@code .packit.yaml}).
 *
 * <p>Every problem of a file is found at once and told with its position; see {@link
 * InvalidConfigException}. Nothing is downloaded: a file of a repository at some commit comes
 * through a function that the caller supplies. Immutable and thread-safe.
 */
public final class ConfigLoader {

  /** The names of configuration files, the one that is preferred first. */
  public static final List<String> FILE_NAMES =
      List.of(".packit.yaml", ".packit.yml", "packit.yaml", "packit.yml");

  private final Optional<String> repositoryName;
  private final Optional<String> specFile;
  private final boolean repeatedKeysAllowed;

  private ConfigLoader(
      Optional<String> repositoryName, Optional<String> specFile, boolean repeatedKeysAllowed) {
    this.repositoryName = repositoryName;
    this.specFile = specFile;
    this.repeatedKeysAllowed = repeatedKeysAllowed;
  }

  /** Returns a loader that knows nothing of the repository a file is in. */
  public static ConfigLoader create() {
    return new ConfigLoader(Optional.empty(), Optional.empty(), false);
  }

  /**
   * Returns a loader that names packages like their repository where the file does not name them.
   *
   * @param name the repository's name without its owner, such as {@code ogr}
   */
  public ConfigLoader withRepositoryName(String name) {
    return new ConfigLoader(Optional.of(name), specFile, repeatedKeysAllowed);
  }

  /**
   * Returns a loader that uses a spec file where the configuration names neither one nor the
   * package.
   *
   * @param path the path of a spec file that was found in the repository
   */
  public ConfigLoader withSpecFile(String path) {
    return new ConfigLoader(repositoryName, Optional.of(path), repeatedKeysAllowed);
  }

  /**
   * Returns a loader that takes the last of several equal keys in a mapping, with a warning for
   * each, as Packit does without one. Otherwise such a file is refused, since what stands first is
   * lost, which may be a whole list of jobs. For a service that must go on with the files it has.
   */
  public ConfigLoader withRepeatedKeysAllowed() {
    return new ConfigLoader(repositoryName, specFile, true);
  }

  /**
   * Loads a file.
   *
   * @param path a configuration file, or a directory in which the names of {@link #FILE_NAMES} are
   *     looked for
   * @throws InvalidConfigException if the file is wrong
   * @throws ConfigException if a directory has no configuration
   * @throws UncheckedIOException if the file cannot be read
   */
  public LoadedConfig load(Path path) {
    if (!Files.isDirectory(path)) {
      return parse(ConfigFiles.read(path), path.toString(), fileName(path));
    }
    return find(name ->
            Files.isRegularFile(path.resolve(name))
                ? Optional.of(ConfigFiles.read(path.resolve(name)))
                : Optional.empty())
        .orElseThrow(
            () ->
                new ConfigException(
                    "Tried to load the configuration in %s but failed because: it has none of the files %s"
                        .formatted(path, String.join(", ", FILE_NAMES))));
  }

  /**
   * Loads the configuration of a place that is read through a function, such as a repository at a
   * commit.
   *
   * @param reader returns the content of a file of the top directory, or empty if there is none of
   *     that name; it is asked for each of {@link #FILE_NAMES}
   * @return the configuration, or empty if there is no file; a warning names files that were passed
   *     over
   * @throws InvalidConfigException if the file is wrong
   */
  public Optional<LoadedConfig> find(Function<String, Optional<byte[]>> reader) {
    List<String> found = new ArrayList<>();
    Optional<byte[]> content = Optional.empty();
    for (String name : FILE_NAMES) {
      Optional<byte[]> candidate = reader.apply(name);
      if (candidate.isPresent()) {
        content = found.isEmpty() ? candidate : content;
        found.add(name);
      }
    }
    return content.map(bytes -> withPassedOver(parse(bytes, found.get(0), found.get(0)), found));
  }

  private static LoadedConfig withPassedOver(LoadedConfig loaded, List<String> found) {
    if (found.size() == 1) {
      return loaded;
    }
    List<ConfigProblem> warnings = new ArrayList<>();
    warnings.add(
        new ConfigProblem(
            ConfigProblem.Severity.WARNING,
            found.get(0),
            1,
            1,
            "",
            "there are also %s, which are not read"
                .formatted(String.join(", ", found.subList(1, found.size()))),
            Optional.of("keep one configuration file")));
    warnings.addAll(loaded.warnings());
    return new LoadedConfig(loaded.config(), warnings);
  }

  /**
   * Reads a configuration.
   *
   * @param text the content of the file
   * @param fileName its path in the repository, for messages and as {@code config_file_path}
   * @throws InvalidConfigException if it is wrong
   */
  public LoadedConfig parse(String text, String fileName) {
    return read(ConfigFiles.withoutMark(text), fileName, fileName);
  }

  /**
   * Reads a configuration.
   *
   * @param content the content of the file, in UTF-8
   * @param fileName its path in the repository, for messages and as {@code config_file_path}
   * @throws InvalidConfigException if it is wrong, not in UTF-8, or too large
   */
  public LoadedConfig parse(byte[] content, String fileName) {
    return parse(content, fileName, fileName);
  }

  private LoadedConfig parse(byte[] content, String shownName, String configFilePath) {
    return read(ConfigFiles.text(content, shownName), shownName, configFilePath);
  }

  private LoadedConfig read(String text, String shownName, String configFilePath) {
    return ConfigReader.read(
        text,
        new ConfigReader.ReadOptions(
            shownName, configFilePath, repositoryName, specFile, repeatedKeysAllowed));
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }
}
