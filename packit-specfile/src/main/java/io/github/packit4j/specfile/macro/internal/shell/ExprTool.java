package io.github.packit4j.specfile.macro.internal.shell;

import java.util.List;
import java.util.regex.Matcher;

/** {@code expr} with one operator. */
final class ExprTool {
  private ExprTool() {}

  static int run(List<String> words, StringBuilder out, Budget budget) {
    String result;
    if (words.size() == 1) {
      result = words.get(0);
    } else if (words.size() == 2 && words.get(0).equals("length")) {
      result = Integer.toString(words.get(1).length());
    } else if (words.size() == 4 && words.get(0).equals("substr")) {
      int start = ShellRun.number(words.get(2)) - 1;
      int end = Math.min(words.get(1).length(), start + ShellRun.number(words.get(3)));
      result = start < 0 || start >= end ? "" : words.get(1).substring(start, end);
    } else if (words.size() == 3) {
      result = binary(words.get(0), words.get(1), words.get(2), budget);
    } else {
      throw new Impure("expr " + words);
    }
    out.append(result).append('\n');
    return result.isEmpty() || result.equals("0") ? 1 : 0;
  }

  private static String binary(String left, String operator, String right, Budget budget) {
    if (operator.equals(":")) {
      Matcher matcher = PosixRegex.compile(right, false, false).matcher(budget.metered(left));
      boolean found = matcher.lookingAt();
      if (matcher.groupCount() > 0) {
        String group = found ? matcher.group(1) : "";
        return group == null ? "" : group;
      }
      return Integer.toString(found ? matcher.end() : 0);
    }
    boolean numbers = left.matches("-?\\d{1,18}") && right.matches("-?\\d{1,18}");
    if ("=!=<=>=".contains(operator)) {
      int order =
          numbers
              ? Long.compare(Long.parseLong(left), Long.parseLong(right))
              : left.compareTo(right);
      boolean holds =
          switch (operator) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
          };
      return holds ? "1" : "0";
    }
    if (!numbers) {
      throw new Impure("expr");
    }
    long a = Long.parseLong(left);
    long b = Long.parseLong(right);
    return switch (operator) {
      case "+" -> Long.toString(a + b);
      case "-" -> Long.toString(a - b);
      case "*" -> Long.toString(a * b);
      case "/", "%" -> {
        if (b == 0) {
          throw new Impure("division by zero");
        }
        yield Long.toString(operator.equals("/") ? a / b : a % b);
      }
      default -> throw new Impure("expr " + operator);
    };
  }
}
