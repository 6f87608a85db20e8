package io.github.packit4j.config.internal.yaml;

import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads plain scalars by the rules of YAML 1.1, as PyYAML's safe loader does. */
public final class YamlScalars {

  private static final Set<String> TRUE =
      Set.of("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");

  private static final Pattern INTEGER =
      Pattern.compile(
          "[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
              + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
              + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d|\\d{4}-\\d\\d?-\\d\\d?(?:[Tt]|[ \\t]+)\\d\\d?:\\d\\d:\\d\\d(?:\\.\\d*)?"
              + "(?:[ \\t]*(?:Z|[-+]\\d\\d?(?::?\\d\\d)?))?");

  private YamlScalars() {}

  /**
   * Reads a plain scalar.
   *
   * @param text the scalar as written
   * @return a value as in {@link YamlNode.Scalar#value()}
   */
  public static @Nullable Object read(String text) {
    if (NULL.contains(text)) {
      return null;
    }
    char first = text.charAt(0);
    if (first >= '0' && first <= '9' || first == '+' || first == '-' || first == '.') {
      return number(text);
    }
    if ("yYnNtTfFoO".indexOf(first) >= 0) {
      if (TRUE.contains(text)) {
        return true;
      }
      if (FALSE.contains(text)) {
        return false;
      }
    }
    return text;
  }

  /**
   * Reads a number or a date that begins with a digit, a sign or a dot.
   *
   * @param text the scalar as written
   */
  private static Object number(String text) {
    if (text.length() > 1_000) {
      return text;
    }
    if (INTEGER.matcher(text).matches()) {
      return integer(text);
    }
    if (FLOAT.matcher(text).matches()) {
      return decimal(text);
    }
    return TIMESTAMP.matcher(text).matches() ? new YamlNode.Timestamp(text) : text;
  }

  private static Object integer(String text) {
    boolean negative = text.startsWith("-");
    String digits = text.replace("_", "").replaceFirst("^[-+]", "");
    BigInteger value;
    if (digits.contains(":")) {
      value = BigInteger.ZERO;
      for (String group : digits.split(":", -1)) {
        value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(group));
      }
    } else if (digits.equals("0b") || digits.equals("0x")) {
      return text;
    } else if (digits.startsWith("0b")) {
      value = new BigInteger(digits.substring(2), 2);
    } else if (digits.startsWith("0x")) {
      value = new BigInteger(digits.substring(2), 16);
    } else {
      value = new BigInteger(digits, digits.startsWith("0") ? 8 : 10);
    }
    value = negative ? value.negate() : value;
    return value.bitLength() < 64 ? (Object) value.longValueExact() : value;
  }

  private static Double decimal(String text) {
    String digits = text.replace("_", "");
    boolean negative = digits.startsWith("-");
    String unsigned = digits.replaceFirst("^[-+]", "").toLowerCase(java.util.Locale.ROOT);
    double value;
    if (unsigned.equals(".inf")) {
      value = Double.POSITIVE_INFINITY;
    } else if (unsigned.equals(".nan")) {
      return Double.NaN;
    } else {
      value = 0;
      for (String group : unsigned.split(":", -1)) {
        value = value * 60 + Double.parseDouble(group);
      }
    }
    return negative ? -value : value;
  }
}
