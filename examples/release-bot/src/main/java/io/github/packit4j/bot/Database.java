package io.github.packit4j.bot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.packit4j.core.PackageLocks;
import io.github.packit4j.http.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Where a bot keeps its events: a file for one process, or PostgreSQL for any number of them. */
public final class Database implements AutoCloseable {

  private static final String SCHEMA = "classpath:io/github/packit4j/bot/schema";

  /** A server that has gone without a word holds no thread for longer. */
  private static final String ANSWER_SECONDS = "60";

  /** A forge hangs up after ten seconds; it is told before that the database is away. */
  private static final long CONNECTION_MILLIS = 5_000;

  private static final int ALIVE_SECONDS = 2;

  private final HikariDataSource source;
  private final PackageLocks locks;
  private final Optional<String> flush;
  private final AtomicLong committed = new AtomicLong();
  private final ReentrantLock flushing = new ReentrantLock();
  private long written;

  private Database(HikariDataSource source, PackageLocks locks, Optional<String> flush) {
    this.source = source;
    this.locks = locks;
    this.flush = flush;
  }

  /**
   * Opens a database in a directory, which one process at a time has.
   *
   * @param directory the directory, made if it is not there
   * @return the database, with its tables
   */
  public static Database embedded(Path directory) {
    String file = directory.toAbsolutePath().resolve("events").toString();
    return open(
        "jdbc:h2:file:" + file + ";MODE=PostgreSQL;DB_CLOSE_ON_EXIT=FALSE",
        account("bot", ""),
        PackageLocks.inThisProcess(),
        Optional.of("checkpoint sync"));
  }

  /**
   * Opens a database that several bots may share.
   *
   * @param url {@code jdbc:postgresql://host/database}
   * @param user the account
   * @param password its password, if it needs one
   * @return the database, with its tables
   */
  public static Database postgresql(String url, String user, Optional<Secret> password) {
    Properties settings = account(user, password.map(Secret::reveal).orElse(""));
    settings.setProperty("socketTimeout", ANSWER_SECONDS);
    settings.setProperty("tcpKeepAlive", "true");
    return open(
        url,
        settings,
        new AdvisoryLocks(() -> DriverManager.getConnection(url, settings)),
        Optional.empty());
  }

  private static Properties account(String user, String password) {
    Properties account = new Properties();
    account.setProperty("user", user);
    account.setProperty("password", password);
    return account;
  }

  private static Database open(
      String url, Properties settings, PackageLocks locks, Optional<String> flush) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setDataSourceProperties(settings);
    config.setConnectionTimeout(CONNECTION_MILLIS);
    HikariDataSource source = new HikariDataSource(config);
    try {
      Flyway.configure().dataSource(source).locations(SCHEMA).load().migrate();
      return new Database(source, locks, flush);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /**
   * Gives the connections.
   *
   * @return a pool of them
   */
  public DataSource source() {
    return source;
  }

  /**
   * Returns once what is committed outlives the process. PostgreSQL sees to that by itself; H2
   * writes a while later. What many wait for at once is written once.
   *
   * @throws DatabaseException if that cannot be told
   */
  void flush() {
    if (flush.isEmpty()) {
      return;
    }
    long mine = committed.incrementAndGet();
    flushing.lock();
    try {
      if (written < mine) {
        long most = committed.get();
        new Sql(source).run("write what is stored", flush.get(), PreparedStatement::execute);
        written = most;
      }
    } finally {
      flushing.unlock();
    }
  }

  /** Tells whether the database answers. */
  boolean isUp() {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(ALIVE_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * Locks for the packages, which all bots with this database share.
   *
   * @return locks for {@link io.github.packit4j.core.WorkflowBuilder#locks}
   */
  public PackageLocks locks() {
    return locks;
  }

  @Override
  public void close() {
    source.close();
  }
}
