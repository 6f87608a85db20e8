package io.github.packit4j.specfile.macro.internal.lua;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a script into tokens. */
final class LuaLexer {
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "break",
          "do",
          "else",
          "elseif",
          "end",
          "false",
          "for",
          "function",
          "goto",
          "if",
          "in",
          "local",
          "nil",
          "not",
          "or",
          "repeat",
          "return",
          "then",
          "true",
          "until",
          "while");
  private static final List<String> SYMBOLS =
      List.of("...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>");

  private final String text;
  private int position;
  private int line = 1;

  /** The kinds of tokens. */
  enum Kind {
    END,
    NAME,
    KEYWORD,
    SYMBOL,
    STRING,
    NUMBER
  }

  /** A token; strings and numbers carry their value. */
  record Token(Kind kind, String text, @Nullable Object value, int line) {}

  LuaLexer(String text) {
    this.text = text;
  }

  Token next() {
    skip();
    if (position >= text.length()) {
      return new Token(Kind.END, "<eof>", null, line);
    }
    char c = text.charAt(position);
    int start = position;
    if (Character.isLetter(c) && c < 0x80 || c == '_') {
      while (position < text.length() && isNamePart(text.charAt(position))) {
        position++;
      }
      String word = text.substring(start, position);
      return new Token(KEYWORDS.contains(word) ? Kind.KEYWORD : Kind.NAME, word, null, line);
    }
    if (isDigit(c) || c == '.' && position + 1 < text.length() && isDigit(text.charAt(start + 1))) {
      return number();
    }
    if (c == '"' || c == '\'') {
      String value = quoted(c);
      return new Token(Kind.STRING, value, value, line);
    }
    if (c == '[') {
      int level = longBracket(position);
      if (level >= 0) {
        String value = longText(level);
        return new Token(Kind.STRING, value, value, line);
      }
    }
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, position)) {
        position += symbol.length();
        return new Token(Kind.SYMBOL, symbol, null, line);
      }
    }
    position++;
    if ("+-*/%^#&~|<>=(){}[];:,.".indexOf(c) < 0) {
      throw syntax("unexpected symbol near '" + c + "'");
    }
    return new Token(Kind.SYMBOL, String.valueOf(c), null, line);
  }

  LuaError syntax(String message) {
    return new LuaError("lua syntax: " + message + " (line " + line + ")");
  }

  private void skip() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '\n') {
        line++;
        position++;
      } else if (c == ' ' || c >= '\t' && c <= '\r') {
        position++;
      } else if (text.startsWith("--", position)) {
        int level = longBracket(position + 2);
        if (level >= 0) {
          position += 2;
          longText(level);
        } else {
          int end = text.indexOf('\n', position);
          position = end < 0 ? text.length() : end;
        }
      } else {
        return;
      }
    }
  }

  private Token number() {
    int start = position;
    boolean hexadecimal = text.startsWith("0x", position) || text.startsWith("0X", position);
    String exponent = hexadecimal ? "pP" : "eE";
    while (position < text.length()) {
      char c = text.charAt(position);
      boolean sign = (c == '+' || c == '-') && exponent.indexOf(text.charAt(position - 1)) >= 0;
      if (!isNamePart(c) && c != '.' && !sign) {
        break;
      }
      position++;
    }
    String digits = text.substring(start, position);
    Object value = LuaValues.parseNumber(digits);
    if (value == null) {
      throw syntax("malformed number near '" + digits + "'");
    }
    return new Token(Kind.NUMBER, digits, value, line);
  }

  private String quoted(char quote) {
    StringBuilder value = new StringBuilder();
    position++;
    while (true) {
      if (position >= text.length() || text.charAt(position) == '\n') {
        throw syntax("unfinished string near <eof>");
      }
      char c = text.charAt(position++);
      if (c == quote) {
        return value.toString();
      }
      if (c == '\\') {
        escape(value);
      } else {
        value.append(c);
      }
    }
  }

  private void escape(StringBuilder value) {
    if (position >= text.length()) {
      throw syntax("unfinished string near <eof>");
    }
    char c = text.charAt(position++);
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case 'a' -> value.append('\u0007');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'v' -> value.append('\u000b');
      case '\\', '"', '\'' -> value.append(c);
      case '\n' -> {
        line++;
        value.append('\n');
      }
      case 'z' -> {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
          position++;
        }
      }
      case 'u' -> {
        int close = text.indexOf('}', position);
        String digits = close < 0 ? "" : text.substring(position, close);
        if (!digits.matches("\\{[0-9a-fA-F]{1,6}") || !Character.isValidCodePoint(hex(digits))) {
          throw syntax("invalid UTF-8 escape");
        }
        value.appendCodePoint(hex(digits));
        position = close + 1;
      }
      case 'x' -> {
        if (position + 2 > text.length()) {
          throw syntax("hexadecimal digit expected");
        }
        String digits = text.substring(position, position + 2);
        if (!digits.matches("[0-9a-fA-F]{2}")) {
          throw syntax("hexadecimal digit expected");
        }
        value.append((char) Integer.parseInt(digits, 16));
        position += 2;
      }
      default -> {
        if (!isDigit(c)) {
          throw syntax("invalid escape sequence '\\" + c + "'");
        }
        int code = c - '0';
        for (int i = 0; i < 2 && position < text.length() && isDigit(text.charAt(position)); i++) {
          code = code * 10 + text.charAt(position++) - '0';
        }
        if (code > 0xff) {
          throw syntax("decimal escape too large");
        }
        value.append((char) code);
      }
    }
  }

  private static int hex(String digits) {
    return Integer.parseInt(digits.substring(1), 16);
  }

  /** The number of equals signs of a long bracket that opens at an index, or -1. */
  private int longBracket(int at) {
    if (at >= text.length() || text.charAt(at) != '[') {
      return -1;
    }
    int end = at + 1;
    while (end < text.length() && text.charAt(end) == '=') {
      end++;
    }
    return end < text.length() && text.charAt(end) == '[' ? end - at - 1 : -1;
  }

  private String longText(int level) {
    int start = position + level + 2;
    int end = text.indexOf("]" + "=".repeat(level) + "]", start);
    if (end < 0) {
      throw syntax("unfinished long string or comment");
    }
    for (int i = start; i < end; i++) {
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    position = end + level + 2;
    return text.substring(text.startsWith("\n", start) ? start + 1 : start, end);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNamePart(char c) {
    return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }
}
