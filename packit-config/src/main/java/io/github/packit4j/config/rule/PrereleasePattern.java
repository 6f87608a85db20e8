package io.github.packit4j.config.rule;

import io.github.packit4j.config.problem.ConfigException;
import java.util.Optional;
import java.util.regex.MatchResult;

/**
 * How the suffix of a pre-release is found in a version: {@code prerelease_suffix_pattern}.
 * Immutable and thread-safe; bounded as {@link PythonPattern} is.
 */
public final class PrereleasePattern {

  private final PythonPattern pattern;

  private PrereleasePattern(PythonPattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Returns a pattern.
   *
   * @param text a Python regular expression for the end of a version, in any case; its group 1 is
   *     the delimiter
   * @throws ConfigException if the expression cannot be used
   */
  public static PrereleasePattern of(String text) {
    PythonPattern.compile(text); // A position in the text counts, not one in what is made of it.
    return new PrereleasePattern(PythonPattern.compile("(?i)^.*?" + text + "$"));
  }

  /**
   * Returns whether the pattern has the group for the delimiter, without which it finds nothing.
   */
  public boolean hasDelimiter() {
    return pattern.groupCount() > 0;
  }

  /**
   * Finds the suffix.
   *
   * @param version the version as upstream writes it
   * @return the match, whose group 1 is the delimiter, or empty
   * @throws ConfigException if the expression takes too many steps on this version
   */
  public Optional<MatchResult> find(String version) {
    return hasDelimiter() ? pattern.matchStart(version) : Optional.empty();
  }
}
