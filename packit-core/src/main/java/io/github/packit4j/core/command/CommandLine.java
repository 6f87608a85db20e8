package io.github.packit4j.core.command;

import java.util.Optional;

/** A line of a comment that begins with the prefix of commands. */
public sealed interface CommandLine {

  /**
   * Gives the line as it was written.
   *
   * @return the words of the line, joined by single blanks
   */
  String text();

  /**
   * A command.
   *
   * @param text the line
   * @param packageName the one package that is meant ({@code --package}); empty for all
   * @param command what is asked for
   */
  record Understood(String text, Optional<String> packageName, Command command)
      implements CommandLine {}

  /**
   * A line that is no command.
   *
   * @param text the line
   * @param line its number in the comment, from 1
   * @param column where the word begins that is wrong, or the last one that something is missing
   *     after, from 1
   * @param reason what is wrong, and what would be right
   */
  record Refused(String text, int line, int column, String reason) implements CommandLine {}
}
