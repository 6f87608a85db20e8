package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.shell.Node.Word;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expands parameters: <code>${x:-y}</code>, <code>${x%.*}</code>, <code>${x:0:7}</code>, ... */
final class ParameterExpansion {
  /** Variables that are set wherever a shell runs, to values that are not known here. */
  private static final Set<String> SYSTEM =
      Set.of("HOME", "PATH", "USER", "LOGNAME", "SHELL", "BASH_VERSION", "OSTYPE", "MACHTYPE");

  private static final int MAX_BOUND = 1_000_000;

  private final ShellRun run;
  private final WordExpansion words;

  ParameterExpansion(ShellRun run, WordExpansion words) {
    this.run = run;
    this.words = words;
  }

  /** Tells whether a parameter stands for all elements of an array, or all arguments. */
  static boolean isList(Node.Parameter parameter) {
    return Set.of("@", "*").contains(parameter.name())
        || parameter.isAll("@")
        || parameter.isAll("*");
  }

  /** Returns the elements of an array, or the positional parameters, the operator applied. */
  List<String> list(Node.Parameter parameter) {
    List<String> elements = elements(parameter);
    String operator = parameter.operator();
    Word argument = parameter.argument();
    if (operator.isEmpty() || isDefault(operator)) {
      return elements;
    }
    if (!operator.equals(":") || argument == null) {
      return elements.stream().map(element -> applied(parameter, element)).toList();
    }
    if (parameter.subscript() == null) {
      throw new Impure("slice of arguments");
    }
    int from = bound(argument);
    Word second = parameter.second();
    int start = Math.min(from < 0 ? elements.size() + from : from, elements.size());
    int end = second == null ? elements.size() : start + bound(second);
    return start < 0 || end < start
        ? List.of()
        : elements.subList(start, Math.min(end, elements.size()));
  }

  private int bound(Word word) {
    return (int) Math.max(-MAX_BOUND, Math.min(MAX_BOUND, arithmetic(word)));
  }

  private long arithmetic(Word word) {
    return new Arithmetic(run, words.text(word)).value();
  }

  private List<String> elements(Node.Parameter parameter) {
    if (parameter.subscript() == null) {
      return run.positional();
    }
    List<String> array = run.array(parameter.name());
    return array == null ? List.of() : array;
  }

  /** What stands between the elements of a list that becomes one text. */
  private String separator(Node.Parameter parameter) {
    String own = run.variable("IFS");
    boolean star = parameter.name().equals("*") || parameter.isAll("*");
    return own == null || !star || !parameter.quoted()
        ? " "
        : own.substring(0, Math.min(1, own.length()));
  }

  private @Nullable String plain(Node.Parameter parameter) {
    String name = parameter.name();
    if (parameter.indirect()) {
      String target = run.variable(name);
      return target == null ? null : run.variable(target);
    }
    Word subscript = parameter.subscript();
    if (subscript != null) {
      List<String> array = run.array(name);
      int index = (int) arithmetic(subscript);
      return array == null ? null : element(array, index);
    }
    return switch (name) {
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

  private static @Nullable String element(List<String> array, int index) {
    int at = index < 0 ? array.size() + index : index;
    return at >= 0 && at < array.size() ? array.get(at) : null;
  }

  /** Returns what a parameter stands for, its operator applied. */
  String value(Node.Parameter parameter) {
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
      if (isList(parameter)) {
        return Integer.toString(elements(parameter).size());
      }
      String value = plain(parameter);
      return Integer.toString(value == null ? 0 : value.length());
    }
    String value = isList(parameter) ? joined(parameter) : plain(parameter);
    Word argument = parameter.argument();
    if (argument != null && isDefault(operator)) {
      return defaulted(parameter, value, argument);
    }
    return value == null ? "" : isList(parameter) ? value : applied(parameter, value);
  }

  private @Nullable String joined(Node.Parameter parameter) {
    List<String> list = list(parameter);
    return list.isEmpty() ? null : String.join(separator(parameter), list);
  }

  /** Applies an operator other than a default to a text. */
  private String applied(Node.Parameter parameter, String value) {
    String operator = parameter.operator();
    Word argument = parameter.argument();
    if (argument == null) {
      return changeCase(value, operator);
    }
    Word second = parameter.second();
    return switch (operator) {
      case "#", "##" ->
          Glob.withoutPrefix(words.pattern(argument), value, operator.length() > 1, run.budget());
      case "%", "%%" ->
          Glob.withoutSuffix(words.pattern(argument), value, operator.length() > 1, run.budget());
      case "/", "//", "/#", "/%" ->
          Glob.replace(
              words.pattern(argument),
              value,
              second == null ? "" : words.text(second),
              operator,
              run.budget());
      case ":" -> slice(value, argument, second);
      default -> changeCase(value, operator);
    };
  }

  static boolean isDefault(String operator) {
    return !operator.isEmpty()
        && operator.length() <= 2
        && "-=+?".indexOf(operator.charAt(operator.length() - 1)) >= 0;
  }

  private String defaulted(Node.Parameter parameter, @Nullable String value, Word argument) {
    String operator = parameter.operator();
    boolean missing = value == null || operator.startsWith(":") && value.isEmpty();
    char kind = operator.charAt(operator.length() - 1);
    if (kind == '+') {
      return missing ? "" : words.text(argument);
    }
    if (!missing) {
      return String.valueOf(value);
    }
    if (kind == '?') {
      throw new ShellRun.Exit();
    }
    String fallback = words.text(argument);
    if (kind == '=') {
      run.set(parameter.name(), fallback);
    }
    return fallback;
  }

  private String slice(String value, Word offset, @Nullable Word length) {
    long start = arithmetic(offset);
    start = start < 0 ? value.length() + start : start;
    if (start < 0 || start > value.length()) {
      return "";
    }
    long end = value.length();
    if (length != null) {
      long count = arithmetic(length);
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
