package io.github.packit4j.specfile.macro.internal.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an expression as RPM does, in one pass over its text: {@code ?:} binds loosest, then
 * {@code && ||} (one level, left to right), comparisons (one level), {@code + -}, {@code * /}, and
 * the unary operators.
 */
public final class ExpressionEvaluator extends ExpressionTokens {
  private static final int MAX_NESTING = 100;

  private int nesting;

  /** Finds the end of a macro call inside an expression. */
  @FunctionalInterface
  public interface MacroCalls {
    /** Returns the end of the call whose percent sign stands before an index, or -1. */
    int end(String text, int start);
  }

  /** Calls what an expression calls by name. */
  @FunctionalInterface
  public interface Functions {
    /**
     * Returns the value of a function, a text.
     *
     * @param name such as {@code lua:string.rep}
     * @param arguments texts and numbers
     * @throws ExpressionException if there is no such function
     */
    String call(String name, List<Object> arguments);
  }

  private final Functions functions;

  private ExpressionEvaluator(
      String text, @Nullable UnaryOperator<String> macros, MacroCalls calls, Functions functions) {
    super(text, macros, calls);
    this.functions = functions;
  }

  /**
   * Evaluates a text whose macros have been expanded.
   *
   * @throws ExpressionException if it is malformed or has no value
   */
  public static Value evaluate(String text, Functions functions) {
    return new ExpressionEvaluator(text, null, (t, start) -> -1, functions).evaluate();
  }

  /**
   * Evaluates a text whose operands are expanded where they stand, and only where needed.
   *
   * @throws ExpressionException if it is malformed or has no value
   */
  public static Value evaluate(
      String text, UnaryOperator<String> macros, MacroCalls calls, Functions functions) {
    return new ExpressionEvaluator(text, macros, calls, functions).evaluate();
  }

  private Value evaluate() {
    next(true);
    Value value = ternary(true);
    if (token() != Token.END) {
      throw failure("syntax error in expression");
    }
    return value;
  }

  private Value ternary(boolean needed) {
    if (++nesting > MAX_NESTING) {
      throw failure("expression is nested too deeply");
    }
    Value condition = logical(needed);
    if (token() == Token.THEN) {
      boolean holds = condition.isTrue();
      next(needed && holds);
      Value yes = ternary(needed && holds);
      if (token() != Token.ELSE) {
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
    while (token() == Token.AND || token() == Token.OR) {
      boolean rightNeeded = (token() == Token.AND) == left.isTrue();
      next(needed && rightNeeded);
      Value right = relational(needed && rightNeeded);
      sameType(left, right);
      left = rightNeeded ? right : left;
    }
    return left;
  }

  private Value relational(boolean needed) {
    Value left = additive(needed);
    while (token().compareTo(Token.EQUAL) >= 0 && token().compareTo(Token.GREATER_EQUAL) <= 0) {
      Token operator = token();
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
    while (token() == Token.ADD || token() == Token.SUBTRACT) {
      boolean add = token() == Token.ADD;
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
    while (token() == Token.MULTIPLY || token() == Token.DIVIDE) {
      boolean multiply = token() == Token.MULTIPLY;
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
    switch (token()) {
      case OPEN -> {
        next(needed);
        Value value = ternary(needed);
        if (token() != Token.CLOSE) {
          throw failure("unmatched (");
        }
        next(needed);
        return value;
      }
      case LITERAL -> {
        Value value = literal();
        next(needed);
        return value;
      }
      case FUNCTION -> {
        return function(needed);
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

  private Value function(boolean needed) {
    String name = literal().text();
    List<Object> arguments = new ArrayList<>();
    next(needed);
    while (token() != Token.CLOSE) {
      Value argument = ternary(needed);
      if (argument instanceof Value.Version) {
        throw failure("unsupported function argument type");
      }
      arguments.add(
          argument instanceof Value.Int number ? (Object) number.value() : argument.text());
      if (token() == Token.COMMA) {
        next(needed);
        if (token() == Token.CLOSE) {
          throw failure("syntax error in expression");
        }
      } else if (token() != Token.CLOSE) {
        throw failure("syntax error in expression");
      }
    }
    next(needed);
    return new Value.Text(needed ? functions.call(name, arguments) : "");
  }

  private void sameType(Value left, Value right) {
    if (left.getClass() != right.getClass()) {
      throw failure("types must match");
    }
  }

  private ExpressionException unsupported(String operator, Value left) {
    String type = left instanceof Value.Text ? "strings" : "versions";
    return failure(operator + " not supported for " + type);
  }
}
