package io.github.packit4j.config;

import io.github.packit4j.config.internal.BoundedText;
import io.github.packit4j.config.internal.PythonRegex;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression in Python's syntax, as configurations hold them, translated for the JVM.
 *
 * <p>What the JVM's engine cannot do (conditional groups) is refused. Matching is bounded: an
 * expression that backtracks without end throws instead of hanging. Immutable and thread-safe.
 */
public final class PythonPattern {

  private final String text;
  private final Pattern pattern;

  private PythonPattern(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /**
   * Translates an expression.
   *
   * @param text the expression as Python's module {@code re} reads it
   * @throws ConfigException if it is wrong or cannot be translated; the message says where
   */
  public static PythonPattern compile(String text) {
    try {
      String translated = PythonRegex.translate(text);
      return new PythonPattern(
          text, Pattern.compile(translated, Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES));
    } catch (PatternSyntaxException e) {
      // A position in the translation helps nobody.
      String where =
          e.getPattern().equals(text) && e.getIndex() >= 0
              ? ", at character " + (e.getIndex() + 1)
              : "";
      throw new ConfigException(
          "'%s' is not a usable regular expression%s: %s"
              .formatted(text, where, e.getDescription()),
          e);
    }
  }

  /** Returns the expression as written. */
  public String text() {
    return text;
  }

  /** Returns the expression for {@link java.util.regex}. */
  public Pattern toJava() {
    return pattern;
  }

  /**
   * Matches at the start of a text, like Python's {@code re.match}.
   *
   * @param input the text
   * @return the match, or empty
   * @throws ConfigException if the expression takes too many steps on this text
   */
  public Optional<MatchResult> matchStart(String input) {
    try {
      Matcher matcher = pattern.matcher(new BoundedText(input));
      return matcher.lookingAt() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    } catch (BoundedText.ExhaustedException | StackOverflowError e) {
      throw new ConfigException(
          "Tried to match the regular expression '%s' but failed because: it takes too many steps; make it simpler"
              .formatted(text),
          e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PythonPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
