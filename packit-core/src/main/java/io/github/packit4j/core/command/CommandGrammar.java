package io.github.packit4j.core.command;

import io.github.packit4j.core.command.CommandLine.Refused;
import io.github.packit4j.core.command.CommandLine.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How commands are written in comments. A command has a line of its own, whose first word is the
 * prefix, exactly; blanks around the line do not count. Words are split at white space, and there
 * is no quoting. A comment may hold several commands.
 *
 * <pre>{@code
 * /packit [--package NAME] COMMAND [OPTIONS]
 * }</pre>
 *
 * <p>The value of an option follows it as the next word or after {@code =}. A line with the prefix
 * alone is no command. Immutable and thread-safe.
 */
public final class CommandGrammar {

  /** How many commands of one comment are looked at; one more is refused with all after it. */
  public static final int MAX_COMMANDS = 10;

  private static final Pattern PREFIX = Pattern.compile("[/@!][A-Za-z0-9][A-Za-z0-9_./-]*");
  private static final Pattern WORD = Pattern.compile("(?U)\\S+");

  private final String prefix;

  private CommandGrammar(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Gives the grammar of a prefix.
   *
   * @param prefix the word that commands begin with, such as {@code /packit}
   * @return the grammar
   * @throws IllegalArgumentException if that is no word that begins with {@code /}, {@code @} or
   *     {@code !}
   */
  public static CommandGrammar of(String prefix) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "'%s' cannot be what commands begin with. Give one word that begins with /, @ or !, such as /packit."
              .formatted(prefix.replaceAll("\\p{Cntrl}", "?")));
    }
    return new CommandGrammar(prefix);
  }

  /**
   * Gives the word that commands begin with.
   *
   * @return the prefix
   */
  public String prefix() {
    return prefix;
  }

  /**
   * Shows how each command is written that is carried out here.
   *
   * @return one line a command
   */
  public List<String> usage() {
    return CommandTable.own().stream().map(entry -> prefix + " " + entry.usage()).toList();
  }

  /**
   * Finds the commands in a comment.
   *
   * @param comment the comment's text
   * @return one element a line that begins with the prefix, in order, and no more than {@link
   *     #MAX_COMMANDS} and one that refuses the rest
   */
  public List<CommandLine> read(String comment) {
    List<CommandLine> commands = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) comment.lines()::iterator) {
      number++;
      List<MatchResult> words = words(line);
      if (words.isEmpty()) {
        continue;
      }
      if (commands.size() == MAX_COMMANDS) {
        commands.add(
            new Refused(
                prefix + " ...",
                number,
                1,
                "a comment may have %d commands; this one and those after it are left out"
                    .formatted(MAX_COMMANDS)));
        break;
      }
      commands.add(command(words, number));
    }
    return List.copyOf(commands);
  }

  /** Gives the words of a command's line, no more than can be right; none of any other line. */
  private List<MatchResult> words(String line) {
    List<MatchResult> words = WORD.matcher(line).results().limit(CommandWords.MAX + 1).toList();
    return words.size() > 1 && words.get(0).group().equals(prefix) ? words : List.of();
  }

  private static CommandLine command(List<MatchResult> found, int line) {
    CommandWords words = new CommandWords(found);
    try {
      CommandWords.Parsed parsed = words.parse();
      return new Understood(words.text(), parsed.packageName(), parsed.command());
    } catch (CommandSyntaxException e) {
      return new Refused(words.text(), line, e.column(), String.valueOf(e.getMessage()));
    }
  }
}
