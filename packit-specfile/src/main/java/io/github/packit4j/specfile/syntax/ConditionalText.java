package io.github.packit4j.specfile.syntax;

import org.jspecify.annotations.Nullable;

/** Looks into lines that are one conditional macro as a whole: <code>%{?x:URL: u}</code>. */
final class ConditionalText {

  private ConditionalText() {}

  /** Returns where the text after the condition is, or null if the line is something else. */
  static @Nullable SourceSpan body(String text, int start, int end) {
    if (end - start < 6 || !text.startsWith("%{", start) || text.charAt(end - 1) != '}') {
      return null;
    }
    int i = start + 2;
    boolean asks = false;
    while (i < end && (text.charAt(i) == '?' || text.charAt(i) == '!')) {
      asks |= text.charAt(i) == '?';
      i++;
    }
    while (i < end && text.charAt(i) != ':' && text.charAt(i) != ' ' && text.charAt(i) != '}') {
      i++;
    }
    if (!asks || i >= end || text.charAt(i) != ':' || closing(text, start + 1, end) != end - 1) {
      return null;
    }
    return new SourceSpan(i + 1, end - 1);
  }

  private static int closing(String text, int open, int end) {
    int depth = 0;
    for (int i = open; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
