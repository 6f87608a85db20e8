package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.expression.FixedPoint;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Formats as {@code printf} does. */
final class Printf {
  private static final Pattern CONVERSION =
      Pattern.compile("%([-+ #0]*)(\\d{0,4})(?:\\.(\\d{0,4}))?([a-zA-Z%])");

  private Printf() {}

  static int print(List<String> arguments, StringBuilder out, Budget budget) {
    if (arguments.isEmpty()) {
      return 2;
    }
    List<String> rest = arguments;
    if (rest.get(0).equals("--")) {
      rest = rest.subList(1, rest.size());
    } else if (rest.get(0).startsWith("-v")) {
      throw new Impure("printf -v");
    }
    String format = unescape(rest.get(0));
    List<String> values = rest.subList(1, rest.size());
    int used = 0;
    do {
      int before = used;
      used = format(format, values, used, out);
      budget.spend(format.length() + 1L);
      if (used == before) {
        break;
      }
    } while (used < values.size());
    return 0;
  }

  /** Formats once; returns how many values have been used. */
  static int format(String format, List<String> values, int from, StringBuilder out) {
    int used = from;
    Matcher matcher = CONVERSION.matcher(format);
    int position = 0;
    while (matcher.find(position)) {
      out.append(format, position, matcher.start());
      position = matcher.end();
      char kind = matcher.group(4).charAt(0);
      if (kind == '%') {
        out.append('%');
        continue;
      }
      String value = used < values.size() ? values.get(used) : "";
      used++;
      out.append(convert(matcher, kind, value));
    }
    out.append(format, position, format.length());
    return used;
  }

  private static String convert(Matcher conversion, char kind, String value) {
    String precision = conversion.group(3);
    String text =
        switch (kind) {
          case 's' -> limited(value, precision);
          case 'b' -> limited(unescape(value), precision);
          case 'c' -> value.isEmpty() ? "" : value.substring(0, 1);
          case 'd', 'i', 'u' -> digits(Long.toString(integer(value)), precision);
          case 'x' -> digits(Long.toHexString(integer(value)), precision);
          case 'X' -> digits(Long.toHexString(integer(value)).toUpperCase(Locale.ROOT), precision);
          case 'o' -> digits(Long.toOctalString(integer(value)), precision);
          case 'f' -> decimal(value, precision);
          default -> throw new Impure("printf %" + kind);
        };
    String flags = conversion.group(1);
    if (flags.indexOf('+') >= 0 && "dif".indexOf(kind) >= 0 && !text.startsWith("-")) {
      text = "+" + text;
    }
    String width = conversion.group(2);
    int missing = width.isEmpty() ? 0 : Integer.parseInt(width) - text.length();
    if (missing <= 0) {
      return text;
    }
    if (flags.indexOf('-') >= 0) {
      return text + " ".repeat(missing);
    }
    boolean zeros = flags.indexOf('0') >= 0 && "sbc".indexOf(kind) < 0;
    if (zeros && (text.startsWith("-") || text.startsWith("+"))) {
      return text.charAt(0) + "0".repeat(missing) + text.substring(1);
    }
    return (zeros ? "0" : " ").repeat(missing) + text;
  }

  private static String limited(String text, @Nullable String precision) {
    if (precision == null) {
      return text;
    }
    int most = precision.isEmpty() ? 0 : Integer.parseInt(precision);
    return text.substring(0, Math.min(most, text.length()));
  }

  private static String digits(String text, @Nullable String precision) {
    int least = precision == null || precision.isEmpty() ? 0 : Integer.parseInt(precision);
    boolean negative = text.startsWith("-");
    String digits = negative ? text.substring(1) : text;
    String padded = "0".repeat(Math.max(0, least - digits.length())) + digits;
    return negative ? "-" + padded : padded;
  }

  private static String decimal(String value, @Nullable String precision) {
    int places = precision == null ? 6 : precision.isEmpty() ? 0 : Integer.parseInt(precision);
    try {
      double number = value.isBlank() ? 0.0 : Double.parseDouble(value);
      return String.format(Locale.ROOT, "%." + places + "f", FixedPoint.rounded(number, places));
    } catch (NumberFormatException e) {
      throw new Impure("printf %f " + value);
    }
  }

  /** A number as C reads it: decimal, octal after 0, hexadecimal after 0x, or a character. */
  private static long integer(String value) {
    String text = value.strip();
    if (text.startsWith("\"") || text.startsWith("'")) {
      return text.length() > 1 ? text.charAt(1) : 0;
    }
    Matcher number =
        Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]{1,15})|(0[0-7]{0,20})|([0-9]{1,18}))")
            .matcher(text);
    if (!number.lookingAt()) {
      return 0;
    }
    long magnitude =
        number.group(2) != null
            ? Long.parseLong(number.group(2), 16)
            : number.group(3) != null
                ? Long.parseLong(number.group(3), 8)
                : Long.parseLong(number.group(4));
    return number.group(1).equals("-") ? -magnitude : magnitude;
  }

  /** Replaces the escapes of {@code echo -e} and {@code printf}. */
  static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        out.append(c);
        continue;
      }
      char next = text.charAt(++i);
      switch (next) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'a' -> out.append('\u0007');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'v' -> out.append('\u000b');
        case '\\' -> out.append('\\');
        case '"' -> out.append('"');
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          int end = i;
          int value = 0;
          while (end < text.length()
              && end < i + (next == '0' ? 4 : 3)
              && text.charAt(end) >= '0'
              && text.charAt(end) <= '7') {
            value = value * 8 + text.charAt(end++) - '0';
          }
          out.append((char) (value & 0xff));
          i = end - 1;
        }
        case 'x' -> {
          int end = i + 1;
          while (end < text.length() && end < i + 3 && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
          }
          out.append(
              end == i + 1
                  ? "\\x"
                  : String.valueOf((char) Integer.parseInt(text.substring(i + 1, end), 16)));
          i = end - 1;
        }
        default -> out.append('\\').append(next);
      }
    }
    return out.toString();
  }
}
