package io.github.packit4j.config;

import io.github.packit4j.config.internal.ShellWords;
import io.github.packit4j.config.problem.ConfigException;
import java.util.List;

/**
 * The commands of one action.
 *
 * @param commands the commands, to be run in order
 * @param single whether the value was written as one text instead of a list, which only matters for
 *     printing it
 */
public record ActionCommands(List<Command> commands, boolean single) {

  /** Copies the list. */
  public ActionCommands {
    commands = List.copyOf(commands);
    single = single && commands.size() == 1 && commands.get(0) instanceof Line;
  }

  /**
   * Returns commands given as lines.
   *
   * @param lines one command each
   */
  public static ActionCommands of(String... lines) {
    return new ActionCommands(
        java.util.Arrays.stream(lines).map(line -> (Command) new Line(line)).toList(), false);
  }

  /** One command, in one of the two ways of writing it. */
  public sealed interface Command {

    /**
     * Returns the program and its arguments; no shell is involved.
     *
     * @throws ConfigException if a quotation mark in a {@link Line} is not closed
     */
    List<String> words();
  }

  /**
   * A command written as one text.
   *
   * @param text the text; it is split into words as a POSIX shell does, and nothing in it is
   *     expanded
   */
  public record Line(String text) implements Command {

    @Override
    public List<String> words() {
      return ShellWords.split(text);
    }
  }

  /**
   * A command written as a list.
   *
   * @param words the program and its arguments
   */
  public record Arguments(List<String> words) implements Command {

    /** Copies the list. */
    public Arguments {
      words = List.copyOf(words);
    }
  }
}
