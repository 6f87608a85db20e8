package io.github.packit4j.specfile.macro.internal.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The digits of a number with a fraction, without its sign. */
final class RealDigits {

  private static final int DEFAULT_PRECISION = 6;

  private final BigDecimal value;
  private final int precision;
  private final char kind;
  private final boolean alternate;

  RealDigits(Real value, Conversion conversion) {
    this.value = value.magnitude();
    this.precision =
        conversion.precision() == Conversion.NONE ? DEFAULT_PRECISION : conversion.precision();
    this.kind = Character.toLowerCase(conversion.kind());
    this.alternate = conversion.has('#');
  }

  String text() {
    return switch (kind) {
      case 'e' -> scientific(precision);
      case 'g' -> shortest(Math.max(1, precision));
      default -> fixed(precision);
    };
  }

  private String fixed(int places) {
    String digits = value.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    return places == 0 && alternate ? digits + "." : digits;
  }

  private BigDecimal significant(int places) {
    return value.round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
  }

  private int exponent(int places) {
    BigDecimal rounded = significant(places);
    return rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
  }

  private String scientific(int places) {
    BigDecimal rounded = significant(places);
    int exponent = exponent(places);
    String digits = rounded.movePointLeft(exponent).setScale(places).toPlainString();
    String point = places == 0 && alternate ? "." : "";
    String sign = exponent < 0 ? "-" : "+";
    String shown = Integer.toString(Math.abs(exponent));
    return digits + point + "e" + sign + (shown.length() < 2 ? "0" : "") + shown;
  }

  /** Plain or with an exponent, whichever fits, without zeros at the end. */
  private String shortest(int digits) {
    int exponent = exponent(digits - 1);
    if (exponent >= -4 && exponent < digits) {
      return withoutZeros(fixed(digits - 1 - exponent));
    }
    String shown = scientific(digits - 1);
    int e = shown.indexOf('e');
    return withoutZeros(shown.substring(0, e)) + shown.substring(e);
  }

  private String withoutZeros(String number) {
    return alternate || number.indexOf('.') < 0 ? number : number.replaceFirst("\\.?0+$", "");
  }
}
