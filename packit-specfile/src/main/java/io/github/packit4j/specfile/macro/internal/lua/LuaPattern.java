package io.github.packit4j.specfile.macro.internal.lua;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lua's patterns: character classes, sets, {@code * + - ?}, anchors, captures, {@code %b} and
 * {@code %f}. Matching is metered, so a hostile pattern can be stopped.
 */
public final class LuaPattern {
  private static final int MAX_CAPTURES = 32;
  private static final int MAX_DEPTH = 220;
  private static final int OPEN = -1;
  private static final int POSITION = -2;

  private final String source;
  private final String pattern;
  private final int[] captureStart = new int[MAX_CAPTURES];
  private final int[] captureLength = new int[MAX_CAPTURES];
  private int captures;
  private int depth;
  private final LongConsumer meter;
  private final LuaCharacters characters;

  /** Prepares to match a pattern against a text; the meter is told each step and may object. */
  public LuaPattern(String source, String pattern, LongConsumer meter) {
    this.source = source;
    this.pattern = pattern;
    this.meter = meter;
    this.characters = new LuaCharacters(pattern);
  }

  /** One match: where it starts and ends, and its captures. */
  public final class Match {
    private final int start;
    private final int end;

    private Match(int start, int end) {
      this.start = start;
      this.end = end;
    }

    /** Returns the index of the first character. */
    public int start() {
      return start;
    }

    /** Returns the index behind the last character. */
    public int end() {
      return end;
    }

    /** Returns the matched text. */
    public String text() {
      return source.substring(start, end);
    }

    /** Returns how many captures the pattern has; 0 if it has none. */
    public int captures() {
      return captures;
    }

    /** Returns a capture, counted from 0: a text, or a position (from 1) as a number. */
    public Object capture(int index) {
      if (index >= captures) {
        if (index == 0) {
          return source.substring(start, end);
        }
        throw new IllegalArgumentException("invalid capture index %" + (index + 1));
      }
      if (captureLength[index] == POSITION) {
        return (long) captureStart[index] + 1;
      }
      if (captureLength[index] == OPEN) {
        throw new IllegalArgumentException("unfinished capture");
      }
      return source.substring(captureStart[index], captureStart[index] + captureLength[index]);
    }
  }

  /**
   * Finds the first match at or after an index, or returns null.
   *
   * @throws IllegalArgumentException if the pattern is malformed or too expensive
   */
  public @Nullable Match find(int from) {
    boolean anchored = isAnchored();
    for (int start = from; start <= source.length(); start++) {
      Match found = matchAt(start);
      if (found != null || anchored) {
        return found;
      }
    }
    return null;
  }

  /** Returns the match that begins at an index, or null. */
  @Nullable Match matchAt(int start) {
    captures = 0;
    depth = 0;
    int end = match(start, isAnchored() ? 1 : 0);
    return end < 0 ? null : new Match(start, end);
  }

  boolean isAnchored() {
    return pattern.startsWith("^");
  }

  private int match(int start, int patternStart) {
    int s = start;
    int p = patternStart;
    if (++depth > MAX_DEPTH) {
      throw new IllegalArgumentException("pattern too complex");
    }
    try {
      while (true) {
        meter.accept(1);
        if (p == pattern.length()) {
          return s;
        }
        char c = pattern.charAt(p);
        if (c == '(') {
          boolean position = p + 1 < pattern.length() && pattern.charAt(p + 1) == ')';
          return position ? startCapture(s, p + 2, POSITION) : startCapture(s, p + 1, OPEN);
        }
        if (c == ')') {
          return endCapture(s, p + 1);
        }
        if (c == '$' && p + 1 == pattern.length()) {
          return s == source.length() ? s : -1;
        }
        char escaped = c == '%' && p + 1 < pattern.length() ? pattern.charAt(p + 1) : 0;
        if (escaped == 'b') {
          s = matchBalance(s, p + 2);
          if (s < 0) {
            return -1;
          }
          p += 4;
          continue;
        }
        if (escaped == 'f') {
          p += 2;
          if (!pattern.startsWith("[", p)) {
            throw new IllegalArgumentException("missing '[' after '%f' in pattern");
          }
          int end = characters.end(p);
          char before = s == 0 ? 0 : source.charAt(s - 1);
          char here = s < source.length() ? source.charAt(s) : 0;
          if (characters.matchSet(before, p, end - 1) || !characters.matchSet(here, p, end - 1)) {
            return -1;
          }
          p = end;
          continue;
        }
        if (escaped >= '0' && escaped <= '9') {
          s = matchCapture(s, escaped);
          if (s < 0) {
            return -1;
          }
          p += 2;
          continue;
        }
        int end = characters.end(p);
        char quantifier = end < pattern.length() ? pattern.charAt(end) : 0;
        boolean single = matchesSingle(s, p, end);
        switch (quantifier) {
          case '?' -> {
            if (single) {
              int result = match(s + 1, end + 1);
              if (result >= 0) {
                return result;
              }
            }
            p = end + 1;
          }
          case '+' -> {
            return single ? maxExpand(s + 1, p, end) : -1;
          }
          case '*' -> {
            return maxExpand(s, p, end);
          }
          case '-' -> {
            return minExpand(s, p, end);
          }
          default -> {
            if (!single) {
              return -1;
            }
            s++;
            p = end;
          }
        }
      }
    } finally {
      depth--;
    }
  }

  private int maxExpand(int s, int p, int end) {
    int count = 0;
    while (matchesSingle(s + count, p, end)) {
      count++;
    }
    meter.accept(count);
    for (; count >= 0; count--) {
      int result = match(s + count, end + 1);
      if (result >= 0) {
        return result;
      }
    }
    return -1;
  }

  private int minExpand(int start, int p, int end) {
    int s = start;
    while (true) {
      int result = match(s, end + 1);
      if (result >= 0) {
        return result;
      }
      if (!matchesSingle(s, p, end)) {
        return -1;
      }
      s++;
    }
  }

  private int startCapture(int s, int p, int kind) {
    if (captures >= MAX_CAPTURES) {
      throw new IllegalArgumentException("too many captures");
    }
    captureStart[captures] = s;
    captureLength[captures] = kind;
    captures++;
    int result = match(s, p);
    if (result < 0) {
      captures--;
    }
    return result;
  }

  private int endCapture(int s, int p) {
    int open = captures - 1;
    while (open >= 0 && captureLength[open] != OPEN) {
      open--;
    }
    if (open < 0) {
      throw new IllegalArgumentException("invalid pattern capture");
    }
    captureLength[open] = s - captureStart[open];
    int result = match(s, p);
    if (result < 0) {
      captureLength[open] = OPEN;
    }
    return result;
  }

  private int matchBalance(int s, int p) {
    if (p + 1 >= pattern.length()) {
      throw new IllegalArgumentException("malformed pattern (missing arguments to '%b')");
    }
    if (s >= source.length() || source.charAt(s) != pattern.charAt(p)) {
      return -1;
    }
    char left = pattern.charAt(p);
    char right = pattern.charAt(p + 1);
    int level = 1;
    for (int i = s + 1; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == right) {
        if (--level == 0) {
          return i + 1;
        }
      } else if (c == left) {
        level++;
      }
    }
    return -1;
  }

  private int matchCapture(int s, char digit) {
    int index = digit - '1';
    if (index < 0 || index >= captures || captureLength[index] == OPEN) {
      throw new IllegalArgumentException("invalid capture index %" + (index + 1));
    }
    int length = captureLength[index];
    return source.regionMatches(s, source, captureStart[index], length) ? s + length : -1;
  }

  private boolean matchesSingle(int s, int p, int end) {
    return s < source.length() && characters.matches(source.charAt(s), p, end);
  }
}
