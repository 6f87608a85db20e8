package io.github.packit4j.specfile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Computes new values of {@code Release} tags. */
final class ReleaseText {

  private static final Pattern DIST =
      Pattern.compile("(?s)(.*?)(%\\{\\?dist\\}|%\\??dist)(\\.\\d+)?");

  private ReleaseText() {}

  static String withNumber(String raw, String number) {
    Matcher matcher = DIST.matcher(raw);
    return matcher.matches() ? number + matcher.group(2) : number;
  }
}
