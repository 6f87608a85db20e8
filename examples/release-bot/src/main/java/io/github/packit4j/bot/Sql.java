package io.github.packit4j.bot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** Statements for a database. Values are parameters of theirs, never text in them. */
public final class Sql {

  private final DataSource source;

  /**
   * Creates statements for a database.
   *
   * @param source gives connections
   */
  public Sql(DataSource source) {
    this.source = source;
  }

  /** Something that is done with a statement. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T with(PreparedStatement statement) throws SQLException;
  }

  /** Something that is made of a row. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Makes it. */
    T of(ResultSet row) throws SQLException;
  }

  /** Statements that are carried out together, or not at all. */
  @FunctionalInterface
  public interface Together<T> {
    /** Carries them out. */
    T with(Connection connection) throws SQLException;
  }

  /**
   * Runs one statement.
   *
   * @param what what it is for, as it is said of a failure: "store an event"
   * @param sql the statement
   * @param work does something with it
   * @throws DatabaseException if it fails
   */
  public <T> T run(String what, String sql, Work<T> work) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.with(statement);
    } catch (SQLException e) {
      throw new DatabaseException(what, e);
    }
  }

  /**
   * Runs several statements as one.
   *
   * @param what what they are for
   * @param work runs them
   * @throws DatabaseException if one fails; none has done anything then
   */
  public <T> T together(String what, Together<T> work) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.with(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new DatabaseException(what, e);
    }
  }

  /**
   * Changes something.
   *
   * @param what what it is for
   * @param sql the statement
   * @param values its parameters
   * @return how many rows it has changed
   */
  public int change(String what, String sql, Object... values) {
    return run(what, sql, statement -> set(statement, values).executeUpdate());
  }

  /** Changes something together with other statements. */
  public static int change(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return set(statement, values).executeUpdate();
    }
  }

  /** Reads a number together with other statements. */
  public static long number(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = set(statement, values).executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Reads rows.
   *
   * @param what what it is for
   * @param sql the statement, which limits how many there are
   * @param reading reads one
   * @param values the statement's parameters
   */
  public <T> List<T> list(String what, String sql, Reading<T> reading, Object... values) {
    return run(
        what,
        sql,
        statement -> {
          List<T> list = new ArrayList<>();
          try (ResultSet rows = set(statement, values).executeQuery()) {
            while (rows.next()) {
              list.add(reading.of(rows));
            }
          }
          return list;
        });
  }

  /** Reads the first row, if there is one. */
  public <T> Optional<T> first(String what, String sql, Reading<T> reading, Object... values) {
    return list(what, sql, reading, values).stream().findFirst();
  }

  private static PreparedStatement set(PreparedStatement statement, Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, value(values[i]));
    }
    return statement;
  }

  private static Object value(Object value) {
    return value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value;
  }

  /** Reads a time. */
  public static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Reads a time that may be missing. */
  public static Optional<Instant> timeIfAny(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** Reads a text that may be missing. */
  public static Optional<String> textIfAny(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** Reads a number that may be missing. */
  public static OptionalLong numberIfAny(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
