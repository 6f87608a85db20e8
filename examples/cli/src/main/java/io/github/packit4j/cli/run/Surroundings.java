package io.github.packit4j.cli.run;

import io.github.packit4j.config.user.UserConfig;
import java.io.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/**
 * What the program finds around it.
 *
 * @param environment the environment variables
 * @param home the user's home directory
 * @param directory what relative paths are relative to
 * @param clock tells the day of changelog entries
 * @param executor works on branches side by side
 * @param user answers questions; empty where nobody is there
 * @param clients the services, for a user's configuration
 */
public record Surroundings(
    Map<String, String> environment,
    Path home,
    Path directory,
    Clock clock,
    Executor executor,
    Optional<UnaryOperator<String>> user,
    Function<UserConfig, Clients> clients) {

  /** Returns those of this process, where branches are worked on by an executor. */
  public static Surroundings ofProcess(Executor executor) {
    Map<String, String> environment = System.getenv();
    Path home = Path.of(System.getProperty("user.home"));
    return new Surroundings(
        environment,
        home,
        Path.of(""),
        Clock.systemUTC(),
        executor,
        Optional.ofNullable(System.console()).map(Surroundings::answers),
        config -> new UserClients(config, new OkHttpClient(), environment, home));
  }

  private static UnaryOperator<String> answers(Console console) {
    return question -> Objects.requireNonNullElse(console.readLine("%s", question), "");
  }
}
