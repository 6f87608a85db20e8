package io.github.packit4j.specfile.internal.check;

/** Tells whether a line goes on in the next one: by a backslash or an open macro bracket. */
final class Joiner {

  private int braces;
  private int parentheses;
  private int squares;
  private boolean continued;

  /** Reads a line with its line end; true if the next one belongs to it. */
  boolean add(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      char next = i + 1 < line.length() ? line.charAt(i + 1) : 0;
      switch (c) {
        case '\\' -> {
          if (next != 0) {
            i++;
            continued |= next == '\n';
          }
        }
        case '\n' -> continued = false;
        case '%' -> {
          if (next == '{' || next == '(' || next == '[' || next == '%') {
            i++;
            braces += next == '{' ? 1 : 0;
            parentheses += next == '(' ? 1 : 0;
            squares += next == '[' ? 1 : 0;
          }
        }
        case '{' -> braces += braces > 0 ? 1 : 0;
        case '}' -> braces -= braces > 0 ? 1 : 0;
        case '(' -> parentheses += parentheses > 0 ? 1 : 0;
        case ')' -> parentheses -= parentheses > 0 ? 1 : 0;
        case '[' -> squares += squares > 0 ? 1 : 0;
        case ']' -> squares -= squares > 0 ? 1 : 0;
        default -> {}
      }
    }
    return continued || braces > 0 || parentheses > 0 || squares > 0;
  }
}
