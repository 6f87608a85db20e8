package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.SpecProblem.Kind;

/** Texts that go into a package are UTF-8. */
final class Encoding {

  private Encoding() {}

  /** Checks a text of the line read last; a byte that is no UTF-8 is a lone surrogate in it. */
  static void check(SpecReader reader, String text) {
    check(reader, reader.lineNumber(), text);
  }

  /** Checks a text of a line. */
  static void check(SpecReader reader, int line, String text) {
    boolean broken = text.chars().anyMatch(c -> c >= 0xdc80 && c <= 0xdcff) && hasLone(text);
    if (broken && DependencyRules.isSet(reader.expander(), "_invalid_encoding_terminates_build")) {
      reader.refuse(
          line,
          Kind.TAG,
          "Invalid UTF-8 in '" + Characters.strip(text) + "'; save the file as UTF-8");
    }
  }

  private static boolean hasLone(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xdc80 && c <= 0xdcff);
  }
}
