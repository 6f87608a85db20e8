package io.github.packit4j.core.internal.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts text from elsewhere into Markdown so that it stays text: no mention, link or HTML in it
 * comes alive, and it cannot end the place it stands in.
 */
public final class Markdown {

  private static final Pattern BACKQUOTES = Pattern.compile("`+");

  private Markdown() {}

  /**
   * Gives text as code within a line.
   *
   * @param text any text
   * @return the text between backquotes
   */
  public static String code(String text) {
    String line = line(text);
    String fence = "`".repeat(longestRun(line) + 1);
    // A blank keeps backquotes at the ends apart from the fence; Markdown drops it again.
    boolean padded = line.isEmpty() || line.startsWith("`") || line.endsWith("`");
    String padding = padded ? " " : "";
    return fence + padding + line + padding + fence;
  }

  /**
   * Gives text as a block of code.
   *
   * @param text any text
   * @param limit how many characters are shown
   * @return the text between fences
   */
  public static String block(String text, int limit) {
    return block("text", text, limit);
  }

  /**
   * Gives text as a block of code that is coloured.
   *
   * @param language the language as renderers know it, such as {@code diff}
   * @param text any text
   * @param limit how many characters are shown
   * @return the text between fences
   */
  static String block(String language, String text, int limit) {
    String lines = Visible.text(text).stripTrailing();
    String shown = lines.length() <= limit ? lines : cut(lines, limit) + "\n[cut]";
    String fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
    return fence + language + "\n" + shown + "\n" + fence;
  }

  /**
   * Gives text as one line without what cannot be seen.
   *
   * @param text any text
   * @return the line, which may still hold Markdown
   */
  public static String line(String text) {
    return Visible.text(text).replaceAll("\\s+", " ").strip();
  }

  /**
   * Compares texts as a forge keeps them: line ends change, and blanks around a text.
   *
   * @param one a text
   * @param other another
   * @return whether they say the same
   */
  public static boolean same(String one, String other) {
    return one.replace("\r\n", "\n").strip().equals(other.replace("\r\n", "\n").strip());
  }

  /**
   * Gives the beginning of a text.
   *
   * @param text any text
   * @param limit how many characters it may have
   * @return the text, or as much of it as fits, with no character cut in halves
   */
  static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end);
  }

  private static int longestRun(String text) {
    int longest = 0;
    Matcher runs = BACKQUOTES.matcher(text);
    while (runs.find()) {
      longest = Math.max(longest, runs.end() - runs.start());
    }
    return longest;
  }
}
