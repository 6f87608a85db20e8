package io.github.packit4j.bot;

import io.github.packit4j.bot.settings.AccountSettings;
import io.github.packit4j.bot.settings.BotSettings;
import io.github.packit4j.bot.settings.SettingsReader;
import io.github.packit4j.config.problem.ConfigException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot as a program: {@code BotMain [SETTINGS]}. Without settings it works in the sandbox. It
 * runs until it is asked to end (SIGTERM, SIGINT), and ends with what it is handling; 1 tells that
 * it could not start, 2 that it was started wrongly.
 */
public final class BotMain {

  private static final Logger LOG = LoggerFactory.getLogger(BotMain.class);
  private static final int FAILED = 1;
  private static final int WRONG = 2;

  private BotMain() {}

  public static void main(String... args) throws InterruptedException {
    int status;
    try (EndOfProcess end = new EndOfProcess()) {
      status = run(args, System.err, end.asked());
    }
    if (status != 0) {
      System.exit(status);
    }
  }

  /**
   * Runs a bot until the process is asked to end, which waits for it.
   *
   * @param settings the file with its settings; without one it works in the sandbox
   * @throws ConfigException if the settings are wrong
   * @throws BotStartException if it cannot be started
   * @throws InterruptedException if the thread is interrupted; the bot has ended then
   */
  public static void run(Optional<Path> settings) throws InterruptedException {
    try (EndOfProcess end = new EndOfProcess()) {
      run(settings, end.asked());
    }
  }

  /** Runs until it is told to stop; gives the exit status. */
  static int run(String[] args, PrintStream err, CountDownLatch stop) throws InterruptedException {
    if (args.length > 1) {
      err.println("Usage: BotMain [SETTINGS]");
      return WRONG;
    }
    try {
      run(Stream.of(args).map(Path::of).findFirst(), stop);
      return 0;
    } catch (ConfigException e) {
      err.println(e.getMessage());
      return WRONG;
    } catch (BotStartException e) {
      LOG.error("The bot could not be started", e.getCause());
      err.println(e.getMessage());
      return FAILED;
    }
  }

  private static void run(Optional<Path> file, CountDownLatch stop) throws InterruptedException {
    try (TemporaryDirectory temporary = TemporaryDirectory.create()) {
      BotSettings settings =
          file.map(BotMain::read).orElseGet(() -> BotSettings.sandbox(temporary.path()));
      try (World world = world(settings.accounts(), temporary.path());
          RunningBot bot = RunningBot.start(settings, world, report -> {})) {
        stop.await();
        LOG.info("The bot at {} stops", bot.url());
      }
    } catch (ConfigException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new BotStartException(e);
    }
  }

  private static BotSettings read(Path file) {
    return SettingsReader.read(
        file,
        name -> Optional.ofNullable(System.getenv(name)).orElse(""),
        Path.of(System.getProperty("user.home")));
  }

  private static World world(AccountSettings accounts, Path temporary) {
    return accounts instanceof AccountSettings.User user
        ? new FedoraWorld(user)
        : new SandboxWorld(temporary.resolve("sandbox"));
  }
}
