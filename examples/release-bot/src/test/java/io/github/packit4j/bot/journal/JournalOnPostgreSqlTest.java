package io.github.packit4j.bot.journal;

import io.github.packit4j.bot.Database;
import io.github.packit4j.bot.PostgreSql;
import io.github.packit4j.bot.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The journal as it is shared by bots. */
class JournalOnPostgreSqlTest extends JournalTest {

  private static PostgreSql server;

  /** The server's own user has to reach it, which the test's temporary directories do not allow. */
  @BeforeAll
  static void startServer() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("packit4j-postgresql");
    server = new PostgreSql(directory);
  }

  @AfterAll
  static void stopServer() throws IOException, InterruptedException {
    if (server != null) {
      server.close();
    }
  }

  @Override
  Database database() {
    Database database = server.open();
    new Sql(database.source())
        .change(
            "begin anew",
            "truncate event, job, step, outcome, plan, scheduled_tasks restart identity");
    return database;
  }
}
