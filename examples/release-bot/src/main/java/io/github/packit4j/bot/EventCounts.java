package io.github.packit4j.bot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How many events there are. */
record EventCounts(DataSource source) {

  /** Counts those in a state; not a number while the database is away. */
  double of(String state) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select count(*) from event where state = ?")) {
      statement.setString(1, state);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      return Double.NaN;
    }
  }
}
