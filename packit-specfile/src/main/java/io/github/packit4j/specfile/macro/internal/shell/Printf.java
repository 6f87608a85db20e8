package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.format.Conversion;
import io.github.packit4j.specfile.macro.internal.format.Real;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Formats as {@code printf} does. */
final class Printf {
  private static final Pattern INTEGER =
      Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]{1,15})|(0[0-7]{0,20})|([1-9][0-9]{0,17}))");
  private static final Pattern REAL =
      Pattern.compile("([-+]?)((?:\\d{1,300}\\.?\\d{0,300}|\\.\\d{1,300})(?:[eE][-+]?\\d{1,3})?)");

  private final List<String> values;
  private final StringBuilder out;
  private final Numbers numbers;
  private int used;
  private int status;

  /** Reads values as numbers. */
  interface Numbers {
    /** Reads a whole number; null if the value is none, which counts as 0. */
    @Nullable Long integer(String value);

    /** Reads a number with a fraction; null if the value is none. */
    @Nullable Real real(String value);

    /** Returns the digits that a value begins with, where it is no number. */
    String beginning(String value, boolean integer);
  }

  Printf(List<String> values, StringBuilder out, Numbers numbers) {
    this.values = values;
    this.out = out;
    this.numbers = numbers;
  }

  /** Runs the command; returns its exit status. */
  static int print(List<String> arguments, StringBuilder out, Budget budget, Dialect dialect) {
    if (arguments.isEmpty()) {
      return 2;
    }
    List<String> rest = arguments;
    if (rest.get(0).equals("--")) {
      rest = rest.subList(1, rest.size());
    } else if (rest.get(0).startsWith("-v")) {
      throw new Impure("printf -v");
    }
    String format = unescape(rest.get(0), Escapes.FORMAT);
    Printf printf =
        new Printf(rest.subList(1, rest.size()), out, new ShellNumbers(dialect == Dialect.BASH));
    int before;
    do {
      before = printf.used;
      boolean whole = printf.format(format);
      budget.spend(format.length() + 1L);
      if (!whole) {
        return 1;
      }
    } while (printf.used > before && printf.used < printf.values.size());
    return printf.status;
  }

  /** Formats once; false if the format is wrong, where the output ends. */
  boolean format(String format) {
    int position = 0;
    for (int percent = format.indexOf('%'); percent >= 0; percent = format.indexOf('%', position)) {
      out.append(format, position, percent);
      Conversion conversion = Conversion.at(format, percent);
      if (conversion == null) {
        return false;
      }
      position = conversion.end();
      if (conversion.kind() == '%') {
        out.append('%');
        continue;
      }
      Conversion complete = complete(conversion);
      String text = convert(complete, next());
      if (text == null) {
        return false;
      }
      out.append(text);
    }
    out.append(format, position, format.length());
    return true;
  }

  private String next() {
    return used < values.size() ? values.get(used++) : missing();
  }

  private String missing() {
    used++;
    return "";
  }

  private Conversion complete(Conversion conversion) {
    Conversion result = conversion;
    if (conversion.width() == Conversion.ARGUMENT) {
      result = result.withWidth((int) integer(next()));
    }
    return conversion.precision() == Conversion.ARGUMENT
        ? result.withPrecision((int) integer(next()))
        : result;
  }

  private @Nullable String convert(Conversion conversion, String value) {
    return switch (conversion.kind()) {
      case 's' -> conversion.text(value);
      case 'b' -> conversion.text(unescape(value, Escapes.ARGUMENT));
      case 'c' -> conversion.text(value.isEmpty() ? "" : value.substring(0, 1));
      case 'd', 'i' -> conversion.signed(integer(value));
      case 'u', 'x', 'X', 'o' -> conversion.unsigned(integer(value));
      case 'f', 'F', 'e', 'E', 'g', 'G' -> conversion.real(real(value));
      case 'a', 'A', 'n', 'q', 'Q', '(' -> throw new Impure("printf %" + conversion.kind());
      default -> null;
    };
  }

  private long integer(String value) {
    Long number = numbers.integer(value);
    if (number != null) {
      return number;
    }
    status = 1;
    Long beginning = numbers.integer(numbers.beginning(value, true));
    return beginning == null ? 0 : beginning;
  }

  private Real real(String value) {
    Real number = numbers.real(value);
    if (number != null) {
      return number;
    }
    status = 1;
    Real beginning = numbers.real(numbers.beginning(value, false));
    return beginning == null ? Real.of(0) : beginning;
  }

  /**
   * Numbers as shells read them: decimal, octal after 0, hexadecimal after 0x, or a character.
   *
   * @param wide whether numbers with fractions are long doubles, as in Bash
   */
  private record ShellNumbers(boolean wide) implements Numbers {

    @Override
    public @Nullable Long integer(String value) {
      String text = value.stripLeading();
      if (text.startsWith("\"") || text.startsWith("'")) {
        return text.length() > 1 ? text.charAt(1) : 0L;
      }
      Matcher number = INTEGER.matcher(text);
      if (!number.matches()) {
        if (text.matches("[-+]?[0-9]{19,}")) {
          throw new Impure("printf " + value);
        }
        return text.isEmpty() ? 0L : null;
      }
      long magnitude =
          number.group(2) != null
              ? Long.parseLong(number.group(2), 16)
              : number.group(3) != null
                  ? Long.parseLong(number.group(3), 8)
                  : Long.parseLong(number.group(4));
      return number.group(1).equals("-") ? -magnitude : magnitude;
    }

    @Override
    public @Nullable Real real(String value) {
      String text = value.stripLeading();
      if (text.startsWith("\"") || text.startsWith("'")) {
        return Real.of(text.length() > 1 ? text.charAt(1) : 0);
      }
      Matcher number = REAL.matcher(text);
      if (!number.matches()) {
        if (text.matches("(?i)[-+]?(inf(inity)?|nan|0x.*)")) {
          throw new Impure("printf %f " + value);
        }
        return text.isEmpty() ? Real.of(0) : null;
      }
      BigDecimal magnitude = new BigDecimal(number.group(2));
      boolean negative = number.group(1).equals("-");
      return wide
          ? Real.ofLongDouble(magnitude, negative)
          : Real.of(Double.parseDouble(number.group()));
    }

    @Override
    public String beginning(String value, boolean integer) {
      Matcher number = (integer ? INTEGER : REAL).matcher(value.stripLeading());
      return number.lookingAt() ? number.group() : "";
    }
  }

  /** Where escapes stand; the rules differ for quotes and octal numbers. */
  enum Escapes {
    /** A format: quotes, and up to three digits. */
    FORMAT,
    /** An argument of {@code %b}: up to three digits, or a zero and three digits. */
    ARGUMENT,
    /** {@code echo -e}: a zero and up to three digits. */
    ECHO
  }

  static String unescape(String text, Escapes kind) {
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
        case '"', '\'' -> out.append(kind == Escapes.FORMAT ? "" : "\\").append(next);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          if (kind == Escapes.ECHO && next != '0') {
            out.append('\\').append(next);
            continue;
          }
          int end = i;
          int value = 0;
          while (end < text.length()
              && end < i + (next == '0' && kind != Escapes.FORMAT ? 4 : 3)
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
