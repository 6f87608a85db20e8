package io.github.packit4j.specfile.macro.internal.shell;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of an {@code awk} program, one of them current. */
class AwkTokens {
  private static final int MAX_NESTING = 60;
  private static final Pattern NUMBER =
      Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");
  private static final List<String> OPERATORS =
      List.of(
          "&&", "||", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "^=", "++", "--", "!~",
          "**");

  private final String text;
  private int position;
  private int nesting;
  private Kind kind = Kind.END;
  private String token = "";

  enum Kind {
    END,
    NEWLINE,
    NAME,
    NUMBER,
    STRING,
    SYMBOL
  }

  /** A place to come back to. */
  record Mark(int position, Kind kind, String token) {}

  AwkTokens(String text) {
    this.text = text;
    next();
  }

  final Kind kind() {
    return kind;
  }

  final String token() {
    return token;
  }

  final Mark mark() {
    return new Mark(position, kind, token);
  }

  final void reset(Mark mark) {
    position = mark.position();
    kind = mark.kind();
    token = mark.token();
  }

  final void enter() {
    if (++nesting > MAX_NESTING) {
      throw new Impure("awk nested too deeply");
    }
  }

  final void leave() {
    nesting--;
  }

  /** Tells whether the parenthesis that is current follows a name without a blank: a call. */
  final boolean isCallOfOwnFunction() {
    return isSymbol("(")
        && text.charAt(position - 1) == '('
        && position >= 2
        && Character.isLetterOrDigit(text.charAt(position - 2));
  }

  /** Reads the rest of a regular expression, whose slash is current. */
  final AwkNode regex() {
    StringBuilder regex = new StringBuilder(token.equals("/=") ? "=" : "");
    boolean bracket = false;
    while (true) {
      if (position >= text.length()) {
        throw new Impure("awk: unterminated regular expression");
      }
      char c = text.charAt(position++);
      if (c == '\\' && position < text.length()) {
        char next = text.charAt(position++);
        regex.append(next == '/' ? "" : "\\").append(next);
        continue;
      }
      if (c == '/' && !bracket) {
        break;
      }
      bracket = c == '[' || bracket && c != ']';
      regex.append(c);
    }
    next();
    return new AwkNode.Regex(regex.toString());
  }

  final void next() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == ' ' || c == '\t' || c == '\r') {
        position++;
      } else if (text.startsWith("\\\n", position)) {
        position += 2;
      } else if (c == '#') {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
      } else {
        break;
      }
    }
    if (position >= text.length()) {
      kind = Kind.END;
      token = "";
      return;
    }
    char c = text.charAt(position);
    int start = position;
    if (c == '\n') {
      kind = Kind.NEWLINE;
      position++;
      token = "\n";
    } else if (Character.isLetter(c) || c == '_') {
      kind = Kind.NAME;
      while (position < text.length()
          && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '_')) {
        position++;
      }
      token = text.substring(start, position);
    } else if (Character.isDigit(c)
        || c == '.' && position + 1 < text.length() && Character.isDigit(text.charAt(start + 1))) {
      kind = Kind.NUMBER;
      Matcher number = NUMBER.matcher(text).region(start, text.length());
      if (!number.lookingAt() || text.startsWith(".", number.end())) {
        throw new Impure("awk number " + text.substring(start));
      }
      position = number.end();
      token = number.group();
    } else if (c == '"') {
      string();
    } else {
      kind = Kind.SYMBOL;
      token = String.valueOf(c);
      for (String operator : OPERATORS) {
        if (text.startsWith(operator, position)) {
          token = operator;
        }
      }
      position += token.length();
    }
  }

  private void string() {
    StringBuilder value = new StringBuilder();
    position++;
    while (position < text.length() && text.charAt(position) != '"') {
      if (text.charAt(position) == '\\' && position + 1 < text.length()) {
        value.append('\\');
        position++;
      }
      value.append(text.charAt(position++));
    }
    if (position >= text.length()) {
      throw new Impure("awk: unterminated string");
    }
    position++;
    kind = Kind.STRING;
    token = Printf.unescape(value.toString().replace("\\/", "/"), Printf.Escapes.FORMAT);
  }

  final String name() {
    if (kind != Kind.NAME) {
      throw new Impure("awk syntax near " + token);
    }
    String name = token;
    next();
    return name;
  }

  final boolean isName(String name) {
    return kind == Kind.NAME && token.equals(name);
  }

  final boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && token.equals(symbol);
  }

  final void symbol(String symbol) {
    if (!isSymbol(symbol)) {
      throw new Impure("awk syntax near " + token);
    }
    next();
  }

  final void skipNewlines() {
    while (kind == Kind.NEWLINE) {
      next();
    }
  }

  final void skipTerminators() {
    while (kind == Kind.NEWLINE || isSymbol(";")) {
      next();
    }
  }
}
