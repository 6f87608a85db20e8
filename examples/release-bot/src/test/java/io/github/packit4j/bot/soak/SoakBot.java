package io.github.packit4j.bot.soak;

import io.github.packit4j.bot.Database;
import io.github.packit4j.bot.EventHandling;
import io.github.packit4j.bot.ReleaseBot;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.PackageLocks;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.messaging.Broker;
import io.github.packit4j.messaging.MessageConsumer;
import io.github.packit4j.messaging.MessageHandler;
import io.github.packit4j.messaging.MessageQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * One bot of a soak, a process of its own. What it does with an event is what a workflow does: it
 * looks whether the effect is there, takes its time, and has the effect, in a service that knows
 * nothing of transactions or of what must not be there twice.
 */
public final class SoakBot {

  /** What the effect of an event takes in a service. */
  private static final Duration SERVICE = Duration.ofMillis(5);

  private static final int THREADS = 8;

  private final Database database;
  private final PackageLocks locks;
  private final String name;

  private SoakBot(Database database, String name) {
    this.database = database;
    this.locks = database.locks();
    this.name = name;
  }

  /**
   * Runs until it is killed.
   *
   * @param arguments address of the database, port of the broker, name of the queue, file that
   *     tells that it runs
   */
  public static void main(String[] arguments) throws InterruptedException, IOException {
    Database database = Database.postgresql(arguments[0], "bot", Optional.empty());
    SoakBot handling = new SoakBot(database, arguments[3]);
    ReleaseBot bot =
        new ReleaseBot(
            handling.handling(),
            database,
            THREADS,
            Collections.nCopies(30, Duration.ofSeconds(1)),
            report -> {});
    bot.start();
    MessageConsumer.builder(Broker.local(Integer.parseInt(arguments[1])))
        .queue(MessageQueue.durable(arguments[2]))
        .topics(MessageReader.topics())
        .handler(MessageHandler.ofEvents(MessageReader.create(), bot::accept))
        .reconnecting(
            new RetryPolicy(
                1000, Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofMinutes(10)))
        .start();
    Files.createFile(Path.of(arguments[3]));
    new CountDownLatch(1).await();
  }

  private EventHandling handling() {
    return new EventHandling() {
      @Override
      public EventReport handle(PackitEvent event) {
        build((BuildStateChanged) event);
        return new EventReport(event, List.of());
      }

      @Override
      public void reportFailures(EventReport report) {
        throw new AssertionError("nothing fails for good");
      }
    };
  }

  private void build(BuildStateChanged build) {
    String packageName = Nvr.parse(build.nvr()).name();
    try (PackageLocks.Held held = locks.take(packageName);
        Connection connection = database.source().getConnection()) {
      if (held == null || isThere(connection, build)) {
        return;
      }
      LockSupport.parkNanos(SERVICE.toNanos());
      try (PreparedStatement effect =
          connection.prepareStatement(
              "insert into effect (package, build, bot, at) values (?, ?, ?, now())")) {
        effect.setString(1, packageName);
        effect.setLong(2, build.build());
        effect.setString(3, name);
        effect.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean isThere(Connection connection, BuildStateChanged build)
      throws SQLException {
    try (PreparedStatement look =
        connection.prepareStatement("select 1 from effect where build = ?")) {
      look.setLong(1, build.build());
      try (ResultSet row = look.executeQuery()) {
        return row.next();
      }
    }
  }
}
