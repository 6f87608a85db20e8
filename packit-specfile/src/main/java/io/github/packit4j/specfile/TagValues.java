package io.github.packit4j.specfile;

/** What RPM takes as the value of a tag (4.18, {@code build/parsePreamble.c}). */
final class TagValues {

  private TagValues() {}

  /**
   * Returns a version that stands for itself in a spec file.
   *
   * @throws SpecFileException if a character of it is not allowed in a Version, or begins a macro
   */
  static String requireVersion(String version) {
    if (version.isEmpty()) {
      throw new SpecFileException(0, 0, "The version is empty");
    }
    for (int i = 0; i < version.length(); i++) {
      char c = version.charAt(i);
      if (!isWord(c) && "._+~^".indexOf(c) < 0) {
        throw new SpecFileException(
            0,
            0,
            "Version '%s' has a character that RPM does not allow in one: %s (character %d); allowed are letters, digits and ._+~^"
                .formatted(version, shown(c), i + 1));
      }
    }
    return version;
  }

  private static String shown(char c) {
    return c < ' ' || c > '~' ? "U+%04X".formatted((int) c) : "'" + c + "'";
  }

  private static boolean isWord(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }
}
