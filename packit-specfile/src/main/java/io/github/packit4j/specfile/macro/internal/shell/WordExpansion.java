package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.shell.Node.Part;
import io.github.packit4j.specfile.macro.internal.shell.Node.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Expands words: parameters, substitutions, and the splitting of what they give. */
final class WordExpansion {
  /** Variables that are set wherever a shell runs, to values that are not known here. */
  private static final Set<String> SYSTEM =
      Set.of("HOME", "PATH", "USER", "LOGNAME", "SHELL", "BASH_VERSION", "OSTYPE", "MACHTYPE");

  private static final Pattern BRACES = Pattern.compile("\\{[^{}]*(?:,|\\.\\.)[^{}]*}");

  private final ShellRun run;

  WordExpansion(ShellRun run) {
    this.run = run;
  }

  /** Expands words into the arguments of a command. */
  List<String> fields(List<Word> words) {
    List<String> fields = new ArrayList<>();
    for (Word word : words) {
      fields(word, fields);
    }
    return fields;
  }

  private void fields(Word word, List<String> fields) {
    StringBuilder field = new StringBuilder();
    boolean present = false;
    for (Part part : word.parts()) {
      if (part instanceof Node.Text text) {
        if (!text.quoted() && BRACES.matcher(text.text()).find()) {
          throw new Impure("brace expansion");
        }
        field.append(text.text());
        present = true;
        continue;
      }
      if (part instanceof Node.Parameter all && isQuotedList(all)) {
        List<String> values = list(all);
        for (int i = 0; i < values.size(); i++) {
          if (i > 0) {
            fields.add(field.toString());
            field.setLength(0);
          }
          field.append(values.get(i));
          present = true;
        }
        continue;
      }
      String value = value(part);
      if (isQuoted(part)) {
        field.append(value);
        present = true;
        continue;
      }
      present = splitInto(value, field, present, fields);
    }
    if (present) {
      fields.add(field.toString());
    }
  }

  private boolean splitInto(
      String value, StringBuilder field, boolean before, List<String> fields) {
    String separators = separators();
    boolean present = before;
    boolean pendingSeparator = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (separators.indexOf(c) < 0) {
        field.append(c);
        present = true;
        pendingSeparator = false;
      } else if (Character.isWhitespace(c)) {
        if (present) {
          fields.add(field.toString());
          field.setLength(0);
          present = false;
          pendingSeparator = true;
        }
      } else {
        if (present || !pendingSeparator) {
          fields.add(field.toString());
          field.setLength(0);
        }
        present = false;
        pendingSeparator = false;
      }
    }
    return present;
  }

  private String separators() {
    String own = run.variable("IFS");
    return own == null ? " \t\n" : own;
  }

  /** Splits a line as {@code read -a} does. */
  List<String> split(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    if (splitInto(line, field, false, fields)) {
      fields.add(field.toString());
    }
    return fields;
  }

  /** Splits a line into at most so many parts; the last one keeps its separators. */
  List<String> split(String line, int count) {
    String separators = separators();
    List<String> parts = new ArrayList<>();
    int position = skipWhite(line, 0, separators);
    while (parts.size() < count - 1 && position < line.length()) {
      int end = position;
      while (end < line.length() && separators.indexOf(line.charAt(end)) < 0) {
        end++;
      }
      parts.add(line.substring(position, end));
      boolean white = end < line.length() && Character.isWhitespace(line.charAt(end));
      position = white ? skipWhite(line, end, separators) : Math.min(end + 1, line.length());
    }
    if (position < line.length()) {
      String rest = line.substring(position);
      parts.add(separators.indexOf(' ') >= 0 ? rest.stripTrailing() : rest);
    }
    return parts;
  }

  private static int skipWhite(String line, int from, String separators) {
    int i = from;
    while (i < line.length()
        && Character.isWhitespace(line.charAt(i))
        && separators.indexOf(line.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  /** Expands a word that is not split. */
  String text(Word word) {
    StringBuilder text = new StringBuilder();
    for (Part part : word.parts()) {
      text.append(value(part));
    }
    return text.toString();
  }

  /** Expands a word that is a pattern: what was quoted stands for itself. */
  String pattern(Word word) {
    StringBuilder pattern = new StringBuilder();
    for (Part part : word.parts()) {
      String value = value(part);
      pattern.append(isQuoted(part) ? value.replaceAll("[\\\\*?\\[\\]]", "\\\\$0") : value);
    }
    return pattern.toString();
  }

  private static boolean isQuoted(Part part) {
    return part instanceof Node.Text text && text.quoted()
        || part instanceof Node.Parameter parameter && parameter.quoted()
        || part instanceof Node.Substitution substitution && substitution.quoted()
        || part instanceof Node.Calculation calculation && calculation.quoted();
  }

  private static boolean isQuotedList(Node.Parameter parameter) {
    boolean all = parameter.name().equals("@") || "@".equals(parameter.subscript());
    return parameter.quoted() && all && parameter.operator().isEmpty() && !parameter.length();
  }

  private List<String> list(Node.Parameter parameter) {
    if (parameter.name().equals("@") || parameter.name().equals("*")) {
      return run.positional();
    }
    List<String> array = run.array(parameter.name());
    return array == null ? List.of() : array;
  }

  private String value(Part part) {
    if (part instanceof Node.Text text) {
      return text.text();
    }
    if (part instanceof Node.Substitution substitution) {
      return run.output(substitution.body());
    }
    if (part instanceof Node.Calculation calculation) {
      return Long.toString(new Arithmetic(run, text(calculation.expression())).value());
    }
    return parameter((Node.Parameter) part);
  }

  private @Nullable String plain(Node.Parameter parameter) {
    String name = parameter.name();
    if (parameter.indirect()) {
      String target = run.variable(name);
      return target == null ? null : run.variable(target);
    }
    String subscript = parameter.subscript();
    if (subscript != null) {
      if (subscript.equals("@") || subscript.equals("*")) {
        List<String> array = run.array(name);
        return array == null ? null : String.join(" ", array);
      }
      List<String> array = run.array(name);
      int index = (int) new Arithmetic(run, subscript).value();
      if (array == null) {
        return null;
      }
      int at = index < 0 ? array.size() + index : index;
      return at >= 0 && at < array.size() ? array.get(at) : null;
    }
    return switch (name) {
      case "@", "*" -> run.positional().isEmpty() ? null : String.join(" ", run.positional());
      case "#" -> Integer.toString(run.positional().size());
      case "?" -> Integer.toString(run.status());
      case "0" -> "sh";
      case "$", "!", "-", "RANDOM", "PWD", "HOSTNAME", "SECONDS", "UID", "EUID", "PPID" ->
          throw new Impure("$" + name);
      default -> {
        if (Character.isDigit(name.charAt(0))) {
          int number = ShellRun.number(name);
          yield number <= run.positional().size() ? run.positional().get(number - 1) : null;
        }
        String value = run.variable(name);
        if (value == null && SYSTEM.contains(name)) {
          throw new Impure("$" + name);
        }
        yield value;
      }
    };
  }

  private String parameter(Node.Parameter parameter) {
    String operator = parameter.operator();
    boolean bashOnly =
        parameter.subscript() != null
            || parameter.indirect()
            || !operator.isEmpty()
                && ":/^,".indexOf(operator.charAt(0)) >= 0
                && !isDefault(operator);
    if (bashOnly && run.dialect() == Dialect.POSIX) {
      throw new ShellRun.Exit();
    }
    if (parameter.length()) {
      if ("@".equals(parameter.subscript()) || "*".equals(parameter.subscript())) {
        return Integer.toString(list(parameter).size());
      }
      String value = plain(parameter);
      return Integer.toString(value == null ? 0 : value.length());
    }
    String value = plain(parameter);
    Word argument = parameter.argument();
    if (argument == null) {
      return value == null ? "" : changeCase(value, operator);
    }
    if (isDefault(operator)) {
      return defaulted(parameter, value, argument);
    }
    if (value == null) {
      return "";
    }
    Word second = parameter.second();
    return switch (operator) {
      case "#", "##" ->
          Glob.withoutPrefix(pattern(argument), value, operator.length() > 1, run.budget());
      case "%", "%%" ->
          Glob.withoutSuffix(pattern(argument), value, operator.length() > 1, run.budget());
      case "/", "//", "/#", "/%" ->
          Glob.replace(
              pattern(argument), value, second == null ? "" : text(second), operator, run.budget());
      case ":" -> slice(value, argument, second);
      default -> changeCase(value, operator);
    };
  }

  private static boolean isDefault(String operator) {
    return !operator.isEmpty()
        && operator.length() <= 2
        && "-=+?".indexOf(operator.charAt(operator.length() - 1)) >= 0;
  }

  private String defaulted(Node.Parameter parameter, @Nullable String value, Word argument) {
    String operator = parameter.operator();
    boolean missing = value == null || operator.startsWith(":") && value.isEmpty();
    char kind = operator.charAt(operator.length() - 1);
    if (kind == '+') {
      return missing ? "" : text(argument);
    }
    if (!missing) {
      return String.valueOf(value);
    }
    if (kind == '?') {
      throw new ShellRun.Exit();
    }
    String fallback = text(argument);
    if (kind == '=') {
      run.set(parameter.name(), fallback);
    }
    return fallback;
  }

  private String slice(String value, Word offset, @Nullable Word length) {
    long start = new Arithmetic(run, text(offset)).value();
    start = start < 0 ? value.length() + start : start;
    if (start < 0 || start > value.length()) {
      return "";
    }
    long end = value.length();
    if (length != null) {
      long count = new Arithmetic(run, text(length)).value();
      end = count < 0 ? value.length() + count : Math.min(end, start + count);
    }
    return end <= start ? "" : value.substring((int) start, (int) end);
  }

  private static String changeCase(String value, String operator) {
    return switch (operator) {
      case "^^" -> value.toUpperCase(Locale.ROOT);
      case ",," -> value.toLowerCase(Locale.ROOT);
      case "^" -> first(value).toUpperCase(Locale.ROOT) + rest(value);
      case "," -> first(value).toLowerCase(Locale.ROOT) + rest(value);
      default -> value;
    };
  }

  private static String first(String value) {
    return value.isEmpty() ? "" : value.substring(0, 1);
  }

  private static String rest(String value) {
    return value.isEmpty() ? "" : value.substring(1);
  }
}
