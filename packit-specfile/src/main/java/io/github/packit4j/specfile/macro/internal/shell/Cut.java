package io.github.packit4j.specfile.macro.internal.shell;

import java.util.ArrayList;
import java.util.List;

/** {@code cut}: fields or characters of each line. */
final class Cut {
  private static final int MAX_POSITION = 1_000_000;

  private String delimiter = "\t";
  private String list = "";
  private boolean fields;
  private boolean onlyDelimited;
  private boolean complement;
  private String outputDelimiter = "";

  private Cut() {}

  static void run(List<String> arguments, ShellInput in, StringBuilder out) {
    Cut cut = new Cut();
    cut.parse(arguments);
    for (String line : in.readLines()) {
      cut.line(line, out);
    }
  }

  private void parse(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith("--")) {
        longOption(argument);
        continue;
      }
      if (!argument.startsWith("-") || argument.length() < 2) {
        throw new Impure("reads a file");
      }
      char option = argument.charAt(1);
      if (argument.matches("-[sn]+")) {
        onlyDelimited |= argument.indexOf('s') > 0;
        continue;
      }
      String value = argument.substring(2);
      if (value.isEmpty() && i + 1 < arguments.size()) {
        value = arguments.get(++i);
      }
      switch (option) {
        case 'd' -> delimiter = value;
        case 'f' -> {
          fields = true;
          list = value;
        }
        case 'c', 'b' -> list = value;
        default -> throw new Impure("cut " + argument);
      }
    }
    if (!list.matches("[-,\\d ]+") || delimiter.length() != 1) {
      throw new Impure("cut " + arguments);
    }
    if (outputDelimiter.isEmpty()) {
      outputDelimiter = fields ? delimiter : "";
    }
  }

  private void longOption(String argument) {
    String value = argument.substring(argument.indexOf('=') + 1);
    if (argument.startsWith("--delimiter=")) {
      delimiter = value;
    } else if (argument.startsWith("--fields=")) {
      fields = true;
      list = value;
    } else if (argument.startsWith("--output-delimiter=")) {
      outputDelimiter = value;
    } else if (argument.startsWith("--characters=") || argument.startsWith("--bytes=")) {
      list = value;
    } else if (argument.equals("--complement")) {
      complement = true;
    } else if (argument.equals("--only-delimited")) {
      onlyDelimited = true;
    } else {
      throw new Impure("cut " + argument);
    }
  }

  private void line(String line, StringBuilder out) {
    List<String> units = new ArrayList<>();
    if (fields) {
      if (line.indexOf(delimiter) < 0) {
        out.append(onlyDelimited ? "" : line + "\n");
        return;
      }
      int start = 0;
      for (int end = line.indexOf(delimiter); end >= 0; end = line.indexOf(delimiter, start)) {
        units.add(line.substring(start, end));
        start = end + 1;
      }
      units.add(line.substring(start));
    } else {
      for (int i = 0; i < line.length(); i++) {
        units.add(line.substring(i, i + 1));
      }
    }
    boolean[] chosen = chosen(units.size());
    String separator = "";
    for (int i = 0; i < units.size(); i++) {
      if (chosen[i] != complement) {
        out.append(separator).append(units.get(i));
        separator = outputDelimiter;
      }
    }
    out.append('\n');
  }

  private boolean[] chosen(int count) {
    boolean[] chosen = new boolean[count];
    for (String range : list.strip().split("[, ]+")) {
      int dash = range.indexOf('-');
      int first = bound(dash < 0 ? range : range.substring(0, dash), 1);
      int last = bound(dash < 0 ? range : range.substring(dash + 1), MAX_POSITION);
      for (int i = Math.max(1, first); i <= Math.min(last, count); i++) {
        chosen[i - 1] = true;
      }
    }
    return chosen;
  }

  private static int bound(String text, int missing) {
    return text.isEmpty() ? missing : text.length() > 6 ? MAX_POSITION : Integer.parseInt(text);
  }
}
