package io.github.packit4j.specfile.version;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * How versions of pre-releases are recognised. Two made of the same pattern and macro are equal.
 *
 * @param suffix finds in a version what makes it one of a pre-release; group 1 of the match is the
 *     delimiter, which becomes {@code ~}. Empty: versions are taken as they are
 * @param macro the macro whose definition is active for pre-releases only
 */
public record Prerelease(
    Optional<Function<String, Optional<MatchResult>>> suffix, Optional<String> macro) {

  /** The pattern used when a configuration names none. */
  public static final String DEFAULT_PATTERN =
      "([.\\-_~^]?)(alpha|beta|rc|pre(view)?)([.\\-_]?\\d+)?";

  private static final Prerelease DEFAULTS = of(DEFAULT_PATTERN);

  /** The default pattern and no macro. */
  public static Prerelease defaults() {
    return DEFAULTS;
  }

  /** No recognition: every version is written as given. */
  public static Prerelease none() {
    return new Prerelease(Optional.empty(), Optional.empty());
  }

  /**
   * A way of its own to find the suffix, such as an engine that bounds what a pattern from
   * elsewhere may cost.
   */
  public static Prerelease foundBy(Function<String, Optional<MatchResult>> suffix) {
    return new Prerelease(Optional.of(suffix), Optional.empty());
  }

  /** The same with a macro that is switched. */
  public Prerelease withMacro(String macro) {
    return new Prerelease(suffix, Optional.of(macro));
  }

  /**
   * A pattern of the program's own. Its cost is not bounded: a pattern of somebody else's goes to
   * {@link #foundBy}.
   *
   * @throws IllegalArgumentException if it is no regular expression or lacks a first group
   */
  public static Prerelease of(String pattern) {
    return foundBy(new PatternSuffix(pattern, compile(pattern)));
  }

  /**
   * A pattern and the macro that it switches.
   *
   * @throws IllegalArgumentException if the pattern is no regular expression or lacks a first group
   */
  public static Prerelease of(String pattern, String macro) {
    return of(pattern).withMacro(macro);
  }

  /** Finds by a pattern; two with the same pattern are equal. */
  private record PatternSuffix(String expression, Pattern compiled)
      implements Function<String, Optional<MatchResult>> {

    @Override
    public Optional<MatchResult> apply(String version) {
      return Optional.of(compiled.matcher(version))
          .filter(Matcher::find)
          .map(Matcher::toMatchResult);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof PatternSuffix suffix && suffix.expression.equals(expression);
    }

    @Override
    public int hashCode() {
      return expression.hashCode();
    }
  }

  private static Pattern compile(String pattern) {
    try {
      Pattern compiled = Pattern.compile("^.*?" + pattern + "$", Pattern.CASE_INSENSITIVE);
      if (compiled.matcher("").groupCount() < 1) {
        throw new IllegalArgumentException(
            "Pre-release pattern '"
                + pattern
                + "' needs a first group, the delimiter; '()' for none");
      }
      return compiled;
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "Pre-release pattern '" + pattern + "' is no regular expression: " + e.getDescription(),
          e);
    }
  }

  /** Tells whether a version is one of a pre-release. */
  public boolean matches(String version) {
    return suffix.flatMap(finder -> finder.apply(version)).isPresent();
  }

  /** Returns the version as RPM sorts it: {@code 2.0rc1} becomes {@code 2.0~rc1}. */
  public String rpmVersion(String version) {
    return suffix
        .flatMap(finder -> finder.apply(version))
        .filter(match -> match.start(1) >= 0)
        .map(match -> version.substring(0, match.start(1)) + "~" + version.substring(match.end(1)))
        .orElse(version);
  }
}
