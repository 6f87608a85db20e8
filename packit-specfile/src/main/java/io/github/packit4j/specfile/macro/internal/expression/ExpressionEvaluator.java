package io.github.packit4j.specfile.macro.internal.expression;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an expression as RPM does, in one pass over its text: {@code ?:} binds loosest, then
 * {@code && ||} (one level, left to right), comparisons (one level), {@code + -}, {@code * /}, and
 * the unary operators.
 */
public final class ExpressionEvaluator {
  private static final int MAX_NESTING = 100;
  private static final Value.Int ZERO = new Value.Int(0);

  private final String text;
  private final @Nullable UnaryOperator<String> macros;
  private final MacroCalls calls;
  private int position;
  private Token token = Token.END;
  private Value literal = ZERO;
  private int nesting;

  /** Finds the end of a macro call inside an expression. */
  @FunctionalInterface
  public interface MacroCalls {
    /** Returns the end of the call whose percent sign stands before an index, or -1. */
    int end(String text, int start);
  }

  private enum Token {
    END,
    LITERAL,
    OPEN,
    CLOSE,
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

  private ExpressionEvaluator(
      String text, @Nullable UnaryOperator<String> macros, MacroCalls calls) {
    this.text = text;
    this.macros = macros;
    this.calls = calls;
  }

  /**
   * Evaluates a text whose macros have been expanded.
   *
   * @throws ExpressionException if it is malformed or has no value
   */
  public static Value evaluate(String text) {
    return new ExpressionEvaluator(text, null, (t, start) -> -1).evaluate();
  }

  /**
   * Evaluates a text whose operands are expanded where they stand, and only where needed.
   *
   * @throws ExpressionException if it is malformed or has no value
   */
  public static Value evaluate(String text, UnaryOperator<String> macros, MacroCalls calls) {
    return new ExpressionEvaluator(text, macros, calls).evaluate();
  }

  private Value evaluate() {
    next(true);
    Value value = ternary(true);
    if (token != Token.END) {
      throw failure("syntax error in expression");
    }
    return value;
  }

  private Value ternary(boolean needed) {
    if (++nesting > MAX_NESTING) {
      throw failure("expression is nested too deeply");
    }
    Value condition = logical(needed);
    if (token == Token.THEN) {
      boolean holds = condition.isTrue();
      next(needed && holds);
      Value yes = ternary(needed && holds);
      if (token != Token.ELSE) {
        throw failure("syntax error in expression");
      }
      next(needed && !holds);
      Value no = ternary(needed && !holds);
      sameType(yes, no);
      nesting--;
      return holds ? yes : no;
    }
    nesting--;
    return condition;
  }

  private Value logical(boolean needed) {
    Value left = relational(needed);
    while (token == Token.AND || token == Token.OR) {
      boolean rightNeeded = (token == Token.AND) == left.isTrue();
      next(needed && rightNeeded);
      Value right = relational(needed && rightNeeded);
      sameType(left, right);
      left = rightNeeded ? right : left;
    }
    return left;
  }

  private Value relational(boolean needed) {
    Value left = additive(needed);
    while (token.compareTo(Token.EQUAL) >= 0 && token.compareTo(Token.GREATER_EQUAL) <= 0) {
      Token operator = token;
      next(needed);
      Value right = additive(needed);
      sameType(left, right);
      int order = compare(left, right);
      boolean holds =
          switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
          };
      left = new Value.Int(holds ? 1 : 0);
    }
    return left;
  }

  private static int compare(Value left, Value right) {
    if (left instanceof Value.Int a && right instanceof Value.Int b) {
      return Integer.compare(a.value(), b.value());
    }
    if (left instanceof Value.Version a && right instanceof Value.Version b) {
      return a.version().compareTo(b.version());
    }
    return left.text().compareTo(right.text());
  }

  private Value additive(boolean needed) {
    Value left = multiplicative(needed);
    while (token == Token.ADD || token == Token.SUBTRACT) {
      boolean add = token == Token.ADD;
      next(needed);
      Value right = multiplicative(needed);
      sameType(left, right);
      if (left instanceof Value.Int a && right instanceof Value.Int b) {
        left = new Value.Int(add ? a.value() + b.value() : a.value() - b.value());
      } else if (add && left instanceof Value.Text a && right instanceof Value.Text b) {
        left = new Value.Text(a.text() + b.text());
      } else {
        throw unsupported(add ? "+" : "-", left);
      }
    }
    return left;
  }

  private Value multiplicative(boolean needed) {
    Value left = primary(needed);
    while (token == Token.MULTIPLY || token == Token.DIVIDE) {
      boolean multiply = token == Token.MULTIPLY;
      next(needed);
      Value right = primary(needed);
      sameType(left, right);
      if (!(left instanceof Value.Int a) || !(right instanceof Value.Int b)) {
        throw unsupported(multiply ? "*" : "/", left);
      }
      if (!needed) {
        left = ZERO;
      } else if (multiply) {
        left = new Value.Int(a.value() * b.value());
      } else if (b.value() == 0) {
        throw failure("division by zero");
      } else {
        left = new Value.Int(a.value() / b.value());
      }
    }
    return left;
  }

  private Value primary(boolean needed) {
    if (++nesting > MAX_NESTING) {
      throw failure("expression is nested too deeply");
    }
    Value value = operand(needed);
    nesting--;
    return value;
  }

  private Value operand(boolean needed) {
    switch (token) {
      case OPEN -> {
        next(needed);
        Value value = ternary(needed);
        if (token != Token.CLOSE) {
          throw failure("unmatched (");
        }
        next(needed);
        return value;
      }
      case LITERAL -> {
        Value value = literal;
        next(needed);
        return value;
      }
      case SUBTRACT -> {
        next(needed);
        Value value = primary(needed);
        if (value instanceof Value.Int number) {
          return new Value.Int(-number.value());
        }
        throw unsupported("-", value);
      }
      case NOT -> {
        next(needed);
        return new Value.Int(primary(needed).isTrue() ? 0 : 1);
      }
      case END -> throw failure("unexpected end of expression");
      default -> throw failure("syntax error in expression");
    }
  }

  private void sameType(Value left, Value right) {
    if (left.getClass() != right.getClass()) {
      throw failure("types must match");
    }
  }

  private void next(boolean needed) {
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
    } else if (isLetter(c)) {
      throw failure("bare words are no longer supported, please use \"...\"");
    } else {
      throw failure("parse error in expression");
    }
    token = Token.LITERAL;
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

  private ExpressionException unsupported(String operator, Value left) {
    String type = left instanceof Value.Text ? "strings" : "versions";
    return failure(operator + " not supported for " + type);
  }

  private ExpressionException failure(String message) {
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
