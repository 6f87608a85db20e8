package io.github.packit4j.specfile.macro.internal.shell;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code awk} programs; functions and files are out of reach. */
final class AwkParser extends AwkExpressionParser {
  AwkParser(String text) {
    super(text);
  }

  AwkNode.Program parse() {
    List<AwkNode.Rule> rules = new ArrayList<>();
    skipTerminators();
    while (kind() != Kind.END) {
      String special = "";
      AwkNode pattern = null;
      if (isName("BEGIN") || isName("END")) {
        special = token();
        next();
      } else if (!isSymbol("{")) {
        pattern = expression();
      }
      AwkNode action = isSymbol("{") ? block() : null;
      rules.add(new AwkNode.Rule(special, pattern, action));
      skipTerminators();
    }
    return new AwkNode.Program(rules);
  }

  private AwkNode block() {
    symbol("{");
    List<AwkNode> statements = new ArrayList<>();
    skipTerminators();
    while (!isSymbol("}")) {
      statements.add(statement());
      skipTerminators();
    }
    next();
    return new AwkNode.Block(statements);
  }

  private AwkNode statement() {
    enter();
    try {
      if (isSymbol("{")) {
        return block();
      }
      if (kind() == Kind.NAME) {
        switch (token()) {
          case "print", "printf" -> {
            return print();
          }
          case "if" -> {
            return ifStatement();
          }
          case "while" -> {
            next();
            symbol("(");
            AwkNode condition = expression();
            symbol(")");
            skipNewlines();
            return new AwkNode.Loop(null, condition, null, statement());
          }
          case "for" -> {
            return forStatement();
          }
          case "next", "exit", "break", "continue" -> {
            String jump = token();
            next();
            return new AwkNode.Jump(jump);
          }
          case "getline", "delete", "function", "func", "do", "return", "system", "close" ->
              throw new Impure("awk " + token());
          default -> {}
        }
      }
      return expression();
    } finally {
      leave();
    }
  }

  private AwkNode print() {
    boolean formatted = token().equals("printf");
    next();
    List<AwkNode> values = new ArrayList<>();
    boolean outer = noGreater(true);
    if (kind() != Kind.END && kind() != Kind.NEWLINE && !isSymbol("}") && !isSymbol(";")) {
      Mark before = mark();
      if (isSymbol("(") && parenthesisedList(values)) {
        // print (a, b)
      } else {
        reset(before);
        values.clear();
        values.add(expression());
        while (isSymbol(",")) {
          next();
          skipNewlines();
          values.add(expression());
        }
      }
    }
    noGreater(outer);
    if (isSymbol(">") || isSymbol("|")) {
      throw new Impure("awk writes a file");
    }
    return new AwkNode.Print(formatted, values);
  }

  /** Reads {@code (a, b)}; false if something follows that makes it part of an expression. */
  private boolean parenthesisedList(List<AwkNode> values) {
    boolean outer = noGreater(false);
    next();
    values.add(expression());
    while (isSymbol(",")) {
      next();
      skipNewlines();
      values.add(expression());
    }
    noGreater(outer);
    if (!isSymbol(")")) {
      return false;
    }
    next();
    return kind() == Kind.END || kind() == Kind.NEWLINE || isSymbol("}") || isSymbol(";");
  }

  private AwkNode ifStatement() {
    next();
    symbol("(");
    AwkNode condition = expression();
    symbol(")");
    skipNewlines();
    AwkNode then = statement();
    Mark before = mark();
    skipTerminators();
    if (isName("else")) {
      next();
      skipNewlines();
      return new AwkNode.If(condition, then, statement());
    }
    reset(before);
    return new AwkNode.If(condition, then, null);
  }

  private AwkNode forStatement() {
    next();
    symbol("(");
    AwkNode start = isSymbol(";") ? null : expression();
    if (start instanceof AwkNode.In in && isSymbol(")")) {
      next();
      skipNewlines();
      if (in.key() instanceof AwkNode.Variable variable) {
        return new AwkNode.Each(variable.name(), in.array(), statement());
      }
      throw new Impure("awk for");
    }
    symbol(";");
    AwkNode condition = isSymbol(";") ? null : expression();
    symbol(";");
    AwkNode step = isSymbol(")") ? null : expression();
    symbol(")");
    skipNewlines();
    return new AwkNode.Loop(start, condition, step, statement());
  }
}
