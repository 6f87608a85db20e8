package io.github.packit4j.core.internal.text;

import java.util.regex.Pattern;

/** Text from elsewhere without what cannot be seen but changes how the rest is shown or read. */
public final class Visible {

  /** Control characters but for tab and line feed, and what turns the direction of writing. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\p{Cntrl}&&[^\\t\\n]]|[\\u0080-\\u009f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  private Visible() {}

  /**
   * Gives the text with plain line feeds and without such characters.
   *
   * @param text any text
   * @return what can be seen of it
   */
  public static String text(String text) {
    return UNPRINTABLE.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
  }
}
