package io.github.packit4j.specfile.changelog.internal;

import io.github.packit4j.specfile.syntax.Section;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One line of text as RPM has to find it in a {@code %changelog} to show it as it is.
 *
 * <p>RPM expands a line and only then looks at what it begins with: at a condition or {@code
 * %include} after any blanks, at a section's name in the first column ({@code
 * build/parseSpec.c:readLine}, {@code build/parsePreamble.c}, observed with 4.18). So doubling a
 * percent sign protects from macros alone.
 */
public final class PlainLine {

  private static final Set<String> DIRECTIVES =
      Set.of(
          "if",
          "ifarch",
          "ifnarch",
          "ifos",
          "ifnos",
          "elif",
          "elifarch",
          "elifos",
          "else",
          "endif",
          "include");

  /**
   * Marks that turn the direction of text around, or take no place and join nothing. Joiners stay,
   * which some scripts cannot do without.
   */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\u00ad\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e"
              + "\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\x{e0000}-\\x{e007f}]");

  private static final String BRACKETS = "{([";
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private PlainLine() {}

  /**
   * Returns a line that RPM shows as the given one, as far as it can: characters that no one sees
   * go, macros are escaped, and what would be more than text at the beginning of a line gets
   * something visible before it.
   */
  public static String of(String line) {
    String escaped = escaped(cleaned(line).stripTrailing());
    int indent = indent(escaped);
    String text = escaped.substring(indent);
    if (isDirective(text) || (indent == 0 && isSection(text))) {
      return escaped.substring(0, indent) + "- " + text;
    }
    // a backslash at the end of the file's last line is "unclosed macro or bad line continuation"
    String closed = escaped.endsWith("\\") ? escaped + " " : escaped;
    return closed.startsWith("*") ? " " + closed : closed;
  }

  /**
   * Returns the text on one line: line breaks become blanks, control and direction characters go,
   * half characters become U+FFFD; tabs stay.
   */
  public static String cleaned(String text) {
    if (text.chars().noneMatch(c -> isUnseen(c) || Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    LINE_BREAK
        .matcher(text)
        .replaceAll(" ")
        .codePoints()
        .filter(c -> !isUnseen(c))
        .map(c -> c >= 0xd800 && c <= 0xdfff ? 0xfffd : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Tells whether RPM shows a line as it is written, or as it is with {@code %%} read as one. */
  public static boolean isPlain(String line) {
    String plain = of(line);
    return plain.equals(line) || plain.equals(line.stripTrailing());
  }

  /** Tells whether a character is a control or direction character, a line break among them. */
  public static boolean isUnseen(int c) {
    return (c != '\t' && Character.isISOControl(c))
        || (c >= 0xad && UNSEEN.matcher(Character.toString(c)).matches());
  }

  /** Tells whether RPM leaves a line out of the changelog that it stores: blank, or a comment. */
  public static boolean isLeftOut(String line) {
    return line.isBlank() || line.stripLeading().startsWith("#");
  }

  /**
   * Doubles each percent sign that would begin a macro and is not doubled yet, and a backslash that
   * would undo that.
   */
  public static String escaped(String line) {
    if (line.indexOf('%') < 0) {
      return line;
    }
    StringBuilder out = new StringBuilder(line.length() + 8);
    for (int i = 0; i < line.length(); ) {
      int end = i;
      while (end < line.length() && line.charAt(end) == '%') {
        end++;
      }
      if (end == i) {
        out.append(line.charAt(i++));
        continue;
      }
      char next = end < line.length() ? line.charAt(end) : ' ';
      if (BRACKETS.indexOf(next) >= 0 && isHidden(line, i)) {
        out.append('\\');
      }
      out.append(line, i, end);
      boolean odd = (end - i) % 2 == 1;
      if (odd && opensMacro(next)) {
        out.append('%');
      }
      i = end;
    }
    return out.toString();
  }

  private static boolean opensMacro(char c) {
    return Character.isLetterOrDigit(c) || BRACKETS.indexOf(c) >= 0 || "_?!-".indexOf(c) >= 0;
  }

  /**
   * Tells whether a backslash hides a character from RPM when it looks for the end of a line's
   * brackets: in <code>\%%{</code> it sees the second percent sign alone.
   */
  private static boolean isHidden(String line, int at) {
    int backslashes = 0;
    while (backslashes < at && line.charAt(at - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && Character.isWhitespace(line.charAt(indent))) {
      indent++;
    }
    return indent;
  }

  /** Tells whether a text begins, after one escaped percent sign, with a condition or include. */
  private static boolean isDirective(String text) {
    int end = 2;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    return text.startsWith("%%") && DIRECTIVES.contains(text.substring(2, end));
  }

  private static boolean isSection(String text) {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.startsWith("%%") && Section.isName(text.substring(2, end));
  }

  /** RPM takes {@code %endif.} and {@code %endif1} for {@code %endif}. */
  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
