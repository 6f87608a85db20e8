package io.github.packit4j.bot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Packages and projects that something was done for, by bots with one database. */
final class Watched {

  private final DataSource source;

  Watched(DataSource source) {
    this.source = source;
  }

  void add(Collection<String> names) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "insert into watched (name) values (?) on conflict do nothing")) {
      for (String name : names) {
        statement.setString(1, name);
        statement.executeUpdate();
      }
    } catch (SQLException e) {
      throw new DatabaseException("remember what to look after", e);
    }
  }

  Set<String> names() {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement("select name from watched");
        ResultSet rows = statement.executeQuery()) {
      Set<String> names = new TreeSet<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    } catch (SQLException e) {
      throw new DatabaseException("find what to look after", e);
    }
  }
}
