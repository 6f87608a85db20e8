package io.github.packit4j.specfile.macro.internal.lua;

import io.github.packit4j.specfile.macro.internal.lua.LuaLexer.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads scripts. */
final class LuaParser extends LuaExpressionParser {
  LuaParser(String script) {
    super(script);
  }

  List<LuaNode> parse() {
    List<LuaNode> body = block();
    if (token().kind() != Kind.END) {
      throw unexpected();
    }
    return body;
  }

  private List<LuaNode> block() {
    enter();
    List<LuaNode> statements = new ArrayList<>();
    while (token().kind() != Kind.END
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
    leave();
    return statements;
  }

  private LuaNode statement() {
    if (accept("::")) {
      LuaNode label = new LuaNode.Label(name());
      expect("::");
      return label;
    }
    if (token().kind() != Kind.KEYWORD) {
      return expressionStatement();
    }
    switch (token().text()) {
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
            token().kind() == Kind.END
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
      case "goto" -> {
        advance();
        return new LuaNode.Goto(name());
      }
      default -> {
        return expressionStatement();
      }
    }
  }

  @Override
  List<LuaNode> bodyToEnd() {
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
    leave();
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
}
