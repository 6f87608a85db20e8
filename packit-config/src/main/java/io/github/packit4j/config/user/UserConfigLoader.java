package io.github.packit4j.config.user;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.internal.read.ConfigFiles;
import io.github.packit4j.config.problem.InvalidConfigException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Loads the user configuration. No secret of it ever shows in a message or when printed.
 *
 * <p>Immutable and thread-safe.
 */
public final class UserConfigLoader {

  private static final Pattern FILE = Pattern.compile("\\.ya?ml$", Pattern.CASE_INSENSITIVE);

  private UserConfigLoader() {}

  /** Returns a loader. */
  public static UserConfigLoader create() {
    return new UserConfigLoader();
  }

  /**
   * Returns the directory of user configurations: {@code XDG_CONFIG_HOME}, else {@code .config} in
   * the home directory.
   *
   * @param environment the environment variables, such as {@link System#getenv()}
   * @param home the user's home directory
   */
  public static Path directory(Map<String, String> environment, Path home) {
    return Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
        .filter(path -> !path.isEmpty())
        .map(Path::of)
        .orElseGet(() -> home.resolve(".config"));
  }

  /**
   * Loads a file, or what a directory has.
   *
   * @param path the file, or a directory in which {@link ConfigLoader#FILE_NAMES} are looked for
   * @return the configuration; the defaults if the directory has none, or is not there: what is not
   *     there is taken for a file only where its name ends like one
   * @throws InvalidConfigException if the file is wrong
   * @throws UncheckedIOException if it cannot be read
   */
  public LoadedUserConfig load(Path path) {
    if (!Files.isDirectory(path) && (Files.exists(path) || FILE.matcher(path.toString()).find())) {
      return parse(ConfigFiles.text(ConfigFiles.read(path), path.toString()), path.toString());
    }
    return ConfigLoader.FILE_NAMES.stream()
        .map(path::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(this::load)
        .orElseGet(() -> parse("", path.toString()));
  }

  /**
   * Reads a configuration.
   *
   * @param text the content of the file; an empty one means the defaults
   * @param fileName its name, for messages
   * @throws InvalidConfigException if it is wrong
   */
  public LoadedUserConfig parse(String text, String fileName) {
    return UserConfigReader.read(text, fileName);
  }
}
