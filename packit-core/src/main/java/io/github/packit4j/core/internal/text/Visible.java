package io.github.packit4j.core.internal.text;

import java.util.regex.Pattern;

/** Text from elsewhere without what cannot be seen but changes how the rest is shown or read. */
public final class Visible {

  /**
   * Control characters but for tab and line feed, what turns the direction of writing, and what
   * takes no place and joins nothing: a text may say one thing with it and show another. Joiners
   * stay, which some scripts cannot do without.
   */
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\p{Cntrl}&&[^\\t\\n]]|[\\u0080-\\u009f\\u00ad\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e"
              + "\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0"
              + "\\ufff9-\\ufffb\\x{e0000}-\\x{e007f}]");

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
