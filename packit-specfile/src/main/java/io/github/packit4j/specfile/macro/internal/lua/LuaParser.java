package io.github.packit4j.specfile.macro.internal.lua;

import io.github.packit4j.specfile.macro.internal.lua.LuaLexer.Kind;
import io.github.packit4j.specfile.macro.internal.lua.LuaLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads scripts. */
final class LuaParser {
  private static final int MAX_NESTING = 80;
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

  private final LuaLexer lexer;
  private Token token;
  private int nesting;

  LuaParser(String script) {
    this.lexer = new LuaLexer(script);
    this.token = lexer.next();
  }

  List<LuaNode> parse() {
    List<LuaNode> body = block();
    if (token.kind() != Kind.END) {
      throw unexpected();
    }
    return body;
  }

  private List<LuaNode> block() {
    enter();
    List<LuaNode> statements = new ArrayList<>();
    while (token.kind() != Kind.END
        && !isKeyword("end")
        && !isKeyword("else")
        && !isKeyword("elseif")
        && !isKeyword("until")) {
      if (accept(";")) {
        continue;
      }
      boolean last = isKeyword("return");
      statements.add(statement());
      if (last) {
        accept(";");
        break;
      }
    }
    nesting--;
    return statements;
  }

  private void enter() {
    if (++nesting > MAX_NESTING) {
      throw new LuaUnsupported("a script nested so deeply");
    }
  }

  private LuaNode statement() {
    if (token.kind() != Kind.KEYWORD) {
      return expressionStatement();
    }
    switch (token.text()) {
      case "local" -> {
        advance();
        return local();
      }
      case "if" -> {
        advance();
        return ifStatement();
      }
      case "while" -> {
        advance();
        LuaNode condition = expression();
        expect("do");
        return new LuaNode.While(condition, bodyToEnd());
      }
      case "do" -> {
        advance();
        return new LuaNode.Block(bodyToEnd());
      }
      case "for" -> {
        advance();
        return forStatement();
      }
      case "repeat" -> {
        advance();
        List<LuaNode> body = block();
        expect("until");
        return new LuaNode.Repeat(body, expression());
      }
      case "function" -> {
        advance();
        return functionStatement();
      }
      case "return" -> {
        advance();
        boolean empty =
            token.kind() == Kind.END
                || isKeyword("end")
                || isKeyword("else")
                || isKeyword("elseif")
                || isKeyword("until")
                || is(";");
        return new LuaNode.Return(empty ? List.of() : expressions());
      }
      case "break" -> {
        advance();
        return new LuaNode.Break();
      }
      case "goto" -> throw new LuaUnsupported("goto");
      default -> {
        return expressionStatement();
      }
    }
  }

  private List<LuaNode> bodyToEnd() {
    List<LuaNode> body = block();
    expect("end");
    return body;
  }

  private LuaNode local() {
    if (isKeyword("function")) {
      advance();
      String name = name();
      return new LuaNode.LocalFunction(name, functionBody(false));
    }
    List<String> names = new ArrayList<>();
    do {
      names.add(name());
      if (accept("<")) {
        name();
        expect(">");
      }
    } while (accept(","));
    return new LuaNode.Local(names, accept("=") ? expressions() : List.of());
  }

  private LuaNode ifStatement() {
    enter();
    LuaNode condition = expression();
    expect("then");
    List<LuaNode> then = block();
    List<LuaNode> otherwise = List.of();
    if (isKeyword("elseif")) {
      advance();
      otherwise = List.of(ifStatement());
    } else {
      if (isKeyword("else")) {
        advance();
        otherwise = block();
      }
      expect("end");
    }
    nesting--;
    return new LuaNode.If(condition, then, otherwise);
  }

  private LuaNode forStatement() {
    String first = name();
    if (accept("=")) {
      LuaNode from = expression();
      expect(",");
      LuaNode to = expression();
      LuaNode step = accept(",") ? expression() : null;
      expect("do");
      return new LuaNode.Count(first, from, to, step, bodyToEnd());
    }
    List<String> names = new ArrayList<>(List.of(first));
    while (accept(",")) {
      names.add(name());
    }
    expect("in");
    List<LuaNode> values = expressions();
    expect("do");
    return new LuaNode.Each(names, values, bodyToEnd());
  }

  private LuaNode functionStatement() {
    LuaNode target = new LuaNode.Name(name());
    boolean method = false;
    while (is(".") || is(":")) {
      method = is(":");
      advance();
      target = new LuaNode.Index(target, new LuaNode.Constant(name()));
      if (method) {
        break;
      }
    }
    return new LuaNode.Assign(List.of(target), List.of(functionBody(method)));
  }

  private LuaNode.Function functionBody(boolean method) {
    List<String> parameters = new ArrayList<>();
    if (method) {
      parameters.add("self");
    }
    boolean varargs = false;
    expect("(");
    while (!is(")")) {
      if (accept("...")) {
        varargs = true;
        break;
      }
      parameters.add(name());
      if (!accept(",")) {
        break;
      }
    }
    expect(")");
    return new LuaNode.Function(parameters, varargs, bodyToEnd());
  }

  private LuaNode expressionStatement() {
    LuaNode first = suffixed();
    if (!is("=") && !is(",")) {
      if (first instanceof LuaNode.Call) {
        return first;
      }
      throw unexpected();
    }
    List<LuaNode> targets = new ArrayList<>(List.of(first));
    while (accept(",")) {
      targets.add(suffixed());
    }
    expect("=");
    for (LuaNode target : targets) {
      if (!(target instanceof LuaNode.Name) && !(target instanceof LuaNode.Index)) {
        throw unexpected();
      }
    }
    return new LuaNode.Assign(targets, expressions());
  }

  private List<LuaNode> expressions() {
    List<LuaNode> values = new ArrayList<>();
    do {
      values.add(expression());
    } while (accept(","));
    return values;
  }

  private LuaNode expression() {
    return expression(0);
  }

  private LuaNode expression(int limit) {
    enter();
    LuaNode left;
    if (isKeyword("not") || is("-") || is("#") || is("~")) {
      String operator = token.text();
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
      String operator = token.text();
      advance();
      left = new LuaNode.Binary(operator, left, expression(binding[1]));
    }
    nesting--;
    return left;
  }

  private int @Nullable [] binding() {
    boolean word = token.kind() == Kind.KEYWORD && (isKeyword("and") || isKeyword("or"));
    return word || token.kind() == Kind.SYMBOL ? BINDING.get(token.text()) : null;
  }

  private LuaNode simple() {
    switch (token.kind()) {
      case NUMBER, STRING -> {
        LuaNode constant = new LuaNode.Constant(token.value());
        advance();
        return constant;
      }
      case KEYWORD -> {
        switch (token.text()) {
          case "nil", "true", "false" -> {
            Object value = token.text().equals("nil") ? null : token.text().equals("true");
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
    nesting--;
    return new LuaNode.Table(fields);
  }

  private LuaNode suffixed() {
    LuaNode value;
    if (accept("(")) {
      value = new LuaNode.Single(expression());
      expect(")");
    } else if (token.kind() == Kind.NAME) {
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
        value = new LuaNode.Call(value, method, arguments(), token.line());
      } else if (is("(") || is("{") || token.kind() == Kind.STRING) {
        value = new LuaNode.Call(value, null, arguments(), token.line());
      } else {
        return value;
      }
    }
  }

  private List<LuaNode> arguments() {
    if (token.kind() == Kind.STRING) {
      LuaNode constant = new LuaNode.Constant(token.value());
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

  private String name() {
    if (token.kind() != Kind.NAME) {
      throw unexpected();
    }
    String name = token.text();
    advance();
    return name;
  }

  private void advance() {
    token = lexer.next();
  }

  private boolean isKeyword(String word) {
    return token.kind() == Kind.KEYWORD && token.text().equals(word);
  }

  private boolean is(String symbol) {
    return token.kind() == Kind.SYMBOL && token.text().equals(symbol);
  }

  private boolean accept(String symbol) {
    if (!is(symbol)) {
      return false;
    }
    advance();
    return true;
  }

  private void expect(String text) {
    if (!is(text) && !isKeyword(text)) {
      throw lexer.syntax("'" + text + "' expected near '" + token.text() + "'");
    }
    advance();
  }

  private LuaError unexpected() {
    return lexer.syntax("unexpected symbol near '" + token.text() + "'");
  }
}
