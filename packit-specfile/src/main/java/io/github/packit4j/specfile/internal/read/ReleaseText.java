package io.github.packit4j.specfile.internal.read;

import io.github.packit4j.specfile.version.Autorelease;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Computes new values of {@code Release} tags. */
public final class ReleaseText {

  private static final Pattern DIST =
      Pattern.compile("(?s).*?(%\\{\\??dist\\}|%\\??dist)(\\.\\d+)?");
  private static final Pattern NUMBER =
      Pattern.compile("(?s)((?:%release_func\\s+)?)((?:0\\.)?)(\\d+)(.*)");
  private static final Pattern LAST_NUMBER = Pattern.compile("(?s)(.+\\.)(\\d+)");
  private static final List<String> PRERELEASES = List.of("alpha", "beta", "rc");

  private ReleaseText() {}

  /** Tells whether a value calls {@code %autorelease}. */
  public static boolean isAutorelease(String raw) {
    return Autorelease.isCalledBy(raw);
  }

  /** Tells whether a value has the dist tag only through other macros, if at all. */
  public static boolean mayHideDist(String raw) {
    return raw.indexOf('%') >= 0 && !DIST.matcher(raw).matches();
  }

  /**
   * Returns the number followed by the dist macro of the old value.
   *
   * @param hasDist whether the old value has a dist tag, if through other macros
   */
  public static String withNumber(String raw, String number, boolean hasDist) {
    Matcher matcher = DIST.matcher(raw);
    return number + (matcher.matches() ? matcher.group(1) : hasDist ? "%{?dist}" : "");
  }

  /** Returns the value with its number raised by one, by the rules of {@code rpmdev-bumpspec}. */
  public static String bumped(String raw) {
    Matcher matcher = NUMBER.matcher(raw);
    if (matcher.matches()) {
      String rest = matcher.group(4);
      if (!matcher.group(2).isEmpty() || PRERELEASES.stream().noneMatch(rest::contains)) {
        return matcher.group(1) + matcher.group(2) + increased(matcher.group(3)) + rest;
      }
    }
    Matcher last = LAST_NUMBER.matcher(raw);
    return last.matches() ? last.group(1) + increased(last.group(2)) : raw + ".1";
  }

  private static String increased(String number) {
    return new BigInteger(number).add(BigInteger.ONE).toString();
  }
}
