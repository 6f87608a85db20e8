package io.github.packit4j.specfile.macro.internal.shell;

/** The text of a script, read from left to right. */
abstract class ShellText {
  final String text;
  int position;

  ShellText(String text) {
    this.text = text;
  }

  /** Reads commands up to one that ends a compound command, a parenthesis, or the end. */
  abstract Node list();

  /** Returns how deeply the commands nest here. */
  abstract int nesting();

  final boolean isCaseEnd() {
    return text.startsWith(";;", position) || text.startsWith(";&", position);
  }

  final int nameEnd(int start) {
    int end = start;
    while (end < text.length()
        && (Character.isLetter(text.charAt(end))
            || text.charAt(end) == '_'
            || end > start && Character.isDigit(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  final char peek() {
    return position < text.length() ? text.charAt(position) : 0;
  }

  final void expect(char c) {
    if (peek() != c) {
      throw new ShellSyntaxError("expected " + c);
    }
    position++;
  }

  final void keyword(String word) {
    skipSeparators();
    if (!peekWord().equals(word)) {
      throw new ShellSyntaxError("expected " + word);
    }
    position += word.length();
  }

  final String peekWord() {
    int end = position;
    while (end < text.length() && " \t\n;|&()<>".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(position, end);
  }

  final boolean isBlankAt(int index) {
    return index < text.length() && " \t\n".indexOf(text.charAt(index)) >= 0;
  }

  final void skipBlanks() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == ' ' || c == '\t') {
        position++;
      } else if (text.startsWith("\\\n", position)) {
        position += 2;
      } else if (c == '#' && (position == 0 || isBlankAt(position - 1) || isAfterSeparator())) {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
      } else {
        return;
      }
    }
  }

  final boolean isAfterSeparator() {
    return ";|&(".indexOf(text.charAt(position - 1)) >= 0;
  }

  final void skipNewlines() {
    skipBlanks();
    while (peek() == '\n') {
      position++;
      skipBlanks();
    }
  }

  final void skipSeparators() {
    skipNewlines();
    while (peek() == ';' && !isCaseEnd()) {
      position++;
      skipNewlines();
    }
  }
}
