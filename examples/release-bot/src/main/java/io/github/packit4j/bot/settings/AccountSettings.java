package io.github.packit4j.bot.settings;

import io.github.packit4j.specfile.changelog.Packager;
import java.nio.file.Path;

/** Who a bot is, and where. */
public sealed interface AccountSettings {

  /** Nobody, in a Fedora within the process. */
  record Sandbox() implements AccountSettings {}

  /**
   * A user of Fedora.
   *
   * @param userConfig the accounts, as {@code ~/.config/packit.yaml} has them
   * @param identity who signs commits and changelog entries
   * @param workDirectory where repositories and archives are kept; it may be deleted between runs
   */
  record User(Path userConfig, Packager identity, Path workDirectory) implements AccountSettings {}
}
