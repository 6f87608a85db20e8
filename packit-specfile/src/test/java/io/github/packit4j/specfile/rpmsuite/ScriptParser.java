package io.github.packit4j.specfile.rpmsuite;

import io.github.packit4j.specfile.rpmsuite.LeftOut.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Splits a shell script into simple commands and runs each before it reads on, as variables may
 * change; what needs a whole shell is left out.
 */
final class ScriptParser {

  private static final String SPECIAL_IN_QUOTES = "\\\"$`\n";

  private final String text;
  private final Map<String, String> variables;
  private int position;
  private List<String> words = new ArrayList<>();
  private @Nullable String target;
  private boolean appends;
  private @Nullable String delimiter;
  private boolean expandsInput;

  ScriptParser(String text, Map<String, String> variables) {
    this.text = text;
    this.variables = variables;
  }

  /** Reads the script. */
  void run(Consumer<Command> action) {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == ' ' || c == '\t') {
        position++;
      } else if (text.startsWith("\\\n", position)) {
        position += 2;
      } else if (c == '\n' || c == ';') {
        position++;
        end(action);
      } else if (c == '#') {
        position = lineEnd(position);
      } else if (c == '|' || c == '&') {
        throw new LeftOut(Reason.PROGRAMS, "a list or pipe of commands");
      } else if (c == '>') {
        redirect();
      } else if (text.startsWith("2>", position)) {
        throw new LeftOut(Reason.PROGRAMS, "redirects what a program prints");
      } else if (text.startsWith("<<", position)) {
        hereDocument();
      } else {
        words.add(word());
      }
    }
    end(action);
  }

  private void redirect() {
    appends = text.startsWith(">>", position);
    position += appends ? 2 : 1;
    target = nextWord();
  }

  private void hereDocument() {
    position += 2;
    skipBlanks();
    char quote = text.charAt(position);
    expandsInput = quote != '\'' && quote != '"' && quote != '\\';
    delimiter = nextWord();
  }

  private String nextWord() {
    skipBlanks();
    return word();
  }

  private void skipBlanks() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }

  private void end(Consumer<Command> action) {
    String input = delimiter == null ? null : input(delimiter);
    if (!words.isEmpty()) {
      action.accept(new Command(words, input, target, appends));
    }
    words = new ArrayList<>();
    target = null;
    delimiter = null;
  }

  private String input(String end) {
    StringBuilder document = new StringBuilder();
    while (position < text.length()) {
      int lineEnd = lineEnd(position);
      String line = text.substring(position, lineEnd);
      position = Math.min(lineEnd + 1, text.length());
      if (line.equals(end)) {
        break;
      }
      document.append(line).append('\n');
    }
    return expandsInput
        ? new ScriptParser(document.toString(), variables).quoted('\0')
        : document.toString();
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    while (position < text.length() && " \t\n;|&<>".indexOf(text.charAt(position)) < 0) {
      char c = text.charAt(position++);
      switch (c) {
        case '\'' -> {
          int end = text.indexOf('\'', position);
          word.append(text, position, end);
          position = end + 1;
        }
        case '"' -> word.append(quoted('"'));
        case '\\' -> {
          if (position < text.length() && text.charAt(position) != '\n') {
            word.append(text.charAt(position));
          }
          position++;
        }
        case '`' -> throw new LeftOut(Reason.PROGRAMS, "a command substitution");
        case '(', ')' -> throw new LeftOut(Reason.PROGRAMS, "a subshell");
        case '$' -> word.append(variable());
        default -> word.append(c);
      }
    }
    return word.toString();
  }

  /** Reads up to a closing quote, or to the end if there is none to come. */
  private String quoted(char close) {
    StringBuilder result = new StringBuilder();
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == close) {
        break;
      }
      if (c == '\\'
          && position < text.length()
          && SPECIAL_IN_QUOTES.indexOf(text.charAt(position)) >= 0
          && (close != '\0' || text.charAt(position) != '"')) {
        char escaped = text.charAt(position++);
        result.append(escaped == '\n' ? "" : String.valueOf(escaped));
      } else if (c == '`') {
        throw new LeftOut(Reason.PROGRAMS, "a command substitution");
      } else if (c == '$') {
        result.append(variable());
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  private String variable() {
    if (position >= text.length()) {
      return "$";
    }
    char c = text.charAt(position);
    if (c == '(') {
      throw new LeftOut(Reason.PROGRAMS, "a command substitution");
    }
    boolean braced = c == '{';
    int start = braced ? position + 1 : position;
    int end = start;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    if (end == start) {
      return "$";
    }
    position = braced ? end + 1 : end;
    return variables.getOrDefault(text.substring(start, end), "");
  }
}
