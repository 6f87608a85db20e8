package io.github.packit4j.config.rule.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/**
 * Translates regular expressions from Python's {@code re} to {@link java.util.regex}, and refuses
 * those that are too large for any engine.
 */
public final class PythonRegex {

  private static final String ESCAPES_KEPT = "AbBdDsSwWafnrt";

  /** What follows the backslash of places in the text. */
  private static final String ANCHORS = "AbBZ";

  private static final int MAX_OCTAL = 0xff;

  private final String text;
  private final StringBuilder result = new StringBuilder();
  private final RegexCost cost = new RegexCost();
  private final Map<String, String> groups = new HashMap<>();
  private int position;
  private int capturing;
  private boolean refersBack;
  private boolean anchor;

  /** Where flags of the whole expression may stand: at its start, or behind others. */
  private int start;

  private PythonRegex(String text) {
    this.text = text;
  }

  /**
   * An expression in the syntax of {@link java.util.regex.Pattern}, which RE2 shares.
   *
   * @param text the expression
   * @param ambiguouslyEmpty whether there are several ways in it to match nothing: an engine that
   *     backtracks may then try them all without looking at the text
   * @param refersBack whether it refers to what a group has matched, which RE2 cannot
   */
  public record Translation(String text, boolean ambiguouslyEmpty, boolean refersBack) {}

  /**
   * Translates an expression. What is wrong in it may be left for the engine to refuse.
   *
   * @param text the expression
   * @return the same for {@link java.util.regex.Pattern}
   * @throws PatternSyntaxException if it uses what the JVM lacks, or is larger than allowed
   */
  public static Translation translate(String text) {
    PythonRegex regex = new PythonRegex(text);
    try {
      while (regex.position < text.length()) {
        regex.step();
      }
    } catch (RegexCost.TooCostlyException e) {
      throw regex.wrong(e.getMessage() + "; make it simpler");
    }
    return new Translation(
        regex.result.toString(), regex.cost.isAmbiguouslyEmpty(), regex.refersBack);
  }

  private void step() {
    char c = text.charAt(position);
    boolean behindAnchor = anchor;
    anchor = false;
    switch (c) {
      case '\\' -> {
        char escaped = position + 1 < text.length() ? text.charAt(position + 1) : 0;
        anchor = ANCHORS.indexOf(escaped) >= 0;
        cost.part(anchor || (escaped >= '1' && escaped <= '9'));
        escape(false);
      }
      case '[' -> {
        characterClass();
        cost.part(false);
      }
      case '(' -> group();
      case ')' -> {
        cost.close();
        literal(")");
      }
      case '|' -> {
        cost.alternative();
        literal("|");
      }
      case '*', '+', '?' -> {
        requireRepeatable(behindAnchor);
        cost.repeat(c != '*', c == '+' ? 1 : 0, 1);
        literal(String.valueOf(c));
      }
      case '{' -> brace(behindAnchor);
      case '}' -> character("\\}");
      case '^', '$' -> {
        anchor = true;
        cost.part(true);
        literal(String.valueOf(c));
      }
      default -> character(String.valueOf(c));
    }
  }

  private void requireRepeatable(boolean behindAnchor) {
    if (behindAnchor) {
      throw wrong("a place in the text cannot be repeated");
    }
  }

  private void character(String translated) {
    cost.part(false);
    literal(translated);
  }

  private void literal(String translated) {
    result.append(translated);
    position++;
  }

  /** A brace that starts no repetition is itself in Python. */
  private void brace(boolean behindAnchor) {
    int end = text.indexOf('}', position);
    String inside = end < 0 ? "" : text.substring(position + 1, end);
    if (inside.matches("[0-9]*(,[0-9]*)?") && !inside.isEmpty()) {
      requireRepeatable(behindAnchor);
      String[] bounds = inside.split(",", -1);
      long least = bound(bounds[0]);
      long most = bound(bounds[bounds.length - 1]);
      cost.repeat(false, least, Math.max(least, most));
      result.append(bounds[0].isEmpty() ? "{0" : "{").append(inside).append('}');
      position = end + 1;
    } else {
      character("\\{");
    }
  }

  private static long bound(String digits) {
    return digits.isEmpty() ? 0 : digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private void group() {
    if (!text.startsWith("(?", position)) {
      cost.open(false);
      capturing++;
      literal("(");
    } else if (text.startsWith("(?P<", position)) {
      int end = text.indexOf('>', position);
      String name = end < 0 ? "" : text.substring(position + 4, end);
      if (!name.matches("[A-Za-z_]\\w*")) {
        throw wrong("bad group name");
      }
      String translated = "g" + groups.size() + name.replaceAll("[^A-Za-z0-9]", "");
      if (groups.putIfAbsent(name, translated) != null) {
        throw wrong("the group name '" + name + "' is used twice");
      }
      cost.open(false);
      capturing++;
      result.append("(?<").append(translated).append('>');
      position = end + 1;
    } else if (text.startsWith("(?P=", position)) {
      int end = text.indexOf(')', position);
      String translated = end < 0 ? null : groups.get(text.substring(position + 4, end));
      if (translated == null) {
        throw wrong("a reference to an unknown group");
      }
      cost.part(true);
      refersBack = true;
      result.append("\\k<").append(translated).append('>');
      position = end + 1;
    } else if (text.startsWith("(?#", position)) {
      int end = text.indexOf(')', position);
      if (end < 0) {
        throw wrong("the comment is not closed");
      }
      position = end + 1;
    } else if (text.startsWith("(?(", position)) {
      throw wrong(
          "conditional groups '(?(...)' do not exist on the JVM; write the alternatives out");
    } else {
      flagsOrLook();
    }
  }

  private void flagsOrLook() {
    int end = position + 2;
    StringBuilder flags = new StringBuilder();
    while (end < text.length() && "aiLmsux-".indexOf(text.charAt(end)) >= 0) {
      char flag = text.charAt(end++);
      switch (flag) {
        case 'L' -> throw wrong("the flag L does not work on texts");
        case 'a' -> flags.append("-U");
        case 'u' -> {}
        default -> flags.append(flag);
      }
    }
    if (flags.length() > 0 && flags.charAt(flags.length() - 1) == '-') {
      throw wrong("no flag follows the minus");
    }
    if (end == position + 2) {
      boolean known =
          end < text.length()
              && (":=!>".indexOf(text.charAt(end)) >= 0
                  || text.startsWith("<=", end)
                  || text.startsWith("<!", end));
      if (!known) {
        throw wrong("unknown group '(?'");
      }
      cost.open(":>".indexOf(text.charAt(end)) < 0);
      result.append("(?");
      // The characters of the prefix are no operators for the main loop.
      while (end < text.length() && ":=!><".indexOf(text.charAt(end)) >= 0) {
        char c = text.charAt(end++);
        result.append(c);
        if (c != '<') {
          break;
        }
      }
    } else if (end < text.length() && text.charAt(end) == ')') {
      if (position > start) {
        throw wrong("flags for the whole expression must stand at its start");
      }
      result.append(flags.isEmpty() ? "" : "(?" + order(flags) + ")");
      end++;
      start = end;
    } else if (end < text.length() && text.charAt(end) == ':') {
      cost.open(false);
      result.append("(?").append(order(flags)).append(':');
      end++;
    } else {
      throw wrong("unknown flag");
    }
    position = end;
  }

  /** Java wants what is switched off behind one minus at the end. */
  private static String order(CharSequence flags) {
    StringBuilder on = new StringBuilder();
    StringBuilder off = new StringBuilder();
    boolean minus = false;
    for (int i = 0; i < flags.length(); i++) {
      char flag = flags.charAt(i);
      if (flag == '-') {
        minus = true;
      } else if (flag == 'U') {
        off.append(flag);
        minus = false;
      } else {
        (minus ? off : on).append(flag);
      }
    }
    return off.isEmpty() ? on.toString() : on + "-" + off;
  }

  private void characterClass() {
    result.append('[');
    position++;
    if (position < text.length() && text.charAt(position) == '^') {
      literal("^");
    }
    boolean first = true;
    while (position < text.length() && (first || text.charAt(position) != ']')) {
      char c = text.charAt(position);
      switch (c) {
        case '\\' -> escape(true);
        case '[', ']', '&', '#', ' ', '^' -> literal("\\" + c);
        default -> literal(String.valueOf(c));
      }
      first = false;
    }
    if (position == text.length()) {
      throw wrong("the character set '[' is not closed");
    }
    literal("]");
  }

  private void escape(boolean inClass) {
    if (position + 1 == text.length()) {
      throw wrong("the backslash at the end escapes nothing");
    }
    char c = text.charAt(position + 1);
    if (c == 'Z' && !inClass) {
      emit("\\z", 2);
    } else if (c == 'b' && inClass) {
      emit("\\x08", 2);
    } else if (c == 'v') {
      emit("\\x0B", 2);
    } else if (c == 'x' || c == 'u' || c == 'U') {
      hexadecimal(c == 'x' ? 2 : c == 'u' ? 4 : 8);
    } else if (Character.isDigit(c)) {
      digits(inClass);
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      if (ESCAPES_KEPT.indexOf(c) < 0 || (inClass && (c == 'A' || c == 'B'))) {
        throw wrong("Python has no escape '\\" + c + "'");
      }
      emit("\\" + c, 2);
    } else if (c == '_' || c > 127) {
      emit(String.valueOf(c), 2);
    } else {
      emit("\\" + c, 2);
    }
  }

  private void emit(String translated, int length) {
    result.append(translated);
    position += length;
  }

  private void hexadecimal(int count) {
    int end = position + 2 + count;
    String digits = end <= text.length() ? text.substring(position + 2, end) : "";
    if (!digits.matches("[0-9A-Fa-f]+")) {
      throw wrong("an escape that needs " + count + " hexadecimal digits");
    }
    emit("\\x{" + digits + "}", 2 + count);
  }

  private void digits(boolean inClass) {
    int end = position + 1;
    while (end < text.length() && end < position + 4 && isOctal(text.charAt(end))) {
      end++;
    }
    int octal = end - position - 1;
    boolean zero = text.charAt(position + 1) == '0';
    if (zero || octal == 3 || inClass) {
      if (octal == 0) {
        throw wrong("bad escape");
      }
      int value = Integer.parseInt(text.substring(position + 1, end), 8);
      if (value > MAX_OCTAL) {
        throw wrong("an octal escape that is larger than \\377");
      }
      emit("\\x{" + Integer.toHexString(value) + "}", 1 + octal);
    } else {
      int digits =
          position + 2 < text.length() && Character.isDigit(text.charAt(position + 2)) ? 2 : 1;
      String number = text.substring(position + 1, position + 1 + digits);
      if (Integer.parseInt(number) > capturing) {
        throw wrong("a reference to an unknown group");
      }
      refersBack = true;
      emit("\\" + number, 1 + digits);
    }
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private PatternSyntaxException wrong(String description) {
    return new PatternSyntaxException(description, text, position);
  }
}
