package io.github.packit4j.specfile.internal.check;

/** ASCII character classes as RPM knows them, and scans over them. */
final class Characters {

  private Characters() {}

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isAlphanumeric(char c) {
    return isDigit(c) || isLetter(c);
  }

  /** Returns the first index from which on the text has something else than white space. */
  static int skipSpace(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Returns the end of the word that begins at an index. */
  static int skipWord(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && !isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Returns a text without white space at its ends. */
  static String strip(String text) {
    return stripEnd(text.substring(skipSpace(text, 0)));
  }

  /** Returns a text without white space at its end. */
  static String stripEnd(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Tells whether a text is an unsigned number of 32 bits; blanks before it do not matter. */
  static boolean isUnsigned(String text) {
    String digits = text.substring(skipSpace(text, 0));
    return !digits.isEmpty()
        && digits.chars().allMatch(c -> isDigit((char) c))
        && digits.replaceFirst("^0+", "").length() <= 10
        && Long.parseLong("0" + digits.replaceFirst("^0+", "")) <= 0xffff_ffffL;
  }
}
