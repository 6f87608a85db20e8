package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.shell.Node.Part;
import io.github.packit4j.specfile.macro.internal.shell.Node.Word;
import java.util.ArrayList;
import java.util.List;

/** Reads words: quotes, parameters and substitutions. It moves the position of its parser. */
final class WordParser {
  private final ShellText parser;
  private final String text;
  private final Dialect dialect;

  WordParser(ShellText parser, String text, Dialect dialect) {
    this.parser = parser;
    this.text = text;
    this.dialect = dialect;
  }

  /** A word up to a blank or an operator. */
  Word word() {
    return word(" \t\n;|&()<>", false);
  }

  /** A text up to an unquoted character, as in {@code ${x:-text}}. */
  private Word until(String ends, boolean quoted) {
    return word(ends, quoted);
  }

  private Word word(String ends, boolean quoted) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int start = parser.position;
    while (parser.position < text.length()) {
      char c = text.charAt(parser.position);
      if (ends.indexOf(c) >= 0) {
        break;
      }
      switch (c) {
        case '\\' -> escape(literal, parts, quoted);
        case '\'' -> {
          if (quoted) {
            literal.append(c);
            parser.position++;
          } else {
            flush(parts, literal, false);
            parts.add(new Node.Text(singleQuoted(), true));
          }
        }
        case '"' -> {
          flush(parts, literal, quoted);
          doubleQuoted(parts);
        }
        case '$' -> {
          if (isDollarLiteral()) {
            literal.append(c);
            parser.position++;
          } else {
            flush(parts, literal, quoted);
            parts.add(dollar(quoted));
          }
        }
        case '`' -> {
          flush(parts, literal, quoted);
          parts.add(backticks(quoted));
        }
        default -> {
          literal.append(c);
          parser.position++;
        }
      }
    }
    flush(parts, literal, quoted);
    if (parser.position == start && ends.indexOf('(') >= 0) {
      throw new ShellSyntaxError("word expected");
    }
    return new Word(parts);
  }

  private static void flush(List<Part> parts, StringBuilder literal, boolean quoted) {
    if (!literal.isEmpty()) {
      parts.add(new Node.Text(literal.toString(), quoted));
      literal.setLength(0);
    }
  }

  private void escape(StringBuilder literal, List<Part> parts, boolean quoted) {
    parser.position++;
    if (parser.position >= text.length()) {
      literal.append('\\');
      return;
    }
    char next = text.charAt(parser.position++);
    if (next == '\n') {
      return;
    }
    flush(parts, literal, quoted);
    parts.add(new Node.Text(String.valueOf(next), true));
  }

  private String singleQuoted() {
    int end = text.indexOf('\'', parser.position + 1);
    if (end < 0) {
      throw new ShellSyntaxError("unterminated quote");
    }
    String quoted = text.substring(parser.position + 1, end);
    parser.position = end + 1;
    return quoted;
  }

  private void doubleQuoted(List<Part> parts) {
    parser.position++;
    StringBuilder literal = new StringBuilder();
    int before = parts.size();
    while (true) {
      if (parser.position >= text.length()) {
        throw new ShellSyntaxError("unterminated quote");
      }
      char c = text.charAt(parser.position);
      if (c == '"') {
        parser.position++;
        break;
      }
      if (c == '\\' && parser.position + 1 < text.length()) {
        char next = text.charAt(parser.position + 1);
        if (next == '\n') {
          parser.position += 2;
          continue;
        }
        if ("$`\"\\".indexOf(next) < 0) {
          literal.append('\\');
        }
        literal.append(next);
        parser.position += 2;
      } else if (c == '$' && !isDollarLiteral()) {
        flush(parts, literal, true);
        parts.add(dollar(true));
      } else if (c == '`') {
        flush(parts, literal, true);
        parts.add(backticks(true));
      } else {
        literal.append(c);
        parser.position++;
      }
    }
    if (!literal.isEmpty() || parts.size() == before) {
      parts.add(new Node.Text(literal.toString(), true));
    }
  }

  private boolean isDollarLiteral() {
    int next = parser.position + 1;
    if (next >= text.length()) {
      return true;
    }
    char c = text.charAt(next);
    return !Character.isLetterOrDigit(c) && "_{[(@*#?$!-'\"".indexOf(c) < 0 || c == '"';
  }

  private Part dollar(boolean quoted) {
    char c = text.charAt(++parser.position);
    if (c == '[') {
      throw new Impure("$[...]");
    }
    if (c == '{') {
      parser.position++;
      return braced(quoted);
    }
    if (c == '(') {
      if (text.startsWith("((", parser.position)) {
        return calculation(quoted);
      }
      parser.position++;
      Node body = parser.list();
      parser.expect(')');
      return new Node.Substitution(body, quoted);
    }
    if (c == '\'') {
      throw new Impure("$'...'");
    }
    int end =
        Character.isLetter(c) || c == '_' ? parser.nameEnd(parser.position) : parser.position + 1;
    String name = text.substring(parser.position, end);
    parser.position = end;
    return new Node.Parameter(name, null, false, false, "", null, null, quoted);
  }

  private Part calculation(boolean quoted) {
    int start = parser.position + 2;
    int level = 2;
    int end = start;
    while (end < text.length() && level > 0) {
      char c = text.charAt(end++);
      level += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    if (level > 0 || text.charAt(end - 2) != ')') {
      throw new Impure("substitution that looks like arithmetic");
    }
    String expression = text.substring(start, end - 2);
    ShellParser inner = new ShellParser(expression, dialect, parser.nesting() + 1);
    Word word = new WordParser(inner, expression, dialect).until("", true);
    parser.position = end;
    return new Node.Calculation(word, quoted);
  }

  private Part backticks(boolean quoted) {
    StringBuilder script = new StringBuilder();
    parser.position++;
    while (parser.peek() != '`') {
      if (parser.position >= text.length()) {
        throw new ShellSyntaxError("unterminated backtick");
      }
      char c = text.charAt(parser.position++);
      String escapable = quoted ? "`\\$\"" : "`\\$";
      if (c == '\\' && escapable.indexOf(parser.peek()) >= 0 && parser.peek() != 0) {
        c = text.charAt(parser.position++);
      }
      script.append(c);
    }
    parser.position++;
    ShellParser inner = new ShellParser(script.toString(), dialect, parser.nesting() + 1);
    return new Node.Substitution(inner.parse(), quoted);
  }

  private Part braced(boolean quoted) {
    boolean length = false;
    boolean indirect = false;
    if (parser.peek() == '#' && !text.startsWith("#}", parser.position)) {
      length = true;
      parser.position++;
    } else if (parser.peek() == '!') {
      indirect = true;
      parser.position++;
    }
    int end = parser.nameEnd(parser.position);
    if (end == parser.position && parser.position < text.length()) {
      end++;
      while (Character.isDigit(text.charAt(end - 1))
          && end < text.length()
          && Character.isDigit(text.charAt(end))) {
        end++;
      }
    }
    String name = text.substring(parser.position, end);
    parser.position = end;
    Word subscript = null;
    if (parser.peek() == '[') {
      parser.position++;
      subscript = until("]", false);
      if (parser.peek() != ']') {
        throw new ShellSyntaxError("bad substitution");
      }
      parser.position++;
    }
    String operator = operator();
    Word argument = null;
    Word second = null;
    switch (operator) {
      case "" -> {}
      case ":" -> {
        argument = until(":}", true);
        if (parser.peek() == ':') {
          parser.position++;
          second = until("}", true);
        }
      }
      case "/", "//", "/#", "/%" -> {
        argument = until("/}", false);
        if (parser.peek() == '/') {
          parser.position++;
          second = until("}", false);
        }
      }
      case "#", "##", "%", "%%" -> argument = until("}", false);
      default -> argument = until("}", quoted);
    }
    parser.expect('}');
    return new Node.Parameter(
        name, subscript, length, indirect, operator, argument, second, quoted);
  }

  private String operator() {
    for (String candidate :
        List.of(
            ":-", ":=", ":+", ":?", "##", "%%", "//", "/#", "/%", "^^", ",,", "-", "=", "+", "?",
            "#", "%", "/", "^", ",", ":")) {
      if (text.startsWith(candidate, parser.position)) {
        parser.position += candidate.length();
        return candidate;
      }
    }
    return "";
  }
}
