package io.github.packit4j.specfile.macro.internal.expression;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tokens of an expression, one of them current. */
class ExpressionTokens {
  static final Value.Int ZERO = new Value.Int(0);

  private final String text;
  private final @Nullable UnaryOperator<String> macros;
  private final ExpressionEvaluator.MacroCalls calls;
  private int position;
  private Token token = Token.END;
  private Value literal = ZERO;

  ExpressionTokens(
      String text, @Nullable UnaryOperator<String> macros, ExpressionEvaluator.MacroCalls calls) {
    this.text = text;
    this.macros = macros;
    this.calls = calls;
  }

  enum Token {
    END,
    LITERAL,
    FUNCTION,
    OPEN,
    CLOSE,
    COMMA,
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    NOT,
    AND,
    OR,
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    THEN,
    ELSE
  }

  final Token token() {
    return token;
  }

  /** Returns the value of the current token, a literal. */
  final Value literal() {
    return literal;
  }

  /**
   * Goes on to the next token.
   *
   * @param needed whether its value matters; what does not matter is not expanded
   */
  final void next(boolean needed) {
    while (position < text.length() && isSpace(text.charAt(position))) {
      position++;
    }
    if (position >= text.length()) {
      token = Token.END;
      return;
    }
    char c = text.charAt(position);
    switch (c) {
      case '(' -> single(Token.OPEN);
      case ')' -> single(Token.CLOSE);
      case ',' -> single(Token.COMMA);
      case '+' -> single(Token.ADD);
      case '-' -> single(Token.SUBTRACT);
      case '*' -> single(Token.MULTIPLY);
      case '/' -> single(Token.DIVIDE);
      case '?' -> single(Token.THEN);
      case ':' -> single(Token.ELSE);
      case '=' -> pair('=', Token.EQUAL, "==");
      case '&' -> pair('&', Token.AND, "&&");
      case '|' -> pair('|', Token.OR, "||");
      case '<' -> orEqual(Token.LESS, Token.LESS_EQUAL);
      case '>' -> orEqual(Token.GREATER, Token.GREATER_EQUAL);
      case '!' -> orEqual(Token.NOT, Token.NOT_EQUAL);
      case '"' -> {
        literal = new Value.Text(quoted(needed));
        token = Token.LITERAL;
      }
      default -> operandToken(c, needed);
    }
  }

  private void operandToken(char c, boolean needed) {
    if (isDigit(c) || c == '%' && macros != null) {
      literal = number(needed);
    } else if (c == 'v' && position + 1 < text.length() && text.charAt(position + 1) == '"') {
      position++;
      String version = quoted(needed);
      literal =
          needed
              ? new Value.Version(
                  RpmVersion.parse(version).orElseThrow(() -> failure("invalid version")))
              : RpmVersion.parse("0").<Value>map(Value.Version::new).orElse(ZERO);
    } else if (functionName()) {
      return;
    } else if (isLetter(c)) {
      throw failure("bare words are no longer supported, please use \"...\"");
    } else {
      throw failure("parse error in expression");
    }
    token = Token.LITERAL;
  }

  /** Reads the name of a function and the bracket behind it; false if none stands here. */
  private boolean functionName() {
    int end = position;
    while (end < text.length()
        && (isLetter(text.charAt(end))
            || end > position
                && (isDigit(text.charAt(end)) || ".:".indexOf(text.charAt(end)) >= 0))) {
      end++;
    }
    if (end == position || end == text.length() || text.charAt(end) != '(') {
      return false;
    }
    literal = new Value.Text(text.substring(position, end));
    token = Token.FUNCTION;
    position = end + 1;
    return true;
  }

  private void single(Token single) {
    position++;
    token = single;
  }

  private void pair(char second, Token pair, String spelling) {
    if (position + 1 >= text.length() || text.charAt(position + 1) != second) {
      throw failure("syntax error while parsing " + spelling);
    }
    position += 2;
    token = pair;
  }

  private void orEqual(Token alone, Token withEqual) {
    position++;
    if (position < text.length() && text.charAt(position) == '=') {
      position++;
      token = withEqual;
    } else {
      token = alone;
    }
  }

  private String quoted(boolean needed) {
    int start = ++position;
    while (position < text.length() && text.charAt(position) != '"') {
      position = text.charAt(position) == '%' ? afterMacro() : position + 1;
    }
    if (position >= text.length()) {
      throw failure("unterminated string in expression");
    }
    String raw = text.substring(start, position++);
    return macros == null ? raw : needed ? macros.apply(raw) : "";
  }

  /** Digits and, where operands are expanded, macros whose values are digits. */
  private Value number(boolean needed) {
    int start = position;
    while (position < text.length()
        && (isDigit(text.charAt(position)) || text.charAt(position) == '%' && macros != null)) {
      position = text.charAt(position) == '%' ? afterMacro() : position + 1;
    }
    String raw = text.substring(start, position);
    if (macros == null) {
      return new Value.Int(wrapped(raw));
    }
    if (!needed) {
      return ZERO;
    }
    String value = macros.apply(raw);
    for (int i = value.startsWith("-") ? 1 : 0; i < value.length(); i++) {
      if (!isDigit(value.charAt(i))) {
        throw failure(
            isLetter(value.charAt(0))
                ? "macro expansion returned a bare word, please use \"...\""
                : "macro expansion did not return an integer");
      }
    }
    return new Value.Int(value.startsWith("-") ? -wrapped(value.substring(1)) : wrapped(value));
  }

  private int afterMacro() {
    if (macros == null) {
      return position + 1;
    }
    if (position + 1 < text.length() && text.charAt(position + 1) == '%') {
      return position + 2;
    }
    int end = calls.end(text, position + 1);
    return end < 0 ? text.length() : end;
  }

  private static int wrapped(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      value = value * 10 + (digits.charAt(i) - '0');
    }
    return value;
  }

  final ExpressionException failure(String message) {
    String shown = text.length() <= 200 ? text : text.substring(0, 200) + "...";
    return new ExpressionException(message + ": " + shown);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }
}
