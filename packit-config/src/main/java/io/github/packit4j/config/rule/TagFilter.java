package io.github.packit4j.config.rule;

import io.github.packit4j.config.problem.ConfigException;
import java.util.Optional;

/**
 * Tells release tags from others: {@code upstream_tag_include} and {@code upstream_tag_exclude}.
 *
 * <p>Immutable and thread-safe.
 */
public final class TagFilter {

  private final Optional<PythonPattern> include;
  private final Optional<PythonPattern> exclude;

  private TagFilter(Optional<PythonPattern> include, Optional<PythonPattern> exclude) {
    this.include = include;
    this.exclude = exclude;
  }

  /**
   * Returns a filter.
   *
   * @param include a Python regular expression that tags must match at their start; empty for all
   * @param exclude a Python regular expression that tags must not match at their start; empty for
   *     none
   * @throws ConfigException if an expression cannot be used
   */
  public static TagFilter of(String include, String exclude) {
    return new TagFilter(pattern(include), pattern(exclude));
  }

  private static Optional<PythonPattern> pattern(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(PythonPattern.compile(text));
  }

  /**
   * Returns whether a tag passes.
   *
   * @param tag the tag's name
   * @throws ConfigException if an expression takes too long on this tag
   */
  public boolean accepts(String tag) {
    return include.map(pattern -> pattern.matchStart(tag).isPresent()).orElse(true)
        && exclude.map(pattern -> pattern.matchStart(tag).isEmpty()).orElse(true);
  }
}
