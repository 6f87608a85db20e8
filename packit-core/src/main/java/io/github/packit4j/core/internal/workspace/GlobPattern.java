package io.github.packit4j.core.internal.workspace;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A shell wildcard pattern for paths: {@code ?}, {@code *} and {@code [...]} stop at a slash,
 * {@code **} does not. Takes time proportional to the product of the lengths, whatever the pattern:
 * all its positions that a path may have reached are followed at once.
 */
final class GlobPattern {

  /** What one position takes: a character, or any number of them. */
  private record Part(IntPredicate takes, boolean repeated, boolean noLeadingDot) {}

  private final List<Part> parts;

  private GlobPattern(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  static boolean isGlob(String text) {
    return text.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
  }

  /**
   * Reads a pattern.
   *
   * @param glob the pattern
   * @param hiddenByStar whether a wildcard at the start of a name matches a leading dot, as in
   *     rsync; a shell's does not
   */
  static GlobPattern of(String glob, boolean hiddenByStar) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      boolean nameStart = i == 0 || glob.charAt(i - 1) == '/';
      boolean noLeadingDot = nameStart && !hiddenByStar;
      int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
      if (glob.startsWith("**", i)) {
        parts.add(new Part(any -> true, true, noLeadingDot));
        i++;
      } else if (c == '*') {
        parts.add(new Part(GlobPattern::inName, true, noLeadingDot));
      } else if (c == '?') {
        parts.add(new Part(GlobPattern::inName, false, noLeadingDot));
      } else if (close > 0) {
        parts.add(new Part(set(glob.substring(i + 1, close)), false, false));
        i = close;
      } else {
        parts.add(new Part(character -> character == c, false, false));
      }
    }
    return new GlobPattern(parts);
  }

  private static boolean inName(int c) {
    return c != '/';
  }

  /** An unclosed bracket is a plain character, as in a shell. */
  private static IntPredicate set(String body) {
    boolean negated = body.startsWith("!") || body.startsWith("^");
    BitSet set = new BitSet();
    for (int i = negated ? 1 : 0; i < body.length(); i++) {
      boolean range = i + 2 < body.length() && body.charAt(i + 1) == '-';
      char last = body.charAt(range ? i + 2 : i);
      if (body.charAt(i) <= last) { // A reversed range is empty.
        set.set(body.charAt(i), last + 1);
      }
      i += range ? 2 : 0;
    }
    return c -> inName(c) && set.get(c) != negated;
  }

  /** Tells whether the pattern is the whole path's. */
  boolean matches(String path) {
    BitSet reached = new BitSet();
    reach(reached, 0, path, 0);
    for (int i = 0; i < path.length() && !reached.isEmpty(); i++) {
      BitSet next = new BitSet();
      for (int p = reached.nextSetBit(0); p >= 0; p = reached.nextSetBit(p + 1)) {
        if (p < parts.size() && parts.get(p).takes().test(path.charAt(i))) {
          if (parts.get(p).repeated()) {
            next.set(p);
          }
          reach(next, p + 1, path, i + 1);
        }
      }
      reached = next;
    }
    return reached.get(parts.size());
  }

  /** A part that may take nothing lets the next one be reached, too. */
  private void reach(BitSet reached, int from, String path, int at) {
    for (int p = from; !reached.get(p); p++) {
      boolean hidden = path.startsWith(".", at) && (at == 0 || path.charAt(at - 1) == '/');
      if (p < parts.size() && parts.get(p).noLeadingDot() && hidden) {
        return;
      }
      reached.set(p);
      if (p == parts.size() || !parts.get(p).repeated()) {
        return;
      }
    }
  }
}
