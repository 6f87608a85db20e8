package io.github.packit4j.specfile.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of {@code %autorelease} with its options.
 *
 * @param prerelease {@code -p}: the release begins with {@code 0.}
 * @param extraVersion {@code -e}: text after the number
 * @param snapshot {@code -s}: text after that
 * @param base {@code -b}: what the first number is, 1 by default
 * @param withoutDist {@code -n}: no dist tag at the end
 */
public record Autorelease(
    boolean prerelease,
    Optional<String> extraVersion,
    Optional<String> snapshot,
    int base,
    boolean withoutDist) {

  private static final int LONGEST_CALL = 400;
  private static final Pattern NAME = Pattern.compile("%\\{?\\??autorelease\\b");
  private static final Pattern CALL =
      Pattern.compile(
          "%\\??autorelease((?:\\s+\\S+)*)|%\\{\\??autorelease((?:\\s+[^\\s}]+)*)\\s*\\}"
              + "(?:%\\{!\\?autorelease:.*\\})?");
  private static final Pattern PLAIN_RELEASE =
      Pattern.compile("(0\\.)?\\d+(?:\\.([A-Za-z][^%_.]*))?(?:%\\{\\?dist\\})?");

  /** Tells whether the value of a {@code Release} tag calls {@code %autorelease}. */
  public static boolean isCalledBy(String raw) {
    return NAME.matcher(raw).find();
  }

  /** The call without options. */
  public static Autorelease plain() {
    return new Autorelease(false, Optional.empty(), Optional.empty(), 1, false);
  }

  /**
   * Reads the value of a {@code Release} tag.
   *
   * <p>As in rpmautospec, a value that calls the macro but is not exactly one call counts as a call
   * without options; so does one with an option that cannot be read.
   *
   * @return empty if the value does not call {@code %autorelease}
   */
  public static Optional<Autorelease> parse(String raw) {
    if (!isCalledBy(raw)) {
      return Optional.empty();
    }
    Matcher matcher = CALL.matcher(raw.strip());
    if (raw.length() > LONGEST_CALL || !matcher.matches()) {
      return Optional.of(plain());
    }
    String arguments = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    return Optional.of(options(arguments == null ? "" : arguments.strip()).orElse(plain()));
  }

  private static Optional<Autorelease> options(String arguments) {
    boolean prerelease = false;
    boolean withoutDist = false;
    Optional<String> extra = Optional.empty();
    Optional<String> snapshot = Optional.empty();
    int base = 1;
    List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split("\\s+"));
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("-p")) {
        prerelease = true;
      } else if (word.equals("-n")) {
        withoutDist = true;
      } else if (word.matches("-[esb].*")) {
        String value = word.substring(2);
        if (value.isEmpty() && ++i < words.size()) {
          value = words.get(i);
        }
        if (value.isEmpty() || value.indexOf('_') >= 0) {
          return Optional.empty();
        }
        if (word.charAt(1) == 'e') {
          extra = Optional.of(value);
        } else if (word.charAt(1) == 's') {
          snapshot = Optional.of(value);
        } else if (value.matches("\\d{1,9}")) {
          base = Integer.parseInt(value);
        } else {
          return Optional.empty();
        }
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Autorelease(prerelease, extra, snapshot, base, withoutDist));
  }

  /**
   * Returns the call that stands for a release written by hand, such as {@code 0.3.rc1%{?dist}}.
   *
   * @return empty if the release has a form without such a call
   */
  public static Optional<Autorelease> replacing(String release) {
    Matcher matcher = PLAIN_RELEASE.matcher(release);
    if (release.length() > LONGEST_CALL || !matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Autorelease(
            matcher.group(1) != null,
            Optional.ofNullable(matcher.group(2)),
            Optional.empty(),
            1,
            !release.endsWith("%{?dist}")));
  }

  /** Returns the release for a number, without dist tag. */
  public String releaseWithoutDist(int number) {
    return (prerelease ? "0." : "")
        + (number + base - 1)
        + extraVersion.map(text -> "." + text).orElse("")
        + snapshot.map(text -> "." + text).orElse("");
  }

  /** Returns the value of a {@code Release} tag that stands for a number. */
  public String release(int number) {
    return releaseWithoutDist(number) + (withoutDist ? "" : "%{?dist}");
  }

  /** Returns the call as it stands in a spec file. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>(List.of("%autorelease"));
    if (prerelease) {
      words.add("-p");
    }
    extraVersion.ifPresent(text -> words.add("-e " + text));
    snapshot.ifPresent(text -> words.add("-s " + text));
    if (base != 1) {
      words.add("-b " + base);
    }
    if (withoutDist) {
      words.add("-n");
    }
    return String.join(" ", words);
  }
}
