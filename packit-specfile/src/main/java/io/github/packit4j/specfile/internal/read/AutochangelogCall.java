package io.github.packit4j.specfile.internal.read;

/** Finds {@code %autochangelog} in the text of a section. */
public final class AutochangelogCall {

  private static final String NAME = "autochangelog";

  private AutochangelogCall() {}

  /** Tells whether a line that is no comment calls the macro; {@code %%autochangelog} is text. */
  public static boolean isIn(String body) {
    for (int at = body.indexOf(NAME); at >= 0; at = body.indexOf(NAME, at + 1)) {
      int end = at + NAME.length();
      boolean wordEnds = end == body.length() || !Character.isLetterOrDigit(body.charAt(end));
      if (wordEnds && isCall(body, at) && !isComment(body, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCall(String body, int name) {
    int at = name;
    while (at > 0 && (body.charAt(at - 1) == '?' || body.charAt(at - 1) == '{')) {
      at--;
    }
    int percents = 0;
    while (at - percents > 0 && body.charAt(at - percents - 1) == '%') {
      percents++;
    }
    return percents % 2 == 1;
  }

  private static boolean isComment(String body, int at) {
    int start = body.lastIndexOf('\n', at) + 1;
    while (start < at && Character.isWhitespace(body.charAt(start))) {
      start++;
    }
    return body.charAt(start) == '#';
  }
}
