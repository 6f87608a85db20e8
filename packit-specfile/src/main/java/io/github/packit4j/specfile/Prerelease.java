package io.github.packit4j.specfile;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How versions of pre-releases are recognised.
 *
 * @param pattern what ends such a version; its first group is the delimiter, which becomes {@code
 *     ~}. Empty: versions are taken as they are
 * @param macro the macro whose definition is active for pre-releases only
 */
public record Prerelease(Optional<Pattern> pattern, Optional<String> macro) {

  /** The pattern used when a configuration names none. */
  public static final String DEFAULT_PATTERN =
      "([.\\-_~^]?)(alpha|beta|rc|pre(view)?)([.\\-_]?\\d+)?";

  /** The default pattern and no macro. */
  public static Prerelease defaults() {
    return of(DEFAULT_PATTERN);
  }

  /** No recognition: every version is written as given. */
  public static Prerelease none() {
    return new Prerelease(Optional.empty(), Optional.empty());
  }

  /**
   * A pattern of its own.
   *
   * @throws IllegalArgumentException if it is no regular expression or lacks a first group
   */
  public static Prerelease of(String pattern) {
    return new Prerelease(Optional.of(compile(pattern)), Optional.empty());
  }

  /**
   * A pattern and the macro that it switches.
   *
   * @throws IllegalArgumentException if the pattern is no regular expression or lacks a first group
   */
  public static Prerelease of(String pattern, String macro) {
    return new Prerelease(Optional.of(compile(pattern)), Optional.of(macro));
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
    return pattern.map(p -> p.matcher(version).find()).orElse(false);
  }

  /** Returns the version as RPM sorts it: {@code 2.0rc1} becomes {@code 2.0~rc1}. */
  public String rpmVersion(String version) {
    return pattern
        .map(p -> p.matcher(version))
        .filter(m -> m.find() && m.start(1) >= 0)
        .map(m -> version.substring(0, m.start(1)) + "~" + version.substring(m.end(1)))
        .orElse(version);
  }
}
