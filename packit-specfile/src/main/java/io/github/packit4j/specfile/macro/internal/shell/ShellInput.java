package io.github.packit4j.specfile.macro.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Standard input: a text that commands read line by line or to its end. */
final class ShellInput {
  private final String text;
  private int position;

  ShellInput(String text) {
    this.text = text;
  }

  @Nullable String readLine() {
    if (position >= text.length()) {
      return null;
    }
    int end = text.indexOf('\n', position);
    String line = text.substring(position, end < 0 ? text.length() : end);
    position = end < 0 ? text.length() : end + 1;
    return line;
  }

  /** Tells whether the line that was read last had an end. */
  boolean lineEnded() {
    return position > 0 && text.charAt(position - 1) == '\n';
  }

  String readAll() {
    String rest = text.substring(position);
    position = text.length();
    return rest;
  }

  List<String> readLines() {
    List<String> lines = new ArrayList<>();
    for (String line = readLine(); line != null; line = readLine()) {
      lines.add(line);
    }
    return lines;
  }
}
