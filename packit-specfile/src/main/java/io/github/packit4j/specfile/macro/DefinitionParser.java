package io.github.packit4j.specfile.macro;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code NAME[(OPTIONS)] BODY}, what follows {@code %define}, {@code %global} or the percent
 * sign of a macro file.
 */
final class DefinitionParser {
  private final String text;
  private final int end;
  private final boolean whole;
  private int position;

  private DefinitionParser(String text, int start, int end, boolean whole) {
    this.whole = whole;
    this.text = text;
    this.position = start;
    this.end = end;
  }

  /**
   * A definition as written.
   *
   * @param next where the text after it goes on; line ends behind the body belong to it
   */
  record Parsed(String name, @Nullable String options, String body, int next) {}

  /**
   * Reads a definition.
   *
   * @param whole whether the body is all the rest, as in <code>%{define:x a\tb}</code>: nothing in
   *     it is taken out then
   */
  static Parsed parse(
      String text, int start, int end, boolean whole, String keyword, Builtins builtins) {
    return new DefinitionParser(text, start, end, whole).parse(keyword, builtins);
  }

  private Parsed parse(String keyword, Builtins builtins) {
    skipBlanks();
    int nameStart = position;
    while (position < end && Brackets.isNameCharacter(text.charAt(position))) {
      position++;
    }
    String name = text.substring(nameStart, position);
    String options = options(name);
    skipBlanks();
    String body = body(name);
    while (position < end && Brackets.isEndOfLine(text.charAt(position))) {
      position++;
    }
    checkName(name, keyword, builtins);
    if (body.isEmpty()) {
      throw new MacroException("Macro %" + name + " has empty body");
    }
    return new Parsed(name, options, body, position);
  }

  static void checkName(String name, String keyword, Builtins builtins) {
    if (name.isEmpty() || !Brackets.isNameStart(name.charAt(0)) || name.equals("_")) {
      throw new MacroException("Macro %" + name + " has illegal name (%" + keyword + ")");
    }
    if (builtins.has(name)) {
      throw new MacroException("Macro %" + name + " is a built-in (%" + keyword + ")");
    }
  }

  private @Nullable String options(String name) {
    if (position >= end || text.charAt(position) != '(') {
      return null;
    }
    int close = Brackets.indexOf(text, ')', position, end);
    if (close == end) {
      throw new MacroException("Macro %" + name + " has unterminated opts");
    }
    String options = text.substring(position + 1, close);
    position = close + 1;
    return options;
  }

  private String body(String name) {
    if (whole) {
      String rest = text.substring(position, end);
      position = end;
      return rest;
    }
    return position < end && text.charAt(position) == '{' ? bracedBody(name) : freeBody(name);
  }

  private String bracedBody(String name) {
    int close = Brackets.close(text, position, end);
    if (close < 0) {
      throw new MacroException("Macro %" + name + " has unterminated body");
    }
    String body = text.substring(position + 1, close);
    position = close + 1;
    return body;
  }

  private String freeBody(String name) {
    StringBuilder body = new StringBuilder();
    int braces = 0;
    int parentheses = 0;
    int squares = 0;
    while (position < end) {
      char c = text.charAt(position);
      boolean open = braces > 0 || parentheses > 0 || squares > 0;
      if (Brackets.isEndOfLine(c) && !open) {
        break;
      }
      switch (c) {
        case '\\' -> {
          if (position + 1 < end) {
            position++;
          }
        }
        case '%' -> {
          char next = position + 1 < end ? text.charAt(position + 1) : 0;
          if (next == '{' || next == '(' || next == '[' || next == '%') {
            body.append('%');
            position++;
            braces += next == '{' ? 1 : 0;
            parentheses += next == '(' ? 1 : 0;
            squares += next == '[' ? 1 : 0;
          }
        }
        case '{' -> braces += braces > 0 ? 1 : 0;
        case '}' -> braces -= braces > 0 ? 1 : 0;
        case '(' -> parentheses += parentheses > 0 ? 1 : 0;
        case ')' -> parentheses -= parentheses > 0 ? 1 : 0;
        case '[' -> squares += squares > 0 ? 1 : 0;
        case ']' -> squares -= squares > 0 ? 1 : 0;
        default -> {}
      }
      body.append(text.charAt(position++));
    }
    if (braces > 0 || parentheses > 0 || squares > 0) {
      throw new MacroException("Macro %" + name + " has unterminated body");
    }
    int length = body.length();
    while (length > 0
        && (Brackets.isBlank(body.charAt(length - 1))
            || Brackets.isEndOfLine(body.charAt(length - 1)))) {
      length--;
    }
    return body.substring(0, length);
  }

  private void skipBlanks() {
    while (position < end && Brackets.isBlank(text.charAt(position))) {
      position++;
    }
  }
}
