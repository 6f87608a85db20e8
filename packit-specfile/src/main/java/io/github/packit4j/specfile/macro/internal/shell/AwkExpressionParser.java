package io.github.packit4j.specfile.macro.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the expressions of {@code awk} programs. */
class AwkExpressionParser extends AwkTokens {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "length", "substr", "index", "split", "sub", "gsub", "match", "sprintf", "tolower",
          "toupper", "int", "gensub");

  /** Whether {@code >} is no comparison here but would send output to a file. */
  private boolean noGreater;

  AwkExpressionParser(String text) {
    super(text);
  }

  /** Says what {@code >} means from here on; returns what it meant before. */
  final boolean noGreater(boolean redirects) {
    boolean before = noGreater;
    noGreater = redirects;
    return before;
  }

  final AwkNode expression() {
    enter();
    AwkNode left = choice();
    for (String operator : List.of("=", "+=", "-=", "*=", "/=", "%=", "^=")) {
      if (isSymbol(operator)) {
        next();
        left = new AwkNode.Assign(operator, left, expression());
        break;
      }
    }
    leave();
    return left;
  }

  private AwkNode choice() {
    AwkNode condition = binary(0);
    if (!isSymbol("?")) {
      return condition;
    }
    next();
    AwkNode yes = expression();
    symbol(":");
    return new AwkNode.Choice(condition, yes, expression());
  }

  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of("||"),
          Set.of("&&"),
          Set.of("in"),
          Set.of("~", "!~"),
          Set.of("<", "<=", "==", "!=", ">", ">="));

  private AwkNode binary(int level) {
    if (level == LEVELS.size()) {
      return concatenation();
    }
    AwkNode left = binary(level + 1);
    while ((kind() == Kind.SYMBOL || isName("in"))
        && LEVELS.get(level).contains(token())
        && !(noGreater && token().equals(">"))) {
      String operator = token();
      next();
      if (operator.equals("in")) {
        left = new AwkNode.In(left, name());
      } else {
        skipNewlines();
        left = new AwkNode.Binary(operator, left, binary(level + 1));
      }
    }
    return left;
  }

  private AwkNode concatenation() {
    AwkNode left = additive();
    while (startsOperand()) {
      left = new AwkNode.Binary(" ", left, additive());
    }
    return left;
  }

  private boolean startsOperand() {
    return kind() == Kind.NUMBER
        || kind() == Kind.STRING
        || kind() == Kind.NAME && !token().equals("in")
        || isSymbol("$")
        || isSymbol("(")
        || isSymbol("!")
        || isSymbol("-")
        || isSymbol("++")
        || isSymbol("--");
  }

  private AwkNode additive() {
    AwkNode left = multiplicative();
    while (isSymbol("+") || isSymbol("-")) {
      String operator = token();
      next();
      left = new AwkNode.Binary(operator, left, multiplicative());
    }
    return left;
  }

  private AwkNode multiplicative() {
    AwkNode left = unary();
    while (isSymbol("*") || isSymbol("/") || isSymbol("%")) {
      String operator = token();
      next();
      left = new AwkNode.Binary(operator, left, unary());
    }
    return left;
  }

  private AwkNode unary() {
    enter();
    try {
      if (isSymbol("!") || isSymbol("-") || isSymbol("+")) {
        String operator = token();
        next();
        return new AwkNode.Unary(operator, unary());
      }
      return power();
    } finally {
      leave();
    }
  }

  private AwkNode power() {
    AwkNode base = postfix();
    if (isSymbol("^") || isSymbol("**")) {
      next();
      return new AwkNode.Binary("^", base, unary());
    }
    return base;
  }

  private AwkNode postfix() {
    if (isSymbol("++") || isSymbol("--")) {
      String operator = token();
      next();
      return new AwkNode.Unary(operator + "x", primary());
    }
    AwkNode operand = primary();
    boolean target =
        operand instanceof AwkNode.Variable
            || operand instanceof AwkNode.Element
            || operand instanceof AwkNode.Field;
    if (target && (isSymbol("++") || isSymbol("--"))) {
      String operator = token();
      next();
      return new AwkNode.Unary("x" + operator, operand);
    }
    return operand;
  }

  private AwkNode primary() {
    if (isSymbol("/") || isSymbol("/=")) {
      return regex();
    }
    if (isSymbol("$")) {
      next();
      return new AwkNode.Field(postfixFree());
    }
    if (isSymbol("(")) {
      boolean outer = noGreater;
      noGreater = false;
      next();
      AwkNode inner = expression();
      symbol(")");
      noGreater = outer;
      return inner;
    }
    String value = token();
    switch (kind()) {
      case NUMBER -> {
        next();
        return new AwkNode.Literal(AwkValue.of(Double.parseDouble(value)));
      }
      case STRING -> {
        next();
        return new AwkNode.Literal(AwkValue.of(value));
      }
      case NAME -> {
        next();
        return named(value);
      }
      default -> throw new Impure("awk syntax near " + value);
    }
  }

  /** What follows a dollar sign binds tighter than any operator. */
  private AwkNode postfixFree() {
    if (isSymbol("-")) {
      next();
      return new AwkNode.Unary("-", primary());
    }
    return primary();
  }

  private AwkNode named(String name) {
    if (FUNCTIONS.contains(name)) {
      List<AwkNode> arguments = new ArrayList<>();
      if (isSymbol("(")) {
        next();
        while (!isSymbol(")")) {
          arguments.add(expression());
          if (isSymbol(",")) {
            next();
            skipNewlines();
          } else if (!isSymbol(")")) {
            throw new Impure("awk call");
          }
        }
        next();
      } else if (!name.equals("length")) {
        throw new Impure("awk call");
      }
      return new AwkNode.Call(name, arguments);
    }
    if (Set.of("getline", "system", "strftime", "systime", "ENVIRON").contains(name)) {
      throw new Impure("awk " + name);
    }
    if (isSymbol("[")) {
      next();
      AwkNode index = expression();
      symbol("]");
      return new AwkNode.Element(name, index);
    }
    if (isCallOfOwnFunction()) {
      throw new Impure("awk function " + name);
    }
    return new AwkNode.Variable(name);
  }
}
