package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.shell.Node.Assignment;
import io.github.packit4j.specfile.macro.internal.shell.Node.Redirect;
import io.github.packit4j.specfile.macro.internal.shell.Node.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads simple commands: assignments, words and redirections. */
abstract class SimpleCommandParser extends ShellText {
  final Dialect dialect;
  private final WordParser words;

  SimpleCommandParser(String text, Dialect dialect) {
    super(text);
    this.dialect = dialect;
    this.words = new WordParser(this, text, dialect);
  }

  final Word word() {
    return words.word();
  }

  final Node simple() {
    List<Assignment> assignments = new ArrayList<>();
    List<Word> arguments = new ArrayList<>();
    List<Redirect> redirects = new ArrayList<>();
    while (true) {
      skipBlanks();
      if (atCommandEnd()) {
        break;
      }
      Redirect redirect = redirect();
      if (redirect != null) {
        redirects.add(redirect);
        continue;
      }
      Assignment assignment = arguments.isEmpty() ? assignment() : null;
      if (assignment != null) {
        assignments.add(assignment);
        continue;
      }
      if (peek() == '(') {
        throw new Impure("function definition");
      }
      arguments.add(word());
    }
    if (assignments.isEmpty() && arguments.isEmpty() && redirects.isEmpty()) {
      throw new ShellSyntaxError("command expected");
    }
    return new Node.Simple(assignments, arguments, redirects);
  }

  private @Nullable Assignment assignment() {
    int end = nameEnd(position);
    if (end == position) {
      return null;
    }
    boolean append = text.startsWith("+=", end);
    if (!append && !(end < text.length() && text.charAt(end) == '=')) {
      return null;
    }
    String name = text.substring(position, end);
    position = end + (append ? 2 : 1);
    if (peek() == '(' && dialect == Dialect.BASH) {
      position++;
      List<Word> values = new ArrayList<>();
      skipNewlines();
      while (peek() != ')') {
        if (position >= text.length()) {
          throw new ShellSyntaxError("unterminated array");
        }
        values.add(word());
        skipNewlines();
      }
      position++;
      return new Assignment(name, append, null, values);
    }
    Word value =
        position < text.length() && !isBlankAt(position) && !atCommandEnd()
            ? word()
            : new Word(List.of());
    return new Assignment(name, append, value, List.of());
  }

  final List<Redirect> redirects() {
    List<Redirect> redirects = new ArrayList<>();
    skipBlanks();
    for (Redirect next = redirect(); next != null; next = redirect()) {
      redirects.add(next);
      skipBlanks();
    }
    return redirects;
  }

  private @Nullable Redirect redirect() {
    int start = position;
    while (start < text.length() && Character.isDigit(text.charAt(start))) {
      start++;
    }
    boolean both = start == position && text.startsWith("&>", start);
    char c = both ? '>' : start < text.length() ? text.charAt(start) : 0;
    if (c != '<' && c != '>') {
      return null;
    }
    int descriptor =
        both
            ? 1
            : start > position
                ? Integer.parseInt(text.substring(position, Math.min(start, position + 4)))
                : c == '<' ? 0 : 1;
    String operator = null;
    int at = both ? start + 1 : start;
    for (String candidate : List.of("<<<", "<<", "<&", ">>", ">&", ">|", "<", ">")) {
      if (text.startsWith(candidate, at)) {
        operator = candidate;
        break;
      }
    }
    if (operator == null || operator.equals("<<")) {
      throw new Impure("here-document");
    }
    if (operator.equals("<<<") && dialect == Dialect.POSIX) {
      throw new ShellSyntaxError("redirection unexpected");
    }
    position = at + operator.length();
    if (peek() == '(') {
      throw new Impure("process substitution");
    }
    skipBlanks();
    return new Redirect(descriptor, operator, word());
  }

  private boolean atCommandEnd() {
    return position >= text.length() || ";\n|)&".indexOf(peek()) >= 0 && !isAmpersandRedirect();
  }

  private boolean isAmpersandRedirect() {
    return text.startsWith("&>", position);
  }
}
