package io.github.packit4j.config.problem.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what someone who misspelt a name probably meant. */
public final class NearestName {

  private NearestName() {}

  /**
   * Returns the candidate with the fewest edits, if these are few for the length of the name.
   *
   * @param name the misspelt name
   * @param candidates the valid names
   */
  public static Optional<String> of(String name, Collection<String> candidates) {
    String wanted = plain(name);
    if (wanted.length() > 100) {
      return Optional.empty();
    }
    int allowed = wanted.length() < 3 ? 0 : wanted.length() < 6 ? 1 : wanted.length() < 9 ? 2 : 3;
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - wanted.length()) <= allowed)
        .filter(candidate -> distance(wanted, plain(candidate)) <= allowed)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(wanted, plain(candidate)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Case and the choice between dash and underscore are no differences. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** The Damerau-Levenshtein distance with adjacent transpositions. */
  static int distance(String left, String right) {
    int[] beforeLast = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        row[j] = Math.min(last[j - 1] + (same ? 0 : 1), 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[right.length()];
  }
}
