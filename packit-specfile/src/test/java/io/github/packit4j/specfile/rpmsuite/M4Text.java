package io.github.packit4j.specfile.rpmsuite;

import java.util.ArrayList;
import java.util.List;

/** A text with macro calls and quotes of m4, as far as test suites made with Autotest use it. */
final class M4Text {

  private final String text;
  private int position;

  M4Text(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return position == text.length();
  }

  /** Takes the word at the position, or else one character. */
  String word() {
    int start = position++;
    if (isWordCharacter(text.charAt(start))) {
      while (!atEnd() && isWordCharacter(text.charAt(position))) {
        position++;
      }
    }
    return text.substring(start, position);
  }

  /** Takes all up to the end of the line, with it. */
  String line() {
    int end = text.indexOf('\n', position) + 1;
    String line = text.substring(position, end == 0 ? text.length() : end);
    position += line.length();
    return line;
  }

  /** Takes the arguments of a call, each as it is, with its quotes; none if there is no bracket. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (atEnd() || text.charAt(position) != '(') {
      return arguments;
    }
    position++;
    int quotes = 0;
    int brackets = 0;
    int start = position;
    while (!atEnd()) {
      char c = text.charAt(position++);
      if (c == '[') {
        quotes++;
      } else if (c == ']') {
        quotes--;
      } else if (quotes == 0 && c == '(') {
        brackets++;
      } else if (quotes == 0 && c == ')' && brackets-- == 0) {
        break;
      } else if (quotes == 0 && brackets == 0 && c == ',') {
        arguments.add(text.substring(start, position - 1).stripLeading());
        start = position;
      }
    }
    arguments.add(text.substring(start, position - 1).stripLeading());
    return arguments;
  }

  /**
   * Returns an argument as the macro gets it: without its outer quotes, and what is left without
   * those of the next reading. Comments keep theirs.
   */
  static String value(String argument) {
    return withoutQuotes(withoutOuterQuotes(argument))
        .replace("@<:@", "[")
        .replace("@:>@", "]")
        .replace("@S|@", "$")
        .replace("@%:@", "#")
        .replace("@&t@", "");
  }

  /** Returns an argument without its outer quotes. */
  static String withoutOuterQuotes(String argument) {
    StringBuilder result = new StringBuilder();
    int quotes = 0;
    for (char c : argument.toCharArray()) {
      if (c == '[' && quotes++ == 0 || c == ']' && --quotes == 0) {
        continue;
      }
      result.append(c);
    }
    return result.toString();
  }

  private static String withoutQuotes(String text) {
    StringBuilder result = new StringBuilder();
    int quotes = 0;
    boolean comment = false;
    for (char c : text.toCharArray()) {
      comment = c == '\n' ? false : comment || quotes == 0 && c == '#';
      if (!comment && (c == '[' && quotes++ == 0 || c == ']' && --quotes == 0)) {
        continue;
      }
      result.append(c);
    }
    return result.toString();
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
