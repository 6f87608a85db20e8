package io.github.packit4j.specfile.macro.internal.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as C prints them. */
public final class FixedPoint {
  private FixedPoint() {}

  /**
   * Returns what {@link String#format} is to be given for a number: C rounds the very value of a
   * double and halves to even, Java its shortest decimal form and halves up.
   */
  public static Object rounded(double number, int places) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return number;
    }
    BigDecimal rounded = new BigDecimal(number).setScale(places, RoundingMode.HALF_EVEN);
    // only a double keeps the sign of a zero
    return rounded.signum() == 0 ? (Object) Math.copySign(0.0, number) : rounded;
  }
}
