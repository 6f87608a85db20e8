package io.github.packit4j.distgit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one line of a {@code sources} file, in the new (BSD) or the old (md5sum) format. */
final class SourcesLine {

  private static final Pattern BSD = Pattern.compile("([^ ]+) \\(([^ )]+)\\) = ([^ ]+)");
  private static final String OLD_SEPARATOR = "  ";

  private SourcesLine() {}

  /** Returns the entry of a line without its surrounding white space; empty if it is malformed. */
  static Optional<SourceEntry> parse(String line) {
    Matcher bsd = BSD.matcher(line);
    if (bsd.matches()) {
      return Optional.of(new SourceEntry(bsd.group(1), bsd.group(3), bsd.group(2)));
    }
    int separator = line.indexOf(OLD_SEPARATOR);
    String fileName = separator < 0 ? "" : line.substring(separator + OLD_SEPARATOR.length());
    if (separator <= 0 || fileName.isEmpty()) {
      return Optional.empty();
    }
    // MD5 whatever the length: the old format knows no other hash function.
    return Optional.of(new SourceEntry(HashType.MD5.key(), line.substring(0, separator), fileName));
  }
}
