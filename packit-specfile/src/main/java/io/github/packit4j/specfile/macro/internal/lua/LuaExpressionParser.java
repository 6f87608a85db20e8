package io.github.packit4j.specfile.macro.internal.lua;

import io.github.packit4j.specfile.macro.internal.lua.LuaLexer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the expressions of a script. */
abstract class LuaExpressionParser extends LuaTokens {
  private static final int MAX_OPERATORS = 500;
  private static final int UNARY = 12;

  /** How tightly operators bind: to the left, and to the right (lower for right associative). */
  private static final Map<String, int[]> BINDING =
      Map.ofEntries(
          Map.entry("or", new int[] {1, 1}),
          Map.entry("and", new int[] {2, 2}),
          Map.entry("<", new int[] {3, 3}),
          Map.entry(">", new int[] {3, 3}),
          Map.entry("<=", new int[] {3, 3}),
          Map.entry(">=", new int[] {3, 3}),
          Map.entry("~=", new int[] {3, 3}),
          Map.entry("==", new int[] {3, 3}),
          Map.entry("|", new int[] {4, 4}),
          Map.entry("~", new int[] {5, 5}),
          Map.entry("&", new int[] {6, 6}),
          Map.entry("<<", new int[] {7, 7}),
          Map.entry(">>", new int[] {7, 7}),
          Map.entry("..", new int[] {9, 8}),
          Map.entry("+", new int[] {10, 10}),
          Map.entry("-", new int[] {10, 10}),
          Map.entry("*", new int[] {11, 11}),
          Map.entry("/", new int[] {11, 11}),
          Map.entry("//", new int[] {11, 11}),
          Map.entry("%", new int[] {11, 11}),
          Map.entry("^", new int[] {14, 13}));

  LuaExpressionParser(String script) {
    super(script);
  }

  /** Reads the statements of a function, and the {@code end} behind them. */
  abstract List<LuaNode> bodyToEnd();

  final List<LuaNode> expressions() {
    List<LuaNode> values = new ArrayList<>();
    do {
      values.add(expression());
    } while (accept(","));
    return values;
  }

  final LuaNode expression() {
    return expression(0);
  }

  private LuaNode expression(int limit) {
    enter();
    LuaNode left;
    if (isKeyword("not") || is("-") || is("#") || is("~")) {
      String operator = token().text();
      advance();
      left = new LuaNode.Unary(operator, expression(UNARY));
    } else {
      left = simple();
    }
    int operators = 0;
    for (int[] binding = binding(); binding != null && binding[0] > limit; binding = binding()) {
      if (++operators > MAX_OPERATORS) {
        throw new LuaUnsupported("an expression so long");
      }
      String operator = token().text();
      advance();
      left = new LuaNode.Binary(operator, left, expression(binding[1]));
    }
    leave();
    return left;
  }

  private int @Nullable [] binding() {
    boolean word = token().kind() == Kind.KEYWORD && (isKeyword("and") || isKeyword("or"));
    return word || token().kind() == Kind.SYMBOL ? BINDING.get(token().text()) : null;
  }

  private LuaNode simple() {
    switch (token().kind()) {
      case NUMBER, STRING -> {
        LuaNode constant = new LuaNode.Constant(token().value());
        advance();
        return constant;
      }
      case KEYWORD -> {
        switch (token().text()) {
          case "nil", "true", "false" -> {
            Object value = token().text().equals("nil") ? null : token().text().equals("true");
            advance();
            return new LuaNode.Constant(value);
          }
          case "function" -> {
            advance();
            return functionBody(false);
          }
          default -> throw unexpected();
        }
      }
      default -> {
        if (accept("...")) {
          return new LuaNode.Varargs();
        }
        return is("{") ? table() : suffixed();
      }
    }
  }

  private LuaNode table() {
    enter();
    expect("{");
    List<LuaNode.Field> fields = new ArrayList<>();
    while (!is("}")) {
      if (accept("[")) {
        LuaNode key = expression();
        expect("]");
        expect("=");
        fields.add(new LuaNode.Field(key, expression()));
      } else {
        LuaNode value = expression();
        if (value instanceof LuaNode.Name name && accept("=")) {
          fields.add(new LuaNode.Field(new LuaNode.Constant(name.name()), expression()));
        } else {
          fields.add(new LuaNode.Field(null, value));
        }
      }
      if (!accept(",") && !accept(";")) {
        break;
      }
    }
    expect("}");
    leave();
    return new LuaNode.Table(fields);
  }

  final LuaNode suffixed() {
    LuaNode value;
    if (accept("(")) {
      value = new LuaNode.Single(expression());
      expect(")");
    } else if (token().kind() == Kind.NAME) {
      value = new LuaNode.Name(name());
    } else {
      throw unexpected();
    }
    int length = 0;
    while (true) {
      if (++length > MAX_OPERATORS) {
        throw new LuaUnsupported("an expression so long");
      }
      if (accept(".")) {
        value = new LuaNode.Index(value, new LuaNode.Constant(name()));
      } else if (accept("[")) {
        value = new LuaNode.Index(value, expression());
        expect("]");
      } else if (accept(":")) {
        String method = name();
        value = new LuaNode.Call(value, method, arguments(), token().line());
      } else if (is("(") || is("{") || token().kind() == Kind.STRING) {
        value = new LuaNode.Call(value, null, arguments(), token().line());
      } else {
        return value;
      }
    }
  }

  private List<LuaNode> arguments() {
    if (token().kind() == Kind.STRING) {
      LuaNode constant = new LuaNode.Constant(token().value());
      advance();
      return List.of(constant);
    }
    if (is("{")) {
      return List.of(table());
    }
    expect("(");
    if (accept(")")) {
      return List.of();
    }
    List<LuaNode> arguments = expressions();
    expect(")");
    return arguments;
  }

  final LuaNode.Function functionBody(boolean method) {
    List<String> parameters = new ArrayList<>();
    if (method) {
      parameters.add("self");
    }
    boolean varargs = false;
    expect("(");
    if (!is(")")) {
      do {
        varargs = accept("...");
        if (!varargs) {
          parameters.add(name());
        }
      } while (!varargs && accept(","));
    }
    expect(")");
    return new LuaNode.Function(parameters, varargs, bodyToEnd());
  }
}
