package io.github.packit4j.specfile.macro.internal.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** A number with a fraction as a computer holds it. */
public final class Real {

  private static final int LONG_DOUBLE_BITS = 64;
  private static final double BITS_PER_DIGIT = Math.log(10) / Math.log(2);

  private final BigDecimal magnitude;
  private final boolean negative;
  private final String name;

  private Real(BigDecimal magnitude, boolean negative, String name) {
    this.magnitude = magnitude;
    this.negative = negative;
    this.name = name;
  }

  /** The very value of a double. */
  public static Real of(double value) {
    if (Double.isNaN(value)) {
      return new Real(BigDecimal.ZERO, false, "nan");
    }
    boolean negative = value < 0 || (value == 0 && 1 / value < 0);
    return Double.isInfinite(value)
        ? new Real(BigDecimal.ZERO, negative, "inf")
        : new Real(new BigDecimal(value).abs(), negative, "");
  }

  /** The value nearest to a decimal number that a long double of the x86 has. */
  public static Real ofLongDouble(BigDecimal value, boolean negative) {
    return new Real(rounded(value.abs()), negative, "");
  }

  private static BigDecimal rounded(BigDecimal value) {
    if (value.signum() == 0) {
      return value;
    }
    double digits = value.unscaledValue().bitLength() - value.scale() * BITS_PER_DIGIT;
    int exponent = (int) Math.floor(digits) - LONG_DOUBLE_BITS;
    while (mantissa(value, exponent).bitLength() < LONG_DOUBLE_BITS) {
      exponent--;
    }
    while (mantissa(value, exponent).bitLength() > LONG_DOUBLE_BITS) {
      exponent++;
    }
    return new BigDecimal(mantissa(value, exponent)).multiply(power(exponent));
  }

  private static BigInteger mantissa(BigDecimal value, int exponent) {
    return value.divide(power(exponent), 0, RoundingMode.HALF_EVEN).toBigInteger();
  }

  private static BigDecimal power(int exponent) {
    BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(exponent)));
    return exponent < 0 ? BigDecimal.ONE.divide(power) : power;
  }

  boolean isFinite() {
    return name.isEmpty();
  }

  boolean isNegative() {
    return negative;
  }

  /** Returns the word for a number that has no digits. */
  String name() {
    return name;
  }

  BigDecimal magnitude() {
    return magnitude;
  }
}
