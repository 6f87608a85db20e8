package io.github.packit4j.specfile.internal.check;

/** What RPM drops from the lines of a section as it reads them. */
enum Strip {
  NOTHING,
  COMMENTS,
  COMMENTS_AND_TRAILING_SPACE;

  String apply(String line) {
    if (this == NOTHING) {
      return line;
    }
    int start = Characters.skipSpace(line, 0);
    String kept = line.startsWith("#", start) ? line.substring(0, start) : line;
    return this == COMMENTS ? kept : Characters.stripEnd(kept);
  }
}
