package io.github.packit4j.specfile.internal.check;

import java.util.Set;

/** The grammar of rich dependencies such as {@code (a if b else c)}. */
final class RichDependency {

  private static final Set<String> OPERATORS =
      Set.of("and", "or", "if", "unless", "else", "with", "without");
  private static final Set<String> CHAINABLE = Set.of("and", "or", "with");
  private static final int MAX_DEPTH = 500;

  /** How several dependencies of a tag count: all of them, or any of them. */
  enum Context {
    CONJUNCTION("and"),
    DISJUNCTION("or");

    private final String operator;

    Context(String operator) {
      this.operator = operator;
    }
  }

  /** Checks a simple dependency. */
  interface Check {
    void check(Dependency dependency) throws DependencyError;
  }

  /** Which operators may not stand around what has been read. */
  private record Limits(boolean noWith, boolean noAnd, boolean noOr) {
    private static final Limits NONE = new Limits(false, false, false);

    Limits or(Limits other) {
      return new Limits(noWith || other.noWith, noAnd || other.noAnd, noOr || other.noOr);
    }
  }

  private final String text;
  private final Check check;
  private int position;
  private int depth;

  RichDependency(String text, Check check) {
    this.text = text;
    this.check = check;
  }

  /** Reads the dependency that begins at an index; returns where it ends. */
  int read(int from, Context context) throws DependencyError {
    position = from;
    requireOperator(context.operator, group());
    return position;
  }

  /** Reads a parenthesis with what is in it. */
  private Limits group() throws DependencyError {
    if (++depth > MAX_DEPTH) {
      throw new DependencyError("Rich dependency is nested too deeply");
    }
    int start = position++;
    Limits limits = Limits.NONE;
    String operator = "";
    String first = "";
    String chained = "";
    while (true) {
      position = DependencyRules.skipSeparators(text, position);
      if (at() == ')') {
        throw new DependencyError(
            chained.isEmpty()
                ? "Empty rich dependency; remove the parentheses"
                : "Missing argument to rich dependency operator " + chained + "; add it");
      }
      limits = limits.or(operand(operator));
      position = DependencyRules.skipSeparators(text, position);
      if (position == text.length()) {
        throw new DependencyError(
            "Unterminated rich dependency: " + text.substring(start) + "; close the parenthesis");
      }
      if (at() == ')') {
        break;
      }
      operator = operator();
      first = first.isEmpty() ? operator : first;
      chained = chain(chained, operator);
    }
    position++;
    depth--;
    requireOperator(first, limits);
    return limitsOf(first, operator, limits);
  }

  private Limits operand(String operator) throws DependencyError {
    if (at() != '(') {
      simple();
      return Limits.NONE;
    }
    Limits inner = group();
    return operator.equals("if") || operator.equals("unless")
        ? new Limits(inner.noWith, false, false)
        : inner;
  }

  private static String chain(String chained, String operator) throws DependencyError {
    boolean otherwise =
        operator.equals("else") && (chained.equals("if") || chained.equals("unless"));
    if (chained.isEmpty() || otherwise) {
      return operator;
    }
    if (!operator.equals(chained)) {
      throw new DependencyError("Cannot chain different operators; add parentheses");
    }
    if (!CHAINABLE.contains(operator)) {
      throw new DependencyError("Can only chain and, or and with; add parentheses");
    }
    return operator;
  }

  private static Limits limitsOf(String first, String last, Limits limits) {
    boolean free = last.equals("and") || last.equals("or");
    boolean plain =
        last.isEmpty() || last.equals("with") || last.equals("without") || last.equals("or");
    return new Limits(
        limits.noWith || !plain,
        !free && (limits.noAnd || first.equals("unless")),
        !free && (limits.noOr || first.equals("if")));
  }

  private static void requireOperator(String operator, Limits limits) throws DependencyError {
    switch (operator) {
      case "with", "without" -> {
        if (limits.noWith) {
          throw new DependencyError("Only with, without and or may stand within with or without");
        }
      }
      case "and", "if" -> {
        if (limits.noAnd) {
          throw new DependencyError("Illegal context for 'unless', use 'or' instead");
        }
      }
      case "or", "unless" -> {
        if (limits.noOr) {
          throw new DependencyError("Illegal context for 'if', use 'and' instead");
        }
      }
      default -> {}
    }
  }

  private String operator() throws DependencyError {
    int start = position;
    while (position < text.length() && !Characters.isSpace(at()) && at() != ')') {
      position++;
    }
    String word = text.substring(start, position);
    if (!OPERATORS.contains(word)) {
      throw new DependencyError(
          "Unknown rich dependency operator '"
              + word
              + "'; use and, or, if, unless, with, without");
    }
    return word;
  }

  private void simple() throws DependencyError {
    String name = word();
    if (name.isEmpty()) {
      throw new DependencyError("Name required in the rich dependency " + text + "; add it");
    }
    position = DependencyRules.skipSeparators(text, position);
    int before = position;
    String sense = Dependency.sense(word());
    if (sense == null) {
      position = before;
      check.check(new Dependency(name, "", ""));
      return;
    }
    position = DependencyRules.skipSeparators(text, position);
    String version = word();
    if (version.isEmpty()) {
      throw new DependencyError("Version required after " + sense + "; add it");
    }
    check.check(new Dependency(name, sense, version));
  }

  /** Reads a word; parentheses in it are its own. */
  private String word() {
    int start = position;
    int open = 0;
    while (position < text.length() && !DependencyRules.isSeparator(at())) {
      if (at() == ')' && open-- <= 0) {
        break;
      }
      open += at() == '(' ? 1 : 0;
      position++;
    }
    return text.substring(start, position);
  }

  private char at() {
    return position < text.length() ? text.charAt(position) : 0;
  }
}
