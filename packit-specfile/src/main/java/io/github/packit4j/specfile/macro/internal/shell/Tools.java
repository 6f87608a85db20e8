package io.github.packit4j.specfile.macro.internal.shell;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programs that compute on texts, by name. */
final class Tools {
  private final ShellRun run;
  private final @Nullable Clock clock;

  Tools(ShellRun run, @Nullable Clock clock) {
    this.run = run;
    this.clock = clock;
  }

  int call(String program, List<String> arguments, ShellInput in, StringBuilder out) {
    String name = program;
    for (String directory : List.of("/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/")) {
      if (program.startsWith(directory)) {
        name = program.substring(directory.length());
      }
    }
    switch (name) {
      case "echo" -> {
        return echo(arguments, out);
      }
      case "printf" -> {
        return Printf.print(arguments, out, run.budget(), run.dialect());
      }
      case "test" -> {
        return test(arguments) ? 0 : 1;
      }
      case "[" -> {
        if (arguments.isEmpty() || !arguments.get(arguments.size() - 1).equals("]")) {
          return 2;
        }
        return test(arguments.subList(0, arguments.size() - 1)) ? 0 : 1;
      }
      case "cat" -> {
        requireNoFiles(arguments);
        out.append(in.readAll());
        return 0;
      }
      case "sed" -> {
        return new Sed(arguments, run.budget()).run(in, out);
      }
      case "awk", "gawk", "mawk" -> {
        return new Awk(arguments, run.budget()).run(in, out);
      }
      case "grep", "egrep", "fgrep" -> {
        return Grep.run(name, arguments, in, out, run.budget());
      }
      case "date" -> {
        return DateTool.run(arguments, clock, out);
      }
      case "basename" -> {
        return basename(arguments, out);
      }
      case "dirname" -> {
        return dirname(arguments, out);
      }
      case "seq" -> {
        return TextTools.sequence(arguments, out, run.budget());
      }
      case "expr" -> {
        return ExprTool.run(arguments, out, run.budget());
      }
      case "xargs" -> {
        return xargs(arguments, in, out);
      }
      case "env", "command", "builtin" -> {
        if (arguments.isEmpty() || arguments.get(0).startsWith("-")) {
          throw new Impure(name);
        }
        if (arguments.get(0).indexOf('=') > 0) {
          return call(name, arguments.subList(1, arguments.size()), in, out);
        }
        return call(arguments.get(0), arguments.subList(1, arguments.size()), in, out);
      }
      default -> {
        return TextTools.run(name, arguments, in, out, run.budget());
      }
    }
  }

  private static void requireNoFiles(List<String> arguments) {
    for (String argument : arguments) {
      if (!argument.equals("-")) {
        throw new Impure("reads a file");
      }
    }
  }

  private int echo(List<String> arguments, StringBuilder out) {
    boolean newline = true;
    boolean escapes = run.dialect() == Dialect.POSIX;
    int first = 0;
    while (first < arguments.size() && arguments.get(first).matches("-[neE]+")) {
      String options = arguments.get(first++);
      newline &= options.indexOf('n') < 0;
      escapes |= options.indexOf('e') >= 0;
    }
    String text = String.join(" ", arguments.subList(first, arguments.size()));
    out.append(escapes ? Printf.unescape(text, Printf.Escapes.ECHO) : text)
        .append(newline ? "\n" : "");
    return 0;
  }

  private static int basename(List<String> arguments, StringBuilder out) {
    if (arguments.isEmpty() || arguments.size() > 2 || arguments.get(0).startsWith("-")) {
      throw new Impure("basename");
    }
    String path = withoutSlashes(arguments.get(0));
    String name = path.equals("/") ? path : path.substring(path.lastIndexOf('/') + 1);
    String suffix = arguments.size() == 2 ? arguments.get(1) : "";
    boolean cut = !suffix.isEmpty() && name.endsWith(suffix) && !name.equals(suffix);
    out.append(cut ? name.substring(0, name.length() - suffix.length()) : name).append('\n');
    return 0;
  }

  private static int dirname(List<String> arguments, StringBuilder out) {
    if (arguments.isEmpty() || arguments.get(0).startsWith("-")) {
      throw new Impure("dirname");
    }
    for (String argument : arguments) {
      String path = withoutSlashes(argument);
      int slash = path.lastIndexOf('/');
      String parent = slash < 0 ? "." : withoutSlashes(path.substring(0, slash + 1));
      out.append(parent).append('\n');
    }
    return 0;
  }

  private static String withoutSlashes(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private int xargs(List<String> arguments, ShellInput in, StringBuilder out) {
    List<String> command = new ArrayList<>(arguments);
    while (!command.isEmpty() && command.get(0).startsWith("-")) {
      if (!command.get(0).equals("-r")) {
        throw new Impure("xargs " + command.get(0));
      }
      command.remove(0);
    }
    List<String> items = List.of(in.readAll().trim().split("\\s+"));
    if (items.get(0).isEmpty() && !arguments.isEmpty() && arguments.get(0).equals("-r")) {
      return 0;
    }
    if (command.isEmpty()) {
      command.add("echo");
    }
    if (!items.get(0).isEmpty()) {
      command.addAll(items);
    }
    return call(command.get(0), command.subList(1, command.size()), new ShellInput(""), out);
  }

  /** The expressions of {@code test}, by the number of words as POSIX says. */
  private boolean test(List<String> words) {
    switch (words.size()) {
      case 0 -> {
        return false;
      }
      case 1 -> {
        return !words.get(0).isEmpty();
      }
      case 2 -> {
        return words.get(0).equals("!")
            ? !test(words.subList(1, 2))
            : unaryTest(run, words.get(0), words.get(1));
      }
      default -> {
        int or = words.indexOf("-o");
        if (or > 0 && words.size() > 3) {
          return test(words.subList(0, or)) || test(words.subList(or + 1, words.size()));
        }
        int and = words.indexOf("-a");
        if (and > 0 && words.size() > 3) {
          return test(words.subList(0, and)) && test(words.subList(and + 1, words.size()));
        }
        if (words.get(0).equals("!") && (words.size() > 3 || !isBinary(words.get(1)))) {
          return !test(words.subList(1, words.size()));
        }
        if (words.size() == 3) {
          return binaryTest(words.get(0), words.get(1), words.get(2));
        }
        throw new Impure("test");
      }
    }
  }

  private static boolean isBinary(String operator) {
    return operator.matches("==?|!=|<|>|-(eq|ne|lt|le|gt|ge)");
  }

  private static boolean binaryTest(String left, String operator, String right) {
    return switch (operator) {
      case "=", "==" -> left.equals(right);
      case "!=" -> !left.equals(right);
      case "<" -> left.compareTo(right) < 0;
      case ">" -> left.compareTo(right) > 0;
      case "-eq", "-ne", "-lt", "-le", "-gt", "-ge" ->
          isNumber(left)
              && isNumber(right)
              && compareNumbers(
                  operator, Long.parseLong(left.strip()), Long.parseLong(right.strip()));
      default -> throw new Impure("test " + operator);
    };
  }

  private static boolean isNumber(String text) {
    return text.strip().matches("[-+]?[0-9]{1,18}");
  }

  static boolean compareNumbers(String operator, long left, long right) {
    return switch (operator) {
      case "-eq" -> left == right;
      case "-ne" -> left != right;
      case "-lt" -> left < right;
      case "-le" -> left <= right;
      case "-gt" -> left > right;
      default -> left >= right;
    };
  }

  static boolean unaryTest(ShellRun run, String operator, String operand) {
    return switch (operator) {
      case "-n" -> !operand.isEmpty();
      case "-z" -> operand.isEmpty();
      case "-v" -> run.variable(operand) != null;
      default -> throw new Impure("test " + operator);
    };
  }
}
