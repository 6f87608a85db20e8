package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.DefinitionParser.Keyword;
import java.util.ArrayList;
import java.util.List;

/** Reads the definitions of a macro file ({@code /usr/lib/rpm/macros} syntax). */
final class MacroFile {
  private MacroFile() {}

  /** Returns the macros in order; lines that do not start with a percent sign are ignored. */
  static List<Macro> parse(String text, RpmRelease release) {
    List<Macro> macros = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int first = start;
      while (first < text.length() && Brackets.isBlank(text.charAt(first))) {
        first++;
      }
      boolean definition = first < text.length() && text.charAt(first) == '%';
      int end = definition ? logicalLineEnd(text, first) : lineEnd(text, first);
      if (definition) {
        macros.add(
            DefinitionParser.parse(text, first + 1, end, false, Keyword.NONE, release).macro());
      }
      start = end + 1;
    }
    return macros;
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** A line goes on after a backslash and while a bracket opened after a percent sign is open. */
  private static int logicalLineEnd(String text, int from) {
    int braces = 0;
    int parentheses = 0;
    int squares = 0;
    for (int i = from; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '%' -> {
          char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
          if (next == '{' || next == '(' || next == '[' || next == '%') {
            i++;
            braces += next == '{' ? 1 : 0;
            parentheses += next == '(' ? 1 : 0;
            squares += next == '[' ? 1 : 0;
          }
        }
        case '{' -> braces++;
        case '}' -> braces -= braces > 0 ? 1 : 0;
        case '(' -> parentheses += parentheses > 0 ? 1 : 0;
        case ')' -> parentheses -= parentheses > 0 ? 1 : 0;
        case '[' -> squares += squares > 0 ? 1 : 0;
        case ']' -> squares -= squares > 0 ? 1 : 0;
        case '\n' -> {
          if (braces <= 0 && parentheses <= 0 && squares <= 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return text.length();
  }
}
