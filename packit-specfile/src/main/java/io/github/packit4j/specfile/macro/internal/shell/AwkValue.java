package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.format.Conversion;
import io.github.packit4j.specfile.macro.internal.format.Real;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of {@code awk}: a number, a text, or a text from input that also is a number if it looks
 * like one.
 */
record AwkValue(@Nullable String text, double number, boolean input) {
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\s*([-+]?(?:\\d{1,300}\\.?\\d{0,300}|\\.\\d{1,300})(?:[eE][-+]?\\d{1,3})?)");
  static final AwkValue EMPTY = new AwkValue("", 0, true);

  static AwkValue of(String text) {
    return new AwkValue(text, 0, false);
  }

  static AwkValue of(double number) {
    return new AwkValue(null, number, false);
  }

  static AwkValue of(boolean holds) {
    return of(holds ? 1.0 : 0.0);
  }

  static AwkValue fromInput(String text) {
    return new AwkValue(text, 0, true);
  }

  double toNumber() {
    if (text == null) {
      return number;
    }
    Matcher matcher = NUMBER.matcher(text);
    return matcher.lookingAt() ? Double.parseDouble(matcher.group(1)) : 0;
  }

  boolean isNumeric() {
    if (text == null) {
      return true;
    }
    if (!input) {
      return false;
    }
    Matcher matcher = NUMBER.matcher(text.strip());
    return text.isEmpty() || matcher.matches();
  }

  boolean isTrue() {
    if (text == null) {
      return number != 0;
    }
    return input && !text.isEmpty() && isNumeric() ? toNumber() != 0 : !text.isEmpty();
  }

  String toText() {
    return text == null ? format(number) : text;
  }

  private static String format(double number) {
    if (number == Math.rint(number) && !Double.isInfinite(number)) {
      return new BigDecimal(number).toPlainString();
    }
    // CONVFMT and OFMT
    return Conversion.of(6, 'g').real(Real.of(number));
  }
}
