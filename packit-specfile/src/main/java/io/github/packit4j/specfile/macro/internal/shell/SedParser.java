package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.shell.SedCommand.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code sed} scripts. */
final class SedParser {
  private final String script;
  private final boolean extended;
  private int position;

  SedParser(String script, boolean extended) {
    this.script = script;
    this.extended = extended;
  }

  List<SedCommand> parse() {
    List<SedCommand> commands = new ArrayList<>();
    skipToCommand();
    while (position < script.length()) {
      Address first = address();
      Address last = null;
      skip(" \t");
      if (first != null && peek() == ',') {
        position++;
        skip(" \t");
        last = address();
        if (last == null) {
          throw new Impure("sed address");
        }
      }
      skip(" \t");
      boolean negated = peek() == '!';
      if (negated) {
        position++;
        skip(" \t");
      }
      commands.add(command(first, last, negated));
      skipToCommand();
    }
    return commands;
  }

  private void skipToCommand() {
    skip("; \t\n");
    while (peek() == '#') {
      int end = script.indexOf('\n', position);
      position = end < 0 ? script.length() : end;
      skip("; \t\n");
    }
  }

  private SedCommand command(@Nullable Address first, @Nullable Address last, boolean negated) {
    if (position >= script.length()) {
      throw new Impure("sed command expected");
    }
    char name = script.charAt(position++);
    String argument = "";
    SedCommand.Substitution substitution = null;
    switch (name) {
      case 's' -> substitution = substitution();
      case 'y' -> {
        char delimiter = script.charAt(position++);
        String from = part(delimiter, false);
        String to = part(delimiter, false);
        argument = unescape(from) + '\0' + unescape(to);
        if (unescape(from).length() != unescape(to).length()) {
          throw new Impure("sed y");
        }
      }
      case 'b', 't', 'T', ':' -> {
        int end = position;
        while (end < script.length() && ";\n}".indexOf(script.charAt(end)) < 0) {
          end++;
        }
        argument = script.substring(position, end).strip();
        position = end;
      }
      case 'a', 'i', 'c' -> argument = text();
      case '{', '}', 'd', 'D', 'p', 'P', 'q', 'n', 'N', 'g', 'G', 'h', 'H', 'x', '=' -> {}
      default -> throw new Impure("sed " + name);
    }
    return new SedCommand(first, last, negated, name, argument, substitution);
  }

  private String text() {
    skip(" \t");
    if (peek() == '\\') {
      position++;
      skip("\n");
    }
    int end = script.indexOf('\n', position);
    String text = script.substring(position, end < 0 ? script.length() : end);
    position = end < 0 ? script.length() : end;
    return text;
  }

  private SedCommand.Substitution substitution() {
    if (position >= script.length()) {
      throw new Impure("sed s");
    }
    char delimiter = script.charAt(position++);
    String regex = part(delimiter, true);
    String replacement = part(delimiter, false);
    boolean all = false;
    boolean print = false;
    boolean ignoreCase = false;
    int occurrence = 1;
    while (position < script.length() && "; \t\n}#".indexOf(peek()) < 0) {
      char flag = script.charAt(position++);
      switch (flag) {
        case 'g' -> all = true;
        case 'p' -> print = true;
        case 'i', 'I' -> ignoreCase = true;
        case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> occurrence = flag - '0';
        default -> throw new Impure("sed s flag " + flag);
      }
    }
    Pattern pattern = PosixRegex.compile(regex, extended, ignoreCase);
    return new SedCommand.Substitution(pattern, replacement, occurrence, all, print);
  }

  /** A part up to the delimiter; an escaped delimiter is that character itself. */
  private String part(char delimiter, boolean regex) {
    StringBuilder part = new StringBuilder();
    while (true) {
      if (position >= script.length()) {
        throw new Impure("sed: unterminated command");
      }
      char c = script.charAt(position);
      if (c == delimiter) {
        position++;
        return part.toString();
      }
      if (c == '\\' && position + 1 < script.length()) {
        char next = script.charAt(position + 1);
        if (next != delimiter) {
          part.append('\\');
        } else if (regex && ".*[]^$".indexOf(next) >= 0) {
          part.append('\\');
        }
        part.append(next);
        position += 2;
        continue;
      }
      if (regex && c == '[') {
        int close = PosixRegex.bracketEnd(script, position);
        if (close > 0 && script.substring(position, close).indexOf('\n') < 0) {
          part.append(script, position, close + 1);
          position = close + 1;
          continue;
        }
      }
      part.append(c);
      position++;
    }
  }

  private @Nullable Address address() {
    char c = peek();
    if (c == '$') {
      position++;
      return new Address(0, null);
    }
    if (Character.isDigit(c)) {
      int start = position;
      while (Character.isDigit(peek())) {
        position++;
      }
      return new Address(ShellRun.number(script.substring(start, position)), null);
    }
    if (c == '/' || c == '\\' && position + 1 < script.length()) {
      position += c == '/' ? 0 : 1;
      char delimiter = script.charAt(position++);
      String regex = part(delimiter, true);
      boolean ignoreCase = peek() == 'I';
      position += ignoreCase ? 1 : 0;
      return new Address(-1, PosixRegex.compile(regex, extended, ignoreCase));
    }
    return null;
  }

  private static String unescape(String text) {
    return text.replace("\\n", "\n").replace("\\\\", "\\");
  }

  private char peek() {
    return position < script.length() ? script.charAt(position) : 0;
  }

  private void skip(String characters) {
    while (position < script.length() && characters.indexOf(script.charAt(position)) >= 0) {
      position++;
    }
  }
}
