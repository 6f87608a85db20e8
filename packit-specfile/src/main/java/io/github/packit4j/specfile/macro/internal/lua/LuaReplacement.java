package io.github.packit4j.specfile.macro.internal.lua;

import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What Lua's {@code string.gsub} and {@code string.sub} do. */
public final class LuaReplacement {
  private LuaReplacement() {}

  /** Replaces matches with a text in which {@code %1} stands for a capture. */
  public static String replaceAll(
      String source, String pattern, String replacement, long most, LongConsumer meter) {
    return replaceAll(source, pattern, most, meter, match -> substitute(match, replacement)).text();
  }

  /** A replaced text and how many matches it had. */
  public record Replaced(String text, long count) {}

  /** Replaces matches with what a function makes of them; null keeps a match. */
  public static Replaced replaceAll(
      String source,
      String pattern,
      long most,
      LongConsumer meter,
      Function<LuaPattern.Match, @Nullable String> replacement) {
    LuaPattern matcher = new LuaPattern(source, pattern, meter);
    StringBuilder result = new StringBuilder(source.length());
    int position = 0;
    int lastEnd = -1;
    long count = 0;
    while (count < most) {
      LuaPattern.Match match = matcher.matchAt(position);
      // Nothing at all matches once more where the match before ended: that is no match.
      if (match != null && match.end() != lastEnd) {
        count++;
        String text = replacement.apply(match);
        result.append(text == null ? match.text() : text);
        lastEnd = match.end();
        position = lastEnd;
      } else if (position < source.length()) {
        result.append(source.charAt(position++));
      } else {
        break;
      }
      if (matcher.isAnchored()) {
        break;
      }
    }
    if (position < source.length()) {
      result.append(source, position, source.length());
    }
    return new Replaced(result.toString(), count);
  }

  /** Returns a replacement text with its captures filled in. */
  public static String substitute(LuaPattern.Match match, String replacement) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c != '%') {
        result.append(c);
        continue;
      }
      char next = ++i < replacement.length() ? replacement.charAt(i) : 0;
      if (next == '%') {
        result.append('%');
      } else if (next == '0') {
        result.append(match.text());
      } else if (next >= '1' && next <= '9') {
        result.append(match.capture(next - '1'));
      } else {
        throw new IllegalArgumentException("invalid use of '%' in replacement string");
      }
    }
    return result.toString();
  }

  /** Lua's {@code string.sub}: positions count from 1, negative ones from the end. */
  public static String substring(String text, long start, long end) {
    long length = text.length();
    long first = start > 0 ? start : start == 0 ? 1 : Math.max(1, length + start + 1);
    long last = end >= 0 ? Math.min(end, length) : length + end + 1;
    return first > last ? "" : text.substring((int) first - 1, (int) last);
  }
}
