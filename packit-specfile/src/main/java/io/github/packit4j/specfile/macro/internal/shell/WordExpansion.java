package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.shell.Node.Part;
import io.github.packit4j.specfile.macro.internal.shell.Node.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Expands words: parameters, substitutions, and the splitting of what they give. */
final class WordExpansion {
  private static final Pattern BRACES = Pattern.compile("\\{[^{}]*(?:,|\\.\\.)[^{}]*}");

  private final ShellRun run;
  private final ParameterExpansion parameters;

  WordExpansion(ShellRun run) {
    this.run = run;
    this.parameters = new ParameterExpansion(run, this);
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
        List<String> values = parameters.list(all);
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
    boolean all = parameter.name().equals("@") || parameter.isAll("@");
    boolean keeps = !ParameterExpansion.isDefault(parameter.operator());
    return parameter.quoted() && all && keeps && !parameter.length();
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
    return parameters.value((Node.Parameter) part);
  }
}
