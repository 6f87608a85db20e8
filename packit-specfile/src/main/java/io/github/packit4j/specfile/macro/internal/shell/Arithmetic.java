package io.github.packit4j.specfile.macro.internal.shell;

import java.util.function.LongSupplier;

/** Integer expressions: {@code $((...))}, subscripts and slices. */
final class Arithmetic {
  private static final int MAX_NESTING = 60;

  private final ShellRun run;
  private final String text;
  private int position;
  private int nesting;
  private int unneeded;

  Arithmetic(ShellRun run, String text) {
    this.run = run;
    this.text = text;
  }

  long value() {
    skip();
    if (position == text.length()) {
      return 0;
    }
    long value = ternary();
    if (position < text.length()) {
      throw new Impure("arithmetic: " + text);
    }
    return value;
  }

  private long ternary() {
    if (++nesting > MAX_NESTING) {
      throw new Impure("arithmetic nested too deeply");
    }
    long condition = binary(0);
    if (accept("?")) {
      long yes = condition != 0 ? ternary() : skipped(this::ternary);
      if (!accept(":")) {
        throw new Impure("arithmetic: " + text);
      }
      long no = condition == 0 ? ternary() : skipped(this::ternary);
      nesting--;
      return condition != 0 ? yes : no;
    }
    nesting--;
    return condition;
  }

  private static final String[][] LEVELS = {
    {"||"},
    {"&&"},
    {"|"},
    {"^"},
    {"&"},
    {"==", "!="},
    {"<=", ">=", "<", ">"},
    {"<<", ">>"},
    {"+", "-"},
    {"*", "/", "%"}
  };

  private long binary(int level) {
    if (level == LEVELS.length) {
      return power();
    }
    long left = binary(level + 1);
    while (true) {
      String operator = operator(level);
      if (operator.isEmpty()) {
        return left;
      }
      boolean decided = operator.equals("||") && left != 0 || operator.equals("&&") && left == 0;
      left = apply(operator, left, decided ? skipped(() -> binary(level + 1)) : binary(level + 1));
    }
  }

  /** Reads a part whose value does not matter, so that it may divide by zero. */
  private long skipped(LongSupplier part) {
    unneeded++;
    long value = part.getAsLong();
    unneeded--;
    return value;
  }

  private String operator(int level) {
    skip();
    for (String operator : LEVELS[level]) {
      if (text.startsWith(operator, position) && !isLonger(operator)) {
        position += operator.length();
        return operator;
      }
    }
    return "";
  }

  private boolean isLonger(String operator) {
    int next = position + operator.length();
    char c = next < text.length() ? text.charAt(next) : 0;
    return operator.length() == 1
        && ("|&<>*".contains(operator) && c == operator.charAt(0) || c == '=');
  }

  private long apply(String operator, long a, long b) {
    return switch (operator) {
      case "||" -> truth(a != 0 || b != 0);
      case "&&" -> truth(a != 0 && b != 0);
      case "|" -> a | b;
      case "^" -> a ^ b;
      case "&" -> a & b;
      case "==" -> truth(a == b);
      case "!=" -> truth(a != b);
      case "<=" -> truth(a <= b);
      case ">=" -> truth(a >= b);
      case "<" -> truth(a < b);
      case ">" -> truth(a > b);
      case "<<" -> a << b;
      case ">>" -> a >> b;
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      default -> divide(operator, a, b);
    };
  }

  private long divide(String operator, long a, long b) {
    if (b == 0 && unneeded == 0) {
      throw new ShellRun.Exit();
    }
    if (b == 0) {
      return 0;
    }
    return operator.equals("/") ? a / b : a % b;
  }

  private static long truth(boolean value) {
    return value ? 1 : 0;
  }

  private long unary() {
    if (++nesting > MAX_NESTING) {
      throw new Impure("arithmetic nested too deeply");
    }
    try {
      skip();
      if (text.startsWith("++", position) || text.startsWith("--", position)) {
        throw new Impure("arithmetic: " + text);
      }
      if (accept("-")) {
        return -unary();
      }
      if (accept("+")) {
        return unary();
      }
      if (accept("!")) {
        return truth(unary() == 0);
      }
      if (accept("~")) {
        return ~unary();
      }
      return primary();
    } finally {
      nesting--;
    }
  }

  private long power() {
    long base = unary();
    skip();
    if (!text.startsWith("**", position)) {
      return base;
    }
    position += 2;
    long exponent = power();
    long result = 1;
    if (exponent < 0 || exponent > 64) {
      throw new Impure("power");
    }
    for (long i = 0; i < exponent; i++) {
      result *= base;
    }
    return result;
  }

  private long primary() {
    skip();
    if (accept("(")) {
      long value = ternary();
      if (!accept(")")) {
        throw new Impure("arithmetic: " + text);
      }
      return value;
    }
    int start = position;
    while (position < text.length()
        && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '_')) {
      position++;
    }
    String word = text.substring(start, position);
    if (word.isEmpty()) {
      throw new Impure("arithmetic: " + text);
    }
    if (Character.isDigit(word.charAt(0))) {
      return number(word);
    }
    String value = run.variable(word);
    return value == null || value.isBlank() ? 0 : new Arithmetic(run, value).nested(nesting + 8);
  }

  private long nested(int depth) {
    nesting = depth;
    return value();
  }

  private static long number(String word) {
    try {
      if (word.startsWith("0x") || word.startsWith("0X")) {
        return Long.parseLong(word.substring(2), 16);
      }
      boolean octal = word.length() > 1 && word.startsWith("0");
      return Long.parseLong(word, octal ? 8 : 10);
    } catch (NumberFormatException e) {
      // Bash reports a bad number and gives up.
      throw new ShellRun.Exit();
    }
  }

  private boolean accept(String token) {
    skip();
    if (!text.startsWith(token, position)) {
      return false;
    }
    position += token.length();
    return true;
  }

  private void skip() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }
}
