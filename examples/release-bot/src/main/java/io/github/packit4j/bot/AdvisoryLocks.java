package io.github.packit4j.bot;

import io.github.packit4j.core.PackageLocks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * PostgreSQL's advisory locks, each with a session of its own: it ends with the process, and the
 * lock with it. Sessions of a pool could run out while their owners wait for each other.
 */
final class AdvisoryLocks implements PackageLocks {

  /** The state in which a statement ends that has waited for too long. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Sessions sessions;

  /** Opens sessions. */
  @FunctionalInterface
  interface Sessions {
    Connection open() throws SQLException;
  }

  AdvisoryLocks(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Held take(String name) throws InterruptedException {
    try {
      Connection connection = sessions.open();
      try {
        lock(connection, name);
      } catch (SQLException | InterruptedException e) {
        connection.close();
        throw e;
      }
      return () -> {
        try {
          connection.close();
        } catch (SQLException e) {
          throw new DatabaseException("unlock " + name, e);
        }
      };
    } catch (SQLException e) {
      throw new DatabaseException("lock " + name, e);
    }
  }

  private static void lock(Connection connection, String name)
      throws SQLException, InterruptedException {
    try (Statement patience = connection.createStatement();
        PreparedStatement lock =
            connection.prepareStatement("select pg_advisory_lock(hashtextextended(?, 0))")) {
      patience.execute("set lock_timeout = '1s'"); // No interrupt reaches who waits in there.
      lock.setString(1, name);
      while (true) {
        if (Thread.interrupted()) {
          throw new InterruptedException("while waiting for the lock " + name);
        }
        try {
          lock.execute();
          return;
        } catch (SQLException e) {
          if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
            throw e;
          }
        }
      }
    }
  }
}
