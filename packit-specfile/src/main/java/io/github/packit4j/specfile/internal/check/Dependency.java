package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.version.Evr;
import org.jspecify.annotations.Nullable;

/**
 * One dependency.
 *
 * @param name the name or file
 * @param sense the comparison as written; empty without version
 * @param version the version; empty if there is none
 */
record Dependency(String name, String sense, String version) {

  /** Returns the comparison that a word is; null if it is none. */
  static @Nullable String sense(String word) {
    return switch (word) {
      case "<", "<=", "=<", "=", "==", ">=", "=>", ">" -> word;
      default -> null;
    };
  }

  /** Tells whether some version fulfils both. */
  boolean overlaps(Dependency other) {
    if (!name.equals(other.name)) {
      return false;
    }
    if (version.isEmpty() || other.version.isEmpty()) {
      return true;
    }
    int order = Evr.parse(version).compareTo(Evr.parse(other.version));
    if (order == 0) {
      return (has('<') && other.has('<'))
          || (has('>') && other.has('>'))
          || (has('=') && other.has('='));
    }
    return order < 0 ? has('>') || other.has('<') : has('<') || other.has('>');
  }

  private boolean has(char comparison) {
    return sense.indexOf(comparison) >= 0;
  }
}
