package io.github.packit4j.bot.settings;

import io.github.packit4j.http.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** Where the state of a bot is. */
public sealed interface DatabaseSettings {

  /**
   * A file of H2, for one process.
   *
   * @param directory where it is
   */
  record Embedded(Path directory) implements DatabaseSettings {}

  /**
   * A database that several bots may share.
   *
   * @param url {@code jdbc:postgresql://host/database}, without a password
   * @param user the account
   * @param password its password, if it needs one
   */
  record PostgreSql(String url, String user, Optional<Secret> password)
      implements DatabaseSettings {}
}
