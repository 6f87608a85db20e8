package io.github.packit4j.specfile.macro.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** {@code sed} on standard input. */
final class Sed {
  private final Budget budget;
  private final List<SedCommand> commands;
  private final boolean[] inRange;
  private boolean quiet;
  private List<String> lines = List.of();
  private int line;
  private String space = "";
  private String hold = "";
  private boolean quit;

  Sed(List<String> arguments, Budget budget) {
    this.budget = budget;
    StringBuilder script = new StringBuilder();
    boolean extended = false;
    boolean given = false;
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.matches("-[nrEsu]*e") && i + 1 < arguments.size()) {
        extended |= isExtended(argument);
        quiet |= argument.indexOf('n') > 0;
        script.append(given ? "\n" : "").append(arguments.get(++i));
        given = true;
      } else if (argument.startsWith("--expression=")) {
        script.append(given ? "\n" : "").append(argument.substring(13));
        given = true;
      } else if (argument.matches("-[nrEsu]+") || argument.equals("--regexp-extended")) {
        extended |= isExtended(argument) || argument.startsWith("--");
        quiet |= !argument.startsWith("--") && argument.indexOf('n') > 0;
      } else if (argument.matches("-[nrEsu]*e.+")) {
        int e = argument.indexOf('e');
        extended |= isExtended(argument.substring(0, e));
        quiet |= argument.substring(0, e).indexOf('n') > 0;
        script.append(given ? "\n" : "").append(argument.substring(e + 1));
        given = true;
      } else if (argument.startsWith("-") && argument.length() > 1) {
        throw new Impure("sed " + argument);
      } else {
        operands.add(argument);
      }
    }
    if (!given && !operands.isEmpty()) {
      script.append(operands.remove(0));
      given = true;
    }
    operands.remove("-");
    if (!given || !operands.isEmpty()) {
      throw new Impure("sed: reads a file");
    }
    this.commands = new SedParser(script.toString(), extended).parse();
    this.inRange = new boolean[commands.size()];
  }

  private static boolean isExtended(String option) {
    return option.indexOf('r') > 0 || option.indexOf('E') > 0;
  }

  int run(ShellInput in, StringBuilder out) {
    String text = in.readAll();
    lines = new ShellInput(text).readLines();
    boolean finalNewline = text.endsWith("\n");
    int before = 0;
    while (line < lines.size() && !quit) {
      before = out.length();
      space = lines.get(line++);
      cycle(out);
    }
    if (!finalNewline && line == lines.size() && out.length() > before) {
      out.setLength(out.length() - 1);
    }
    return 0;
  }

  private void cycle(StringBuilder out) {
    StringBuilder after = new StringBuilder();
    boolean substituted = false;
    int at = 0;
    while (at < commands.size()) {
      SedCommand command = commands.get(at);
      budget.spend(4);
      if (!applies(command, at)) {
        at = command.name() == '{' ? blockEnd(at) + 1 : at + 1;
        continue;
      }
      switch (command.name()) {
        case 's' -> {
          boolean changed = substitute(command, out);
          substituted |= changed;
        }
        case 'y' -> translate(command.argument());
        case 'p' -> out.append(space).append('\n');
        case 'P' -> out.append(firstLine()).append('\n');
        case 'd' -> {
          out.append(after);
          return;
        }
        case 'D' -> {
          if (space.indexOf('\n') < 0) {
            return;
          }
          space = space.substring(space.indexOf('\n') + 1);
          at = -1;
        }
        case 'q' -> {
          quit = true;
          at = commands.size();
        }
        case 'n' -> {
          print(out);
          if (line >= lines.size()) {
            quit = true;
            return;
          }
          space = lines.get(line++);
        }
        case 'N' -> {
          if (line >= lines.size()) {
            at = commands.size();
          } else {
            space = space + "\n" + lines.get(line++);
            budget.spend(space.length());
          }
        }
        case 'h' -> hold = space;
        case 'H' -> hold = hold + "\n" + space;
        case 'g' -> space = hold;
        case 'G' -> space = space + "\n" + hold;
        case 'x' -> {
          String held = hold;
          hold = space;
          space = held;
        }
        case '=' -> out.append(line).append('\n');
        case 'a' -> after.append(command.argument()).append('\n');
        case 'i' -> out.append(command.argument()).append('\n');
        case 'c' -> {
          out.append(command.argument()).append('\n');
          return;
        }
        case 'b' -> at = label(command.argument());
        case 't', 'T' -> {
          if (substituted == (command.name() == 't')) {
            at = label(command.argument());
          }
          substituted = false;
        }
        default -> {}
      }
      budget.spend(hold.length() / 16 + 1L);
      at++;
    }
    print(out);
    out.append(after);
  }

  private void print(StringBuilder out) {
    if (!quiet) {
      out.append(space).append('\n');
      budget.spend(space.length());
    }
  }

  private String firstLine() {
    int end = space.indexOf('\n');
    return end < 0 ? space : space.substring(0, end);
  }

  private int label(String name) {
    if (name.isEmpty()) {
      return commands.size();
    }
    for (int i = 0; i < commands.size(); i++) {
      if (commands.get(i).name() == ':' && commands.get(i).argument().equals(name)) {
        return i;
      }
    }
    throw new Impure("sed label " + name);
  }

  private int blockEnd(int open) {
    int level = 0;
    for (int i = open; i < commands.size(); i++) {
      level += commands.get(i).name() == '{' ? 1 : commands.get(i).name() == '}' ? -1 : 0;
      if (level == 0) {
        return i;
      }
    }
    throw new Impure("sed block");
  }

  private boolean applies(SedCommand command, int index) {
    SedCommand.Address first = command.first();
    if (first == null) {
      return !command.negated();
    }
    SedCommand.Address last = command.last();
    boolean selected;
    if (last == null) {
      selected = matches(first);
    } else if (inRange[index]) {
      selected = true;
      inRange[index] = !matches(last);
    } else {
      selected = matches(first);
      inRange[index] =
          selected && !(last.pattern() == null && last.number() > 0 && last.number() <= line);
    }
    return selected != command.negated();
  }

  private boolean matches(SedCommand.Address address) {
    if (address.pattern() != null) {
      return address.pattern().matcher(budget.metered(space)).find();
    }
    return address.number() == 0 ? line == lines.size() : line == address.number();
  }

  private boolean substitute(SedCommand command, StringBuilder out) {
    SedCommand.Substitution substitution = command.substitution();
    if (substitution == null) {
      return false;
    }
    Matcher matcher = substitution.pattern().matcher(budget.metered(space));
    StringBuilder result = new StringBuilder();
    int position = 0;
    int count = 0;
    int lastEnd = -1;
    while (matcher.find()) {
      if (matcher.end() == lastEnd) {
        continue; // Nothing at all, where the match before ended.
      }
      lastEnd = matcher.end();
      count++;
      if (count < substitution.occurrence()) {
        continue;
      }
      result.append(space, position, matcher.start());
      replace(substitution.replacement(), matcher, result);
      position = matcher.end();
      if (!substitution.all()) {
        break;
      }
    }
    if (count < substitution.occurrence()) {
      return false;
    }
    space = result.append(space, position, space.length()).toString();
    budget.spend(space.length());
    if (substitution.print()) {
      out.append(space).append('\n');
    }
    return true;
  }

  private static void replace(String replacement, Matcher matcher, StringBuilder result) {
    char caseMode = 'E';
    char caseOnce = 0;
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      String text;
      if (c == '&') {
        text = matcher.group();
      } else if (c == '\\' && i + 1 < replacement.length()) {
        char next = replacement.charAt(++i);
        if ("ULE".indexOf(next) >= 0) {
          caseMode = next;
          continue;
        }
        if (next == 'u' || next == 'l') {
          caseOnce = next;
          continue;
        }
        text = escaped(next, matcher);
      } else {
        text = String.valueOf(c);
      }
      String converted = convert(text, caseMode);
      if (caseOnce != 0 && !converted.isEmpty()) {
        String first = convert(converted.substring(0, 1), caseOnce == 'u' ? 'U' : 'L');
        converted = first + converted.substring(1);
        caseOnce = 0;
      }
      result.append(converted);
    }
  }

  private static String escaped(char c, Matcher matcher) {
    if (c >= '0' && c <= '9') {
      int group = c - '0';
      if (group > matcher.groupCount()) {
        throw new Impure("sed: invalid reference");
      }
      return orEmpty(matcher.group(group));
    }
    if ("cdox".indexOf(c) >= 0) {
      throw new Impure("sed: a character by its code");
    }
    return c == 'n' ? "\n" : c == 't' ? "\t" : String.valueOf(c);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String convert(String text, char mode) {
    return mode == 'U'
        ? text.toUpperCase(Locale.ROOT)
        : mode == 'L' ? text.toLowerCase(Locale.ROOT) : text;
  }

  private void translate(String sets) {
    int middle = sets.indexOf('\0');
    StringBuilder result = new StringBuilder(space.length());
    for (int i = 0; i < space.length(); i++) {
      int index = sets.substring(0, middle).indexOf(space.charAt(i));
      result.append(index < 0 ? space.charAt(i) : sets.charAt(middle + 1 + index));
    }
    space = result.toString();
  }
}
