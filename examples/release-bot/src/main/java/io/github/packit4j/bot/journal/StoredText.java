package io.github.packit4j.bot.journal;

import io.github.packit4j.bot.Fingerprint;

/** Text from elsewhere as a database takes it, and no more of it than is of use. */
final class StoredText {

  private static final int MOST_NAME = 200;
  private static final int MOST_NOTE = 4_000;
  private static final int DIGITS = 16;

  private StoredText() {}

  /** A name; one that is too long keeps its beginning and is no other's. */
  static String name(String name) {
    String fits = clean(name);
    return fits.length() <= MOST_NAME
        ? fits
        : cut(fits, MOST_NAME) + "..." + Fingerprint.of(name).substring(0, DIGITS);
  }

  /** A text for people. */
  static String note(String note) {
    String fits = clean(note);
    return fits.length() <= MOST_NOTE ? fits : cut(fits, MOST_NOTE) + " ...";
  }

  /** PostgreSQL takes a text with a zero character for none. */
  private static String clean(String text) {
    return text.replace('\0', '?');
  }

  /** Half a character is none. */
  private static String cut(String text, int length) {
    boolean half = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, half ? length - 1 : length);
  }
}
