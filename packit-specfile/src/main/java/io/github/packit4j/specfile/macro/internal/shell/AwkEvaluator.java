package io.github.packit4j.specfile.macro.internal.shell;

/** Computes the expressions of an {@code awk} program. */
final class AwkEvaluator {
  private final Budget budget;
  private final AwkMemory memory;
  private final AwkFunctions functions;

  AwkEvaluator(Budget budget, AwkMemory memory) {
    this.budget = budget;
    this.memory = memory;
    this.functions = new AwkFunctions(this, memory);
  }

  AwkValue evaluate(AwkNode node) {
    budget.spend(2);
    if (node instanceof AwkNode.Literal literal) {
      return literal.value();
    }
    if (node instanceof AwkNode.Variable variable) {
      return memory.variable(variable.name());
    }
    if (node instanceof AwkNode.Field field) {
      return memory.field((int) evaluate(field.number()).toNumber());
    }
    if (node instanceof AwkNode.Element element) {
      // To ask for an element makes it.
      return memory
          .array(element.array())
          .computeIfAbsent(evaluate(element.index()).toText(), key -> AwkValue.EMPTY);
    }
    if (node instanceof AwkNode.Regex regex) {
      return AwkValue.of(memory.matcher(regex.regex(), memory.record()).find());
    }
    if (node instanceof AwkNode.Binary binary) {
      return binary(binary);
    }
    if (node instanceof AwkNode.Unary unary) {
      return unary(unary);
    }
    if (node instanceof AwkNode.Choice choice) {
      return evaluate(evaluate(choice.condition()).isTrue() ? choice.yes() : choice.no());
    }
    if (node instanceof AwkNode.Assign assign) {
      AwkValue value = evaluate(assign.value());
      if (!assign.operator().equals("=")) {
        String operator = assign.operator().substring(0, 1);
        value = AwkValue.of(calculate(operator, evaluate(assign.target()), value));
      }
      assign(assign.target(), value);
      return value;
    }
    if (node instanceof AwkNode.In in) {
      return AwkValue.of(memory.array(in.array()).containsKey(evaluate(in.key()).toText()));
    }
    if (node instanceof AwkNode.Call call) {
      return functions.call(call);
    }
    throw new Impure("awk statement as expression");
  }

  void assign(AwkNode target, AwkValue value) {
    if (target instanceof AwkNode.Variable variable) {
      memory.set(variable.name(), value);
    } else if (target instanceof AwkNode.Element element) {
      memory.array(element.array()).put(evaluate(element.index()).toText(), value);
    } else if (target instanceof AwkNode.Field field) {
      memory.setField((int) evaluate(field.number()).toNumber(), value.toText());
    } else {
      throw new Impure("awk assignment");
    }
  }

  private AwkValue binary(AwkNode.Binary node) {
    String operator = node.operator();
    switch (operator) {
      case "&&" -> {
        return AwkValue.of(evaluate(node.left()).isTrue() && evaluate(node.right()).isTrue());
      }
      case "||" -> {
        return AwkValue.of(evaluate(node.left()).isTrue() || evaluate(node.right()).isTrue());
      }
      case "~", "!~" -> {
        boolean found =
            memory.matcher(regexOf(node.right()), evaluate(node.left()).toText()).find();
        return AwkValue.of(found == operator.equals("~"));
      }
      default -> {
        AwkValue left = evaluate(node.left());
        AwkValue right = evaluate(node.right());
        if (operator.equals(" ")) {
          String joined = left.toText() + right.toText();
          budget.spend(joined.length());
          return AwkValue.of(joined);
        }
        return "+-*/%^".contains(operator)
            ? AwkValue.of(calculate(operator, left, right))
            : AwkValue.of(compare(operator, left, right));
      }
    }
  }

  private static boolean compare(String operator, AwkValue left, AwkValue right) {
    int order =
        left.isNumeric() && right.isNumeric()
            ? Double.compare(left.toNumber(), right.toNumber())
            : left.toText().compareTo(right.toText());
    return switch (operator) {
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static double calculate(String operator, AwkValue left, AwkValue right) {
    double a = left.toNumber();
    double b = right.toNumber();
    if ((operator.equals("/") || operator.equals("%")) && b == 0) {
      throw new Impure("awk: division by zero");
    }
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "%" -> a % b;
      default -> Math.pow(a, b);
    };
  }

  private AwkValue unary(AwkNode.Unary node) {
    AwkValue value = evaluate(node.operand());
    double number = value.toNumber();
    switch (node.operator()) {
      case "!" -> {
        return AwkValue.of(!value.isTrue());
      }
      case "-" -> {
        return AwkValue.of(-number);
      }
      case "+" -> {
        return AwkValue.of(number);
      }
      default -> {
        boolean up = node.operator().contains("++");
        AwkValue changed = AwkValue.of(up ? number + 1 : number - 1);
        assign(node.operand(), changed);
        return node.operator().startsWith("x") ? AwkValue.of(number) : changed;
      }
    }
  }

  String regexOf(AwkNode node) {
    return node instanceof AwkNode.Regex regex ? regex.regex() : evaluate(node).toText();
  }
}
