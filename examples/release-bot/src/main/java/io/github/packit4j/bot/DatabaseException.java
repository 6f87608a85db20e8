package io.github.packit4j.bot;

import java.sql.SQLException;

/** The database did not do what it was asked for. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseException(String what, SQLException cause) {
    super("Tried to %s but failed because: %s".formatted(what, cause.getMessage()), cause);
  }
}
