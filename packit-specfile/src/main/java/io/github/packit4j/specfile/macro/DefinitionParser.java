package io.github.packit4j.specfile.macro;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code NAME[(OPTIONS)] BODY}, what follows {@code %define}, {@code %global} or the percent
 * sign of a macro file.
 */
final class DefinitionParser {
  private static final String BLANKS = " \t";

  private final String text;
  private final int end;
  private final boolean whole;
  private final Keyword keyword;
  private final boolean modified;
  private int position;
  private boolean expanded;
  private boolean global;

  private DefinitionParser(
      String text, int start, int end, boolean whole, Keyword keyword, RpmRelease release) {
    this.whole = whole;
    this.text = text;
    this.position = start;
    this.end = end;
    this.keyword = keyword;
    this.modified = release.isAtLeast(RpmRelease.WITH_MODIFIERS);
    this.expanded = keyword == Keyword.GLOBAL;
    this.global = keyword == Keyword.GLOBAL;
  }

  /** What stands before a definition. */
  enum Keyword {
    DEFINE,
    GLOBAL,
    /** It stands alone, as in a macro file. */
    NONE;

    @Override
    public String toString() {
      return this == GLOBAL ? "global" : "define";
    }
  }

  /**
   * A definition as written.
   *
   * @param macro what it defines
   * @param expanded whether the body is to be expanded at once
   * @param global whether it outlives the macro it stands in
   * @param next where the text after it goes on; line ends behind the body belong to it
   */
  record Parsed(Macro macro, boolean expanded, boolean global, int next) {}

  /**
   * Reads a definition.
   *
   * @param whole whether the body is all the rest, as in <code>%{define:x a\tb}</code>: nothing in
   *     it is taken out then
   * @param release what RPM understands
   */
  static Parsed parse(
      String text, int start, int end, boolean whole, Keyword keyword, RpmRelease release) {
    return new DefinitionParser(text, start, end, whole, keyword, release)
        .parse(Builtins.of(release));
  }

  private Parsed parse(Builtins builtins) {
    skipBlanks();
    if (keyword == Keyword.DEFINE && modified) {
      readOptions();
    }
    int nameStart = position;
    while (position < end && Brackets.isNameCharacter(text.charAt(position))) {
      position++;
    }
    String name = text.substring(nameStart, position);
    String options = bracketed('(', ')', name, "opts");
    String modifiers = modified ? bracketed('<', '>', name, "modifiers") : null;
    skipBlanks();
    String body = body(name);
    while (position < end && Brackets.isEndOfLine(text.charAt(position))) {
      position++;
    }
    checkName(name, expanded ? "global" : "define", builtins);
    if (body.isEmpty()) {
      throw new MacroException("Macro %" + name + " has empty body");
    }
    Macro.Form form = form(name, options, modifiers == null ? "" : modifiers);
    return new Parsed(
        new Macro(name, options, body, form, null),
        expanded && form != Macro.Form.LITERAL,
        global,
        position);
  }

  /** {@code -e} expands the body at once, {@code -g} makes the macro outlive the one around it. */
  private void readOptions() {
    while (position < end && text.charAt(position) == '-') {
      int first = ++position;
      for (; position < end && BLANKS.indexOf(text.charAt(position)) < 0; position++) {
        switch (text.charAt(position)) {
          case 'e' -> expanded = true;
          case 'g' -> global = true;
          default ->
              throw new MacroException(
                  "%define: invalid option -- '" + text.charAt(position) + "'");
        }
      }
      if (position == first) {
        throw new MacroException("%define: no option after -");
      }
      skipBlanks();
    }
  }

  private static Macro.Form form(String name, @Nullable String options, String modifiers) {
    Macro.Form form = Macro.Form.EXPANDED;
    for (char modifier : modifiers.toCharArray()) {
      Macro.Form next =
          switch (modifier) {
            case 'l' -> Macro.Form.LITERAL;
            case 'o' -> Macro.Form.ONCE;
            default ->
                throw new MacroException("Macro %" + name + " has illegal modifier " + modifier);
          };
      if (options != null) {
        throw new MacroException(
            "Macro %" + name + " has modifiers incompatible with parametric macros");
      }
      if (form != Macro.Form.EXPANDED && form != next) {
        throw new MacroException("Macro %" + name + " has incompatible modifiers");
      }
      form = next;
    }
    return form;
  }

  static void checkName(String name, String keyword, Builtins builtins) {
    if (name.isEmpty() || !Brackets.isNameStart(name.charAt(0)) || name.equals("_")) {
      throw new MacroException("Macro %" + name + " has illegal name (%" + keyword + ")");
    }
    if (builtins.has(name)) {
      throw new MacroException("Macro %" + name + " is a built-in (%" + keyword + ")");
    }
  }

  private @Nullable String bracketed(char left, char right, String name, String what) {
    if (position >= end || text.charAt(position) != left) {
      return null;
    }
    int close = Brackets.indexOf(text, right, position, end);
    if (close == end) {
      throw new MacroException("Macro %" + name + " has unterminated " + what);
    }
    String content = text.substring(position + 1, close);
    position = close + 1;
    return content;
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
      // An open expression does not carry the body over the end of the line.
      boolean open = braces > 0 || parentheses > 0;
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
