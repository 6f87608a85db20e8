package io.github.packit4j.specfile.macro.internal.shell;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Translates the regular expressions of {@code sed}, {@code grep} and {@code awk} into Java's. */
final class PosixRegex {
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("alpha", "a-zA-Z"),
          Map.entry("digit", "0-9"),
          Map.entry("alnum", "a-zA-Z0-9"),
          Map.entry("upper", "A-Z"),
          Map.entry("lower", "a-z"),
          Map.entry("space", "\\s\\x0b"),
          Map.entry("blank", " \\t"),
          Map.entry("punct", "!-/:-@\\[-`{-~"),
          Map.entry("xdigit", "0-9a-fA-F"),
          Map.entry("cntrl", "\\x00-\\x1f\\x7f"),
          Map.entry("print", " -~"),
          Map.entry("graph", "!-~"));

  private PosixRegex() {}

  static Pattern compile(String regex, boolean extended, boolean ignoreCase) {
    int flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
    try {
      return Pattern.compile(translate(regex, extended), flags);
    } catch (PatternSyntaxException e) {
      throw new Impure("regular expression " + regex);
    }
  }

  private static String translate(String regex, boolean extended) {
    StringBuilder out = new StringBuilder();
    boolean start = true;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      boolean startNext = false;
      if (c == '\\' && i + 1 < regex.length()) {
        char next = regex.charAt(++i);
        startNext = !extended && (next == '(' || next == '|');
        out.append(escaped(next, extended));
      } else if (c == '[') {
        int close = bracketEnd(regex, i);
        if (close < 0) {
          throw new Impure("unterminated bracket");
        }
        out.append(bracket(regex.substring(i + 1, close), false));
        i = close;
      } else if (c == '*') {
        out.append(start ? "\\*" : "*");
      } else if (c == '^') {
        out.append(extended || start ? "^" : "\\^");
        startNext = start;
      } else if (c == '$') {
        out.append(extended || isEnd(regex, i + 1) ? "\\z" : "\\$");
      } else if ("(){}|+?".indexOf(c) >= 0) {
        boolean literal = !extended || start && "{+?".indexOf(c) >= 0;
        out.append(literal ? "\\" : "").append(c);
        startNext = extended && (c == '(' || c == '|');
      } else if (c == '.' || c == ',' || Character.isLetterOrDigit(c)) {
        // Digits and a comma may be those of an interval.
        out.append(c);
      } else {
        out.append(Pattern.quote(String.valueOf(c)));
      }
      start = startNext;
    }
    return out.toString();
  }

  private static boolean isEnd(String regex, int next) {
    return next == regex.length() || regex.startsWith("\\)", next) || regex.startsWith("\\|", next);
  }

  private static String escaped(char c, boolean extended) {
    if ("(){}|+?".indexOf(c) >= 0) {
      return extended ? "\\" + c : String.valueOf(c);
    }
    return switch (c) {
      case 'n' -> "\\n";
      case 't' -> "\\t";
      case 'w' -> "[A-Za-z0-9_]";
      case 'W' -> "[^A-Za-z0-9_]";
      case 's' -> "\\s";
      case 'S' -> "\\S";
      case 'b', '<', '>' -> "\\b";
      case 'B' -> "\\B";
      case '`' -> "\\A";
      case '\'' -> "\\z";
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> "\\" + c;
      default -> Pattern.quote(String.valueOf(c));
    };
  }

  /** Returns the index of the bracket that closes a set, or -1. */
  static int bracketEnd(String text, int open) {
    int i = open + 1;
    if (i < text.length() && (text.charAt(i) == '^' || text.charAt(i) == '!')) {
      i++;
    }
    if (i < text.length() && text.charAt(i) == ']') {
      i++;
    }
    while (i < text.length() && text.charAt(i) != ']') {
      if (text.startsWith("[:", i)) {
        int end = text.indexOf(":]", i + 2);
        if (end < 0) {
          return -1;
        }
        i = end + 1;
      }
      i++;
    }
    return i < text.length() ? i : -1;
  }

  /** Translates the inside of a bracket expression. */
  static String bracket(String inside, boolean glob) {
    StringBuilder out = new StringBuilder("[");
    int i = 0;
    if (inside.startsWith("^") || glob && inside.startsWith("!")) {
      out.append('^');
      i++;
    }
    int first = i;
    while (i < inside.length()) {
      if (inside.startsWith("[:", i)) {
        int end = inside.indexOf(":]", i);
        String name = inside.substring(i + 2, end);
        String members = CLASSES.get(name);
        if (members == null) {
          throw new Impure("character class " + name);
        }
        out.append(members);
        i = end + 2;
        continue;
      }
      char c = inside.charAt(i);
      boolean range = c == '-' && i > first && i + 1 < inside.length();
      if (c == '\\'
          && i + 1 < inside.length()
          && (glob || "nt".indexOf(inside.charAt(i + 1)) >= 0)) {
        char next = inside.charAt(++i);
        out.append(glob ? "\\Q" + next + "\\E" : "\\" + next);
      } else if (range || Character.isLetterOrDigit(c)) {
        out.append(c);
      } else {
        out.append('\\').append(c);
      }
      i++;
    }
    return out.append(']').toString();
  }
}
