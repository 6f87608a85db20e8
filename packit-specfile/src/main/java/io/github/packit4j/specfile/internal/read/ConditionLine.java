package io.github.packit4j.specfile.internal.read;

import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An {@code %if} line or one of its kin.
 *
 * @param word the word without {@code %}
 * @param expression what follows it
 * @param lineCount the number of lines, continued ones counted
 */
public record ConditionLine(String word, String expression, int lineCount) {

  private static final Set<String> WORDS =
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
          "endif");

  /** Reads a condition that begins on a line; null if the line is something else. */
  public static @Nullable ConditionLine parse(TextLines lines, int line) {
    if (!mayBe(lines, line)) {
      return null;
    }
    String content = lines.line(line).strip();
    if (!content.startsWith("%")) {
      return null;
    }
    int end = 1;
    while (end < content.length() && Character.isLetter(content.charAt(end))) {
      end++;
    }
    String word = content.substring(1, end);
    if (!WORDS.contains(word)
        || (end < content.length() && !Character.isWhitespace(content.charAt(end)))) {
      return null;
    }
    StringBuilder expression = new StringBuilder(content.substring(end).strip());
    int last = line;
    while (endsInBackslash(expression) && last + 1 < lines.count()) {
      last++;
      expression.setLength(expression.length() - 1);
      expression.append("  ").append(lines.line(last).stripTrailing());
    }
    return new ConditionLine(word, expression.toString(), last - line + 1);
  }

  /** Tells whether a percent sign and a letter of such a word come first; most lines say no. */
  private static boolean mayBe(TextLines lines, int line) {
    String text = lines.text();
    int end = lines.end(line);
    int at = lines.start(line);
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at + 1 < end
        && text.charAt(at) == '%'
        && (text.charAt(at + 1) == 'i' || text.charAt(at + 1) == 'e');
  }

  private static boolean endsInBackslash(StringBuilder text) {
    return text.length() > 0 && text.charAt(text.length() - 1) == '\\';
  }

  /** Tells whether the line opens a condition. */
  public boolean opens() {
    return word.startsWith("if");
  }

  /** Tells whether the condition holds, of a line that has one. */
  public boolean holds(MacroExpander expander) {
    String kind = word.startsWith("el") ? word.substring(2) : word;
    if (kind.equals("if")) {
      return expander.condition(expression);
    }
    String own = expander.expand(kind.endsWith("arch") ? "%{_target_cpu}" : "%{_target_os}");
    boolean listed = false;
    for (String name : expander.expand(expression).strip().split("\\s+")) {
      listed |= name.equalsIgnoreCase(own);
    }
    return listed != kind.startsWith("ifn");
  }
}
