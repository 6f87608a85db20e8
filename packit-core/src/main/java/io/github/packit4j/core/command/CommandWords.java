package io.github.packit4j.core.command;

import io.github.packit4j.core.command.CommandOption.Kind;
import io.github.packit4j.core.command.CommandTable.Entry;
import io.github.packit4j.core.command.CommandTable.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of one line, read from the left to the right. */
final class CommandWords {

  /** How many words a line may have. */
  static final int MAX = 50;

  /** How many values a list may have: there are not that many branches. */
  private static final int MAX_VALUES = 30;

  private static final int SHOWN = 80;
  private static final String PACKAGE = "--package";
  private static final Pattern PACKAGE_NAME = Pattern.compile(CommandTable.NAME_FORM);

  private final List<MatchResult> words;
  private int next = 1;

  CommandWords(List<MatchResult> words) {
    this.words = words;
  }

  /** What the line says. */
  record Parsed(Optional<String> packageName, Command command) {}

  /** An option as it is written, with what follows a {@code =}. */
  private record Written(String spelling, Optional<String> value, int column) {

    static Written of(MatchResult word) {
      String text = word.group();
      int equals = text.startsWith("--") ? text.indexOf('=') : -1;
      return equals < 0
          ? new Written(text, Optional.empty(), word.start() + 1)
          : new Written(
              text.substring(0, equals), Optional.of(text.substring(equals + 1)), word.start() + 1);
    }
  }

  String text() {
    return words.stream()
        .limit(MAX)
        .map(word -> shown(word.group()))
        .collect(Collectors.joining(" "));
  }

  Parsed parse() {
    if (words.size() > MAX) {
      throw new CommandSyntaxException(
          words.get(MAX).start() + 1, "a command has no more than %d words".formatted(MAX));
    }
    Optional<String> packageName = packageName();
    if (next == words.size()) {
      throw after("a command is missing");
    }
    MatchResult word = words.get(next++);
    Entry entry = CommandTable.find(word.group()).orElseThrow(() -> unknownCommand(word));
    return new Parsed(packageName, entry.maker().command(given(entry)));
  }

  /** Options of the prefix itself stand before the command. */
  private Optional<String> packageName() {
    Optional<String> name = Optional.empty();
    while (next < words.size() && words.get(next).group().startsWith("-")) {
      Written option = Written.of(words.get(next++));
      if (!option.spelling().equals(PACKAGE)) {
        throw wrong(
            option.column(),
            "unknown option '%s' before the command; there is %s NAME",
            option.spelling(),
            PACKAGE);
      }
      if (name.isPresent()) {
        throw wrong(option.column(), "%s is given twice", PACKAGE);
      }
      String value = value(option);
      if (!PACKAGE_NAME.matcher(value).matches()) {
        throw wrong(option.column(), "'%s' is no name of a package", value);
      }
      name = Optional.of(value);
    }
    return name;
  }

  private Given given(Entry entry) {
    Map<String, List<String>> options = new LinkedHashMap<>();
    while (next < words.size()) {
      MatchResult word = words.get(next++);
      if (word.group().startsWith("-")) {
        option(entry, Written.of(word), options);
      } else if (entry.takesWords()) {
        options.computeIfAbsent("targets", key -> new ArrayList<>()).add(word.group());
      } else {
        throw wrong(word.start() + 1, "%s takes no word '%s'", entry.name(), word.group());
      }
    }
    return new Given(options);
  }

  private void option(Entry entry, Written written, Map<String, List<String>> options) {
    if (written.spelling().equals(PACKAGE)) {
      throw wrong(written.column(), "%s stands before the command", PACKAGE);
    }
    CommandOption option =
        entry.option(written.spelling()).orElseThrow(() -> unknownOption(entry, written));
    if (options.containsKey(option.name()) && option.kind() != Kind.REPEATED) {
      throw wrong(written.column(), "%s is given twice", written.spelling());
    }
    List<String> values = options.computeIfAbsent(option.name(), key -> new ArrayList<>());
    if (option.kind() == Kind.FLAG) {
      if (written.value().isPresent()) {
        throw wrong(written.column(), "%s takes no value", written.spelling());
      }
      return;
    }
    for (String value : option.values(value(written))) {
      if (value.isEmpty() || !option.form().matcher(value).matches()) {
        throw wrong(written.column(), "'%s' is no value of %s", value, written.spelling());
      }
      values.add(value);
    }
    if (values.size() > MAX_VALUES) {
      throw wrong(
          written.column(), "%s has no more than %d values", written.spelling(), MAX_VALUES);
    }
  }

  private String value(Written option) {
    if (option.value().isPresent()) {
      return option.value().get();
    }
    if (next == words.size() || words.get(next).group().startsWith("-")) {
      throw wrong(option.column(), "%s needs a value", option.spelling());
    }
    return words.get(next++).group();
  }

  private static CommandSyntaxException unknownCommand(MatchResult word) {
    return wrong(
        word.start() + 1,
        "unknown command '%s'; there are %s",
        word.group(),
        CommandTable.own().stream().map(Entry::name).collect(Collectors.joining(", ")));
  }

  private static CommandSyntaxException unknownOption(Entry entry, Written written) {
    String known =
        entry.options().stream()
            .map(option -> option.spellings().get(0))
            .collect(Collectors.joining(", "));
    return wrong(
        written.column(),
        "unknown option '%s'; %s has %s",
        written.spelling(),
        entry.name(),
        known.isEmpty() ? "none" : known);
  }

  private CommandSyntaxException after(String what) {
    return new CommandSyntaxException(words.get(words.size() - 1).start() + 1, what);
  }

  private static CommandSyntaxException wrong(int column, String format, Object... texts) {
    Object[] bounded = texts.clone();
    for (int i = 0; i < bounded.length; i++) {
      bounded[i] = bounded[i] instanceof String text ? shown(text) : bounded[i];
    }
    return new CommandSyntaxException(column, format.formatted(bounded));
  }

  /** A word may be as long as a comment. */
  private static String shown(String text) {
    if (text.length() <= SHOWN) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
    return text.substring(0, end) + "...";
  }
}
