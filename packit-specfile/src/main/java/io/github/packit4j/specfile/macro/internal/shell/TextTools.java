package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.expression.VersionOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The small filters: {@code cut}, {@code tr}, {@code head}, {@code sort} and so on. */
final class TextTools {
  private TextTools() {}

  static int run(
      String name, List<String> arguments, ShellInput in, StringBuilder out, Budget budget) {
    switch (name) {
      case "cut" -> Cut.run(arguments, in, out);
      case "tr" -> out.append(Translation.of(arguments).apply(in.readAll()));
      case "head" -> headOrTail(arguments, in, out, true);
      case "tail" -> headOrTail(arguments, in, out, false);
      case "rev" -> {
        for (String line : in.readLines()) {
          out.append(new StringBuilder(line).reverse()).append('\n');
        }
      }
      case "tac" -> {
        String text = in.readAll();
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < text.length(); at = endOfLine(text, at)) {
          lines.add(text.substring(at, endOfLine(text, at)));
        }
        Collections.reverse(lines);
        lines.forEach(out::append);
      }
      case "sort" -> sort(arguments, in, out, budget);
      case "uniq" -> unique(arguments, in, out);
      case "wc" -> count(arguments, in, out);
      case "paste" -> paste(arguments, in, out);
      default -> throw new Impure(name);
    }
    return 0;
  }

  private static void headOrTail(
      List<String> arguments, ShellInput in, StringBuilder out, boolean head) {
    String count = "10";
    boolean bytes = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.matches("-[nc]")) {
        bytes = argument.equals("-c");
        count = i + 1 < arguments.size() ? arguments.get(++i) : "";
      } else if (argument.matches("-[nc][-+]?\\d+")) {
        bytes = argument.startsWith("-c");
        count = argument.substring(2);
      } else if (argument.matches("-\\d+") || argument.matches("\\+\\d+")) {
        count = argument.startsWith("-") ? argument.substring(1) : argument;
      } else if (!argument.equals("-q")) {
        throw new Impure("reads a file");
      }
    }
    if (!count.matches("[-+]?\\d{1,9}")) {
      throw new Impure("count " + count);
    }
    int number = Integer.parseInt(count.replaceFirst("^[-+]", ""));
    String text = in.readAll();
    List<Integer> starts = new ArrayList<>();
    if (!bytes) {
      for (int at = 0; at < text.length(); at = endOfLine(text, at)) {
        starts.add(at);
      }
      starts.add(text.length());
    }
    int units = bytes ? text.length() : starts.size() - 1;
    boolean fromStart = head ? !count.startsWith("-") : count.startsWith("+");
    int border;
    if (head) {
      border = fromStart ? Math.min(number, units) : Math.max(0, units - number);
    } else {
      border = fromStart ? Math.min(Math.max(0, number - 1), units) : Math.max(0, units - number);
    }
    int at = bytes ? border : starts.get(border);
    out.append(head ? text.substring(0, at) : text.substring(at));
  }

  private static int endOfLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end + 1;
  }

  private static void sort(
      List<String> arguments, ShellInput in, StringBuilder out, Budget budget) {
    boolean reverse = false;
    boolean unique = false;
    Comparator<String> order = Comparator.naturalOrder();
    for (String argument : arguments) {
      if (!argument.matches("-[rnuVg]+")) {
        throw new Impure("sort " + argument);
      }
      reverse |= argument.indexOf('r') >= 0;
      unique |= argument.indexOf('u') >= 0;
      if (argument.indexOf('V') >= 0) {
        order = VersionOrder::compare;
      } else if (argument.indexOf('n') >= 0 || argument.indexOf('g') >= 0) {
        order = Comparator.comparing(TextTools::leadingNumber);
      }
    }
    List<String> lines = in.readLines();
    budget.spend(20L * lines.size());
    // Of equal lines the first one stays.
    Comparator<String> full = unique ? order : order.thenComparing(Comparator.naturalOrder());
    lines.sort(reverse ? full.reversed() : full);
    String previous = null;
    for (String line : lines) {
      if (!unique || previous == null || order.compare(previous, line) != 0) {
        out.append(line).append('\n');
      }
      previous = line;
    }
  }

  private static BigDecimal leadingNumber(String line) {
    String number = line.stripLeading().replaceFirst("(?s)^(-?\\d{0,30}(\\.\\d{1,30})?).*", "$1");
    return number.isEmpty() || number.equals("-") ? BigDecimal.ZERO : new BigDecimal(number);
  }

  private static void unique(List<String> arguments, ShellInput in, StringBuilder out) {
    if (!arguments.isEmpty()) {
      throw new Impure("uniq " + arguments);
    }
    String previous = null;
    for (String line : in.readLines()) {
      if (!line.equals(previous)) {
        out.append(line).append('\n');
      }
      previous = line;
    }
  }

  private static void count(List<String> arguments, ShellInput in, StringBuilder out) {
    String text = in.readAll();
    String kind = arguments.size() == 1 ? arguments.get(0) : "";
    long count =
        switch (kind) {
          case "-l" -> text.chars().filter(c -> c == '\n').count();
          case "-w" -> text.isBlank() ? 0 : text.trim().split("\\s+").length;
          case "-c", "-m" -> text.length();
          default -> throw new Impure("wc " + arguments);
        };
    out.append(count).append('\n');
  }

  private static void paste(List<String> arguments, ShellInput in, StringBuilder out) {
    String options = String.join(" ", arguments).replaceFirst(" -$", "");
    String delimiter;
    if (options.equals("-s")) {
      delimiter = "\t";
    } else if (options.startsWith("-sd") || options.startsWith("-s -d")) {
      delimiter = options.substring(options.indexOf('d') + 1).strip();
    } else {
      throw new Impure("paste " + arguments);
    }
    String separator =
        delimiter.isEmpty()
            ? " "
            : Printf.unescape(delimiter, Printf.Escapes.FORMAT).substring(0, 1);
    out.append(String.join(separator, in.readLines())).append('\n');
  }

  static int sequence(List<String> arguments, StringBuilder out, Budget budget) {
    List<Integer> numbers = new ArrayList<>();
    String separator = "\n";
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).equals("-s") && i + 1 < arguments.size()) {
        separator = arguments.get(++i);
      } else if (arguments.get(i).startsWith("-s")) {
        separator = arguments.get(i).substring(2);
      } else {
        numbers.add(ShellRun.number(arguments.get(i)));
      }
    }
    if (numbers.isEmpty() || numbers.size() > 3) {
      throw new Impure("seq");
    }
    int last = numbers.get(numbers.size() - 1);
    int first = numbers.size() > 1 ? numbers.get(0) : 1;
    int step = numbers.size() == 3 ? numbers.get(1) : 1;
    if (step == 0) {
      throw new Impure("seq");
    }
    StringBuilder line = new StringBuilder();
    for (long i = first; step > 0 ? i <= last : i >= last; i += step) {
      budget.spend(4);
      line.append(line.isEmpty() ? "" : separator).append(i);
    }
    out.append(line).append(line.isEmpty() ? "" : "\n");
    return 0;
  }
}
