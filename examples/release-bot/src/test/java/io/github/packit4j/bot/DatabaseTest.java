package io.github.packit4j.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several bots do at the same moment. */
class DatabaseTest {

  private static final int BOTS = 4;
  private static final PackitEvent EVENT =
      new BuildTagged(1, "hello-1-1", "hello", "f44-candidate", "packit");

  private static PostgreSql server;

  @TempDir Path directory;

  /** The server's own user has to reach it, which the test's temporary directories do not allow. */
  @BeforeAll
  static void startServer() throws IOException, InterruptedException {
    server = new PostgreSql(Files.createTempDirectory("packit4j-postgresql"));
  }

  @AfterAll
  static void stopServer() throws IOException, InterruptedException {
    if (server != null) {
      server.close();
    }
  }

  private static <T> List<T> together(Callable<T> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(BOTS);
    ExecutorService threads = Executors.newFixedThreadPool(BOTS);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int bot = 0; bot < BOTS; bot++) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static void sql(Database database, String... statements) throws SQLException {
    try (Connection connection = database.source().getConnection();
        Statement running = connection.createStatement()) {
      for (String statement : statements) {
        running.execute(statement);
      }
    }
  }

  @Test
  void botsThatMakeTheTablesAtTheSameMomentAllGetThem() throws Exception {
    try (Database first = server.open()) {
      sql(first, "create database fresh");
    }
    for (Database database : together(() -> server.open("fresh"))) {
      try (database) {
        new EventStore(database.source(), Clock.systemUTC()).add(EVENT);
        assertThat(new EventCounts(database.source()).of("WAITING")).isEqualTo(1);
      }
    }
  }

  @Test
  void whatAllBotsGetAtTheSameMomentIsStoredOnce() throws Exception {
    try (Database database = server.open()) {
      storeTogether(database);
    }
    try (Database database = Database.embedded(directory)) {
      storeTogether(database);
    }
  }

  private static void storeTogether(Database database) throws Exception {
    EventStore store = new EventStore(database.source(), Clock.systemUTC());
    for (int round = 0; round < 20; round++) {
      together(() -> store.add(EVENT));
      assertThat(new EventCounts(database.source()).of("WAITING")).isEqualTo(1);
      store.end(store.first("hello").orElseThrow(), true, "done");
      assertThat(together(() -> store.addNew(EVENT).isPresent())).containsOnly(false);
    }
  }

  /** The event would be lost otherwise, and how it has ended. */
  @Test
  void anEventThatCannotBeStoredAgainIsNotForgottenEither() throws Exception {
    try (Database database = server.open()) {
      endedEventStays(database);
    }
    try (Database database = Database.embedded(directory)) {
      endedEventStays(database);
    }
  }

  private static void endedEventStays(Database database) throws SQLException {
    EventStore store = new EventStore(database.source(), Clock.systemUTC());
    store.add(EVENT);
    store.end(store.first("hello").orElseThrow(), false, "in vain");
    sql(database, "alter table event add constraint full_disk check (state <> 'WAITING')");
    assertThatThrownBy(() -> store.add(EVENT)).isInstanceOf(DatabaseException.class);
    assertThat(new EventCounts(database.source()).of("FAILED")).isEqualTo(1);
    sql(database, "alter table event drop constraint full_disk", "delete from event");
  }
}
