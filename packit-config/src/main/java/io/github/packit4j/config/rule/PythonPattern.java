package io.github.packit4j.config.rule;

import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.config.problem.internal.Excerpt;
import io.github.packit4j.config.rule.internal.BoundedText;
import io.github.packit4j.config.rule.internal.LinearMatch;
import io.github.packit4j.config.rule.internal.PythonRegex;
import io.github.packit4j.config.rule.internal.PythonRegex.Translation;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression in Python's syntax, as configurations hold them.
 *
 * <p>Whoever writes it cannot hold up a program. RE2/J matches it in linear time; where it cannot
 * express it (look-arounds, back references, possessive repetitions, the flag {@code x}) or the
 * text is not ASCII, the JVM's engine does, with a bound on its steps. Expressions of more than
 * 1000 repetitions or 10 000 parts are refused, as are conditional groups. Immutable and
 * thread-safe.
 */
public final class PythonPattern {

  private static final Pattern PLAIN_TEXT = Pattern.compile("[\\x00-\\x09\\x0B-\\x7F]*");

  private final String text;
  private final com.google.re2j.@Nullable Pattern linear;

  /** Null where a bound would not hold. */
  private final @Nullable Pattern backtracking;

  private PythonPattern(
      String text, com.google.re2j.@Nullable Pattern linear, @Nullable Pattern backtracking) {
    this.text = text;
    this.linear = linear;
    this.backtracking = backtracking;
  }

  /**
   * Translates an expression.
   *
   * @param text the expression as Python's module {@code re} reads it
   * @throws ConfigException if it is wrong, too large or cannot be translated; the message says
   *     where
   */
  public static PythonPattern compile(String text) {
    try {
      Translation translation = PythonRegex.translate(text);
      Pattern backtracking =
          Pattern.compile(translation.text(), Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES);
      // RE2/J would take a reference to a tenth group for a character.
      com.google.re2j.Pattern linear = translation.refersBack() ? null : linear(translation.text());
      if (linear == null && translation.ambiguouslyEmpty()) {
        throw refused(
            text,
            ": beside look-arounds or references, no part may be repeated or alternative that may be empty",
            null);
      }
      return new PythonPattern(text, linear, translation.ambiguouslyEmpty() ? null : backtracking);
    } catch (PatternSyntaxException e) {
      // A position in the translation helps nobody.
      String where =
          e.getPattern().equals(text) && e.getIndex() >= 0
              ? ", at character " + (e.getIndex() + 1)
              : "";
      throw refused(text, where + ": " + e.getDescription(), e);
    } catch (StackOverflowError e) {
      throw refused(text, ": it is nested too deeply", e);
    }
  }

  private static ConfigException refused(String text, String why, @Nullable Throwable cause) {
    return new ConfigException(
        "'%s' is not a usable regular expression%s".formatted(Excerpt.of(text), why), cause);
  }

  private static com.google.re2j.@Nullable Pattern linear(String translated) {
    try {
      return com.google.re2j.Pattern.compile(translated);
    } catch (com.google.re2j.PatternSyntaxException e) {
      return null;
    }
  }

  /** Returns the expression as written. */
  public String text() {
    return text;
  }

  /** Returns how many groups the expression has, the whole not counted. */
  public int groupCount() {
    return linear != null
        ? linear.groupCount()
        : Objects.requireNonNull(backtracking).matcher("").groupCount();
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
      return linear != null && (backtracking == null || PLAIN_TEXT.matcher(input).matches())
          ? linearly(linear, input)
          : bounded(Objects.requireNonNull(backtracking), input);
    } catch (BoundedText.ExhaustedException | StackOverflowError e) {
      throw new ConfigException(
          "Tried to match the regular expression '%s' but failed because: it takes too many steps; make it simpler"
              .formatted(Excerpt.of(text)),
          e);
    }
  }

  private static Optional<MatchResult> linearly(com.google.re2j.Pattern pattern, String input) {
    com.google.re2j.Matcher matcher = pattern.matcher(input);
    return matcher.lookingAt() ? Optional.of(LinearMatch.of(matcher, input)) : Optional.empty();
  }

  private static Optional<MatchResult> bounded(Pattern pattern, String input) {
    Matcher matcher = pattern.matcher(new BoundedText(input));
    return matcher.lookingAt() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
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
