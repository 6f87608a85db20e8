package io.github.packit4j.cli.run;

import io.github.packit4j.config.user.LoadedUserConfig;
import io.github.packit4j.config.user.UserConfig;
import io.github.packit4j.config.user.UserConfigLoader;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.specfile.changelog.Packager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One run of the program: the world around a command, and who the user is. */
public final class Session implements AutoCloseable {

  private final Surroundings surroundings;
  private final Output output;
  private final Optional<Path> userConfig;
  private final Once<UserConfig> config = new Once<>(this::readConfig);
  private final Once<Clients> clients;
  private Optional<String> subject = Optional.empty();

  Session(Surroundings surroundings, Output output, Optional<Path> userConfig) {
    this.surroundings = surroundings;
    this.output = output;
    this.userConfig = userConfig;
    this.clients = new Once<>(() -> surroundings.clients().apply(config.get()));
  }

  /** Returns the services. The user's configuration is read now, if it was not before. */
  public Clients clients() {
    return clients.get();
  }

  /**
   * Returns the release workflow, which shows each step as it is done.
   *
   * @param more sets what else the user wants of it
   */
  public ReleaseWorkflow workflow(Consumer<WorkflowBuilder> more) {
    WorkflowBuilder workflow =
        clients()
            .workflow()
            .identity(packager(Optional.empty()))
            .executor(surroundings.executor())
            .listener(new Progress(output));
    more.accept(workflow);
    return workflow.build();
  }

  /**
   * Finds out who signs: who is named, else {@code RPM_PACKAGER}, else the Fedora account.
   *
   * @param named {@code Name <address>}, if the user has said it
   */
  public Packager packager(Optional<String> named) {
    return named
        .or(() -> Optional.ofNullable(surroundings.environment().get("RPM_PACKAGER")))
        .filter(text -> !text.isBlank())
        .map(Packager::parse)
        .or(
            () ->
                config.get().fasUser().map(name -> new Packager(name, name + "@fedoraproject.org")))
        .orElseThrow(
            () ->
                new UsageException(
                    "Nobody signs this. Set RPM_PACKAGER to 'Name <address>', or fas_user in the user's configuration."));
  }

  private UserConfig readConfig() {
    return userConfig.map(this::path).map(this::load).orElseGet(this::usualUserConfig);
  }

  private UserConfig usualUserConfig() {
    Path directory = UserConfigLoader.directory(surroundings.environment(), surroundings.home());
    return Files.isDirectory(directory) ? load(directory) : UserConfig.builder().build();
  }

  private UserConfig load(Path place) {
    LoadedUserConfig loaded = UserConfigLoader.create().load(place);
    show(new Page().lines(Style.WARNING, loaded.warnings()));
    return loaded.config();
  }

  /** Returns where a file is that the command works on; failures are about it from now on. */
  public Path file(Path given) {
    subject = Optional.of(given.toString());
    return path(given);
  }

  /** Returns where a path leads that the user has given. */
  public Path path(Path given) {
    return surroundings.directory().resolve(given);
  }

  /** Returns the file that the command works on, as the user named it, if it does on one. */
  public Optional<String> subject() {
    return subject;
  }

  /** Returns the clock. */
  public Clock clock() {
    return surroundings.clock();
  }

  /** Returns today in UTC. */
  public LocalDate today() {
    return LocalDate.now(surroundings.clock());
  }

  /** Shows something beside the answer. */
  public void show(Page page) {
    output.aside(page);
  }

  /** Returns who answers questions; empty where nobody is there. */
  Optional<UnaryOperator<String>> user() {
    return surroundings.user();
  }

  @Override
  public void close() {
    clients.ifMade(Clients::close);
  }
}
