package io.github.packit4j.specfile.macro.internal.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The shell's patterns, in which a backslash hides the next character. */
final class Glob {
  private Glob() {}

  static boolean matches(String glob, String text, Budget budget) {
    return matcher(regex(glob, true), text, budget).matches();
  }

  /** Cuts a match from the start of a text. */
  static String withoutPrefix(String glob, String text, boolean longest, Budget budget) {
    Matcher matcher = matcher("(?:" + regex(glob, longest) + ")(.*)", text, budget);
    return matcher.matches() ? text.substring(matcher.start(1)) : text;
  }

  /** Cuts a match from the end of a text. */
  static String withoutSuffix(String glob, String text, boolean longest, Budget budget) {
    String head = longest ? "(.*?)" : "(.*)";
    Matcher matcher = matcher(head + "(?:" + regex(glob, true) + ")", text, budget);
    return matcher.matches() ? text.substring(0, matcher.end(1)) : text;
  }

  /** Replaces the first match, or all of them, or one at an end. */
  static String replace(
      String glob, String text, String replacement, String operator, Budget budget) {
    if (glob.isEmpty()) {
      return text;
    }
    String regex = regex(glob, true);
    if (operator.equals("/#")) {
      regex = "\\A(?:" + regex + ")";
    } else if (operator.equals("/%")) {
      regex = "(?:" + regex + ")\\z";
    }
    Matcher matcher = matcher(regex, text, budget);
    StringBuilder result = new StringBuilder();
    int position = 0;
    while (matcher.find() && (matcher.end() > matcher.start() || matcher.start() == 0)) {
      result.append(text, position, matcher.start()).append(replacement);
      position = matcher.end();
      if (!operator.equals("//")) {
        break;
      }
    }
    return result.append(text, position, text.length()).toString();
  }

  private static Matcher matcher(String regex, String text, Budget budget) {
    try {
      return Pattern.compile(regex, Pattern.DOTALL).matcher(budget.metered(text));
    } catch (PatternSyntaxException e) {
      throw new Impure("pattern " + regex);
    }
  }

  private static String regex(String glob, boolean longest) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> regex.append(longest ? ".*" : ".*?");
        case '?' -> regex.append('.');
        case '[' -> {
          int close = PosixRegex.bracketEnd(glob, i);
          if (close < 0) {
            regex.append("\\[");
          } else {
            regex.append(PosixRegex.bracket(glob.substring(i + 1, close), true));
            i = close;
          }
        }
        case '\\' -> {
          i++;
          regex.append(Pattern.quote(i < glob.length() ? glob.substring(i, i + 1) : "\\"));
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }
}
