package io.github.packit4j.bot.page;

import java.util.List;
import java.util.Set;

/**
 * Hypertext in which text stays text: whatever is not a {@link Tag} is escaped by the one method
 * here, so nothing from elsewhere becomes an element, an attribute or an address.
 */
@FunctionalInterface
interface Html {

  /** Nothing. */
  Html NONE = page -> {};

  /** Writes itself at the end of a page. */
  void write(StringBuilder page);

  static Html text(String text) {
    return page -> escape(text, page);
  }

  static Html all(List<? extends Html> parts) {
    return page -> parts.forEach(part -> part.write(page));
  }

  static Html all(Html... parts) {
    return all(List.of(parts));
  }

  /** Writes a text for an element or a quoted attribute, with what cannot be seen made visible. */
  static void escape(String text, StringBuilder page) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> page.append("&amp;");
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        default -> page.append(isShown(text, i) ? c : '\uFFFD');
      }
    }
  }

  Set<Integer> HIDDEN =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR);

  /**
   * Control characters, what turns the direction of writing, other ends of lines than usual, and
   * halves of characters are not.
   */
  private static boolean isShown(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
    return c == '\n' || c == '\t' || !HIDDEN.contains(Character.getType(c));
  }
}
