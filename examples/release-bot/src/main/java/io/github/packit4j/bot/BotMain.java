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
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              stop.countDown();
              awaitQuietly(stopped);
            });
    Runtime.getRuntime().addShutdownHook(hook);
    int status = run(args, System.err, stop);
    stopped.countDown();
    if (status != 0) {
      System.exit(status);
    }
  }

  private static void awaitQuietly(CountDownLatch stopped) {
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs until it is told to stop; gives the exit status. */
  static int run(String[] args, PrintStream err, CountDownLatch stop) throws InterruptedException {
    if (args.length > 1) {
      err.println("Usage: BotMain [SETTINGS]");
      return WRONG;
    }
    try (TemporaryDirectory temporary = TemporaryDirectory.create()) {
      BotSettings settings =
          args.length == 0 ? BotSettings.sandbox(temporary.path()) : read(Path.of(args[0]));
      try (World world = world(settings.accounts(), temporary.path());
          RunningBot bot = RunningBot.start(settings, world, report -> {})) {
        stop.await();
        LOG.info("The bot at {} stops", bot.url());
      }
      return 0;
    } catch (ConfigException e) {
      err.println(e.getMessage());
      return WRONG;
    } catch (IOException | RuntimeException e) {
      LOG.error("The bot could not be started", e);
      err.println("The bot could not be started: " + e.getMessage());
      return FAILED;
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
