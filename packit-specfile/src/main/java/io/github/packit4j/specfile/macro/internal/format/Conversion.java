package io.github.packit4j.specfile.macro.internal.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A conversion of C's {@code printf}, such as {@code %-5.2f}, in the locale {@code C}: a quote
 * among the flags has no effect there.
 *
 * @param flags those of {@code -+ #0'} that are there
 * @param width how wide the result is at least, {@link #NONE}, or {@link #ARGUMENT}
 * @param precision what stands behind the point, {@link #NONE}, or {@link #ARGUMENT}
 * @param kind the letter at its end
 * @param end the index behind it in the format
 */
public record Conversion(String flags, int width, int precision, char kind, int end) {

  /** There is no such number. */
  public static final int NONE = -1;

  /** The number is an argument of its own. */
  public static final int ARGUMENT = -2;

  private static final String FLAGS = "-+ #0'";
  private static final String LENGTHS = "hljztL";
  private static final int MAX_DIGITS = 4;

  /** Creates a conversion without flags and width. */
  public static Conversion of(int precision, char kind) {
    return new Conversion("", NONE, precision, kind, 0);
  }

  /**
   * Reads the conversion whose percent sign stands at an index; its letter may be any character.
   *
   * @return null if the format ends before the letter, or a number has more than four digits
   */
  public static @Nullable Conversion at(String format, int percent) {
    int at = percent + 1;
    int start = at;
    while (at < format.length() && FLAGS.indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    String flags = format.substring(start, at);
    int widthEnd = numberEnd(format, at);
    int width = number(format, at, widthEnd, NONE);
    int precision = NONE;
    int precisionStart = widthEnd;
    at = widthEnd;
    if (format.startsWith(".", at)) {
      precisionStart = at + 1;
      at = numberEnd(format, precisionStart);
      precision = number(format, precisionStart, at, 0);
    }
    if (at - precisionStart > MAX_DIGITS || widthEnd - start - flags.length() > MAX_DIGITS) {
      return null;
    }
    while (at < format.length() && LENGTHS.indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    return at < format.length()
        ? new Conversion(flags, width, precision, format.charAt(at), at + 1)
        : null;
  }

  private static int numberEnd(String format, int start) {
    int end = start;
    if (format.startsWith("*", start)) {
      return start + 1;
    }
    while (end < format.length() && format.charAt(end) >= '0' && format.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static int number(String format, int start, int end, int missing) {
    if (format.startsWith("*", start)) {
      return ARGUMENT;
    }
    return start == end || end - start > MAX_DIGITS
        ? missing
        : Integer.parseInt(format.substring(start, end));
  }

  /** Returns this conversion with the width that was an argument; a negative one aligns left. */
  public Conversion withWidth(int value) {
    return new Conversion(value < 0 ? flags + "-" : flags, Math.abs(value), precision, kind, end);
  }

  /** Returns this conversion with the precision that was an argument; a negative one is none. */
  public Conversion withPrecision(int value) {
    return new Conversion(flags, width, Math.max(NONE, value), kind, end);
  }

  boolean has(char flag) {
    return flags.indexOf(flag) >= 0;
  }

  /** Formats a text: {@code %s}. */
  public String text(String value) {
    return padded(
        "",
        precision == NONE ? value : value.substring(0, Math.min(precision, value.length())),
        false);
  }

  /** Formats a number with a sign: {@code %d}. */
  public String signed(long value) {
    String digits = Long.toString(value);
    boolean negative = value < 0;
    return integer(sign(negative), negative ? digits.substring(1) : digits);
  }

  /** Formats a number without a sign: {@code %u}, {@code %x}, {@code %X}, {@code %o}. */
  public String unsigned(long value) {
    String digits =
        switch (kind) {
          case 'x' -> Long.toHexString(value);
          case 'X' -> Long.toHexString(value).toUpperCase(Locale.ROOT);
          case 'o' -> Long.toOctalString(value);
          default -> Long.toUnsignedString(value);
        };
    boolean marked = has('#') && value != 0;
    if (kind == 'o') {
      return integer("", marked && precision <= digits.length() ? "0" + digits : digits);
    }
    return integer(marked && kind != 'u' ? "0" + kind : "", digits);
  }

  private String integer(String prefix, String digits) {
    String shown = precision == 0 && digits.equals("0") ? "" : digits;
    shown = "0".repeat(Math.max(0, precision - shown.length())) + shown;
    return padded(prefix, shown, precision == NONE);
  }

  /** Formats a number with a fraction: {@code %f}, {@code %e}, {@code %g} and their big forms. */
  public String real(Real value) {
    boolean big = Character.isUpperCase(kind);
    String digits = value.isFinite() ? new RealDigits(value, this).text() : value.name();
    return padded(
        sign(value.isNegative()), big ? digits.toUpperCase(Locale.ROOT) : digits, value.isFinite());
  }

  private String sign(boolean negative) {
    return negative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
  }

  private String padded(String prefix, String content, boolean zeros) {
    int missing = Math.max(0, width - prefix.length() - content.length());
    if (has('-')) {
      return prefix + content + " ".repeat(missing);
    }
    return zeros && has('0')
        ? prefix + "0".repeat(missing) + content
        : " ".repeat(missing) + prefix + content;
  }
}
