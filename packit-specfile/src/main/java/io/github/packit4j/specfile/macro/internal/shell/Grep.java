package io.github.packit4j.specfile.macro.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code grep} on standard input. */
final class Grep {
  private Grep() {}

  static int run(
      String name, List<String> arguments, ShellInput in, StringBuilder out, Budget budget) {
    String flags = name.equals("egrep") ? "E" : name.equals("fgrep") ? "F" : "";
    List<String> operands = new ArrayList<>();
    int most = Integer.MAX_VALUE;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("-e") && i + 1 < arguments.size()) {
        operands.add(arguments.get(++i));
      } else if (argument.equals("--")) {
        operands.addAll(arguments.subList(i + 1, arguments.size()));
        break;
      } else if (argument.matches("-[EFqvioxwc]+")) {
        flags += argument.substring(1);
      } else if (argument.matches("-m\\d{1,9}|--max-count=\\d{1,9}")) {
        most = Integer.parseInt(argument.replaceFirst("\\D+", ""));
      } else if (argument.equals("-m")
          && i + 1 < arguments.size()
          && arguments.get(i + 1).matches("\\d{1,9}")) {
        most = Integer.parseInt(arguments.get(++i));
      } else if (argument.startsWith("-")) {
        throw new Impure("grep " + argument);
      } else {
        operands.add(argument);
      }
    }
    if (operands.size() != 1) {
      throw new Impure("grep " + arguments);
    }
    Pattern pattern = pattern(operands.get(0), flags);
    boolean inverted = flags.indexOf('v') >= 0;
    int count = 0;
    StringBuilder printed = new StringBuilder();
    for (String line : in.readLines()) {
      Matcher matcher = pattern.matcher(budget.metered(line));
      boolean found = flags.indexOf('x') >= 0 ? matcher.matches() : matcher.find();
      if (found == inverted) {
        continue;
      }
      if (count == most) {
        break;
      }
      count++;
      if (flags.indexOf('o') < 0) {
        printed.append(line).append('\n');
      } else if (!inverted) {
        do {
          if (matcher.end() > matcher.start()) {
            printed.append(line, matcher.start(), matcher.end()).append('\n');
          }
        } while (matcher.find());
      }
    }
    if (flags.indexOf('c') >= 0) {
      out.append(count).append('\n');
    } else if (flags.indexOf('q') < 0) {
      out.append(printed);
    }
    return count > 0 ? 0 : 1;
  }

  private static Pattern pattern(String regex, String flags) {
    boolean ignoreCase = flags.indexOf('i') >= 0;
    if (flags.indexOf('F') >= 0) {
      return Pattern.compile(regex, Pattern.LITERAL | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0));
    }
    boolean extended = flags.indexOf('E') >= 0;
    String words = flags.indexOf('w') >= 0 ? "\\b" : "";
    return PosixRegex.compile(words + regex + words, extended, ignoreCase);
  }
}
