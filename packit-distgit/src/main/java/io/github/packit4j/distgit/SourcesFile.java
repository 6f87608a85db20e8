package io.github.packit4j.distgit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A {@code sources} file: which files of the lookaside cache a package consists of.
 *
 * <p>Immutable. Lines that a change does not concern stay as they are, byte for byte, so that a
 * diff shows nothing but the change. Both formats are read, {@code SHA512 (name) = hash} and the
 * old {@code md5 name}; new lines are always written in the first.
 *
 * <p>Reading follows what Fedora's packaging tools do (rpkg's {@code sources.py}): blank lines are
 * skipped, white space around a line is ignored, a comment is an error.
 */
public final class SourcesFile {

  private static final int MAX_LENGTH = 4 << 20;
  private static final SourcesFile EMPTY = new SourcesFile(List.of());

  /** One line: its text with its line end, how it is encoded, and its entry unless it is blank. */
  private record Line(String text, Charset charset, Optional<SourceEntry> entry) {

    static Line of(SourceEntry entry) {
      return new Line(entry.toLine() + "\n", StandardCharsets.UTF_8, Optional.of(entry));
    }

    boolean names(String fileName) {
      return entry.filter(e -> e.fileName().equals(fileName)).isPresent();
    }

    Line terminated() {
      return text.endsWith("\n") ? this : new Line(text + "\n", charset, entry);
    }
  }

  private final List<Line> lines;

  private SourcesFile(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /** Returns a file without entries. */
  public static SourcesFile empty() {
    return EMPTY;
  }

  /** Returns a new file with the given entries, one a line, repetitions left out. */
  public static SourcesFile of(Collection<SourceEntry> entries) {
    return EMPTY.replaceAll(entries);
  }

  /**
   * Reads a file as it is in a repository: UTF-8, or where a line is not, Latin-1, so that it comes
   * back byte for byte.
   *
   * @throws SourcesException if a line is neither blank nor an entry, with its number
   */
  public static SourcesFile parse(byte[] content) {
    // Latin-1 keeps each byte, so that lines can be told before they are decoded.
    return parse(new String(content, StandardCharsets.ISO_8859_1), SourcesFile::decoded);
  }

  /**
   * Reads the text of a file.
   *
   * @throws SourcesException if a line is neither blank nor an entry, with its number
   */
  public static SourcesFile parse(String text) {
    return parse(text, line -> new Line(line, StandardCharsets.UTF_8, Optional.empty()));
  }

  private static SourcesFile parse(String text, Function<String, Line> decoder) {
    if (text.length() > MAX_LENGTH) {
      throw new SourcesException(
          "Tried to read a sources file but it is longer than " + MAX_LENGTH + " characters");
    }
    List<Line> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start) + 1;
      if (end == 0) {
        end = text.length();
      }
      lines.add(parseLine(lines.size() + 1, decoder.apply(text.substring(start, end))));
      start = end;
    }
    return new SourcesFile(lines);
  }

  private static Line decoded(String bytes) {
    try {
      ByteBuffer line = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
      String text = StandardCharsets.UTF_8.newDecoder().decode(line).toString();
      return new Line(text, StandardCharsets.UTF_8, Optional.empty());
    } catch (CharacterCodingException e) {
      return new Line(bytes, StandardCharsets.ISO_8859_1, Optional.empty());
    }
  }

  private static Line parseLine(int number, Line line) {
    String content = line.text().strip();
    if (content.isEmpty()) {
      return line;
    }
    Optional<SourceEntry> entry = SourcesLine.parse(content);
    if (entry.isEmpty()) {
      throw new SourcesException(
          number,
          "expected 'TYPE (file) = hash' or 'md5  file' but found '"
              + content.substring(0, Math.min(content.length(), 200))
              + "'; remove the line or write it in one of these forms");
    }
    return new Line(line.text(), line.charset(), entry);
  }

  /** Returns the entries in the order of the file, each once. */
  public List<SourceEntry> entries() {
    LinkedHashSet<SourceEntry> entries = new LinkedHashSet<>();
    lines.forEach(line -> line.entry().ifPresent(entries::add));
    return List.copyOf(entries);
  }

  /** Returns the entries of one file name; more than one if the file is listed with two hashes. */
  public List<SourceEntry> entriesOf(String fileName) {
    return entries().stream().filter(entry -> entry.fileName().equals(fileName)).toList();
  }

  /**
   * Sets the entry of one file name: its line is replaced where it stands, or added at the end. A
   * further line of the same name is dropped.
   *
   * @return this file itself if it says so already
   * @throws SourcesException if another file is listed with another type of hash, which the tools
   *     refuse; use {@link #replaceAll} then
   */
  public SourcesFile with(SourceEntry entry) {
    requireWritable(entry);
    if (entriesOf(entry.fileName()).equals(List.of(entry))) {
      return this;
    }
    requireSameType(
        entries().stream().filter(e -> !e.fileName().equals(entry.fileName())).toList(), entry);
    List<Line> changed = new ArrayList<>();
    boolean placed = false;
    for (Line line : lines) {
      if (!line.names(entry.fileName())) {
        changed.add(line);
      } else if (!placed) {
        changed.add(Line.of(entry));
        placed = true;
      }
    }
    return placed ? new SourcesFile(changed) : appended(entry);
  }

  /**
   * Adds an entry at the end as {@code fedpkg upload} does: an entry of the same name with another
   * hash is kept beside it.
   *
   * @return this file itself if it has the entry already
   * @throws SourcesException if the file has an entry with another type of hash
   */
  public SourcesFile add(SourceEntry entry) {
    requireWritable(entry);
    requireSameType(entries(), entry);
    return entries().contains(entry) ? this : appended(entry);
  }

  /** Drops every line of a file name; returns this file itself if there is none. */
  public SourcesFile without(String fileName) {
    List<Line> kept = lines.stream().filter(line -> !line.names(fileName)).toList();
    return kept.size() == lines.size() ? this : new SourcesFile(kept);
  }

  /**
   * Makes the file consist of exactly the given entries in their order, as {@code fedpkg
   * new-sources} does. An entry that is there already keeps its line as written.
   *
   * @return this file itself if it has these entries in this order already
   */
  public SourcesFile replaceAll(Collection<SourceEntry> entries) {
    List<SourceEntry> wanted = List.copyOf(new LinkedHashSet<>(entries));
    if (wanted.equals(entries())) {
      return this;
    }
    wanted.forEach(SourcesFile::requireWritable);
    return new SourcesFile(wanted.stream().map(this::existingOrNewLine).toList());
  }

  private Line existingOrNewLine(SourceEntry entry) {
    return lines.stream()
        .filter(line -> line.entry().filter(entry::equals).isPresent())
        .findFirst()
        .map(Line::terminated)
        .orElseGet(() -> Line.of(entry));
  }

  private SourcesFile appended(SourceEntry entry) {
    List<Line> changed = new ArrayList<>(lines);
    if (!changed.isEmpty()) {
      changed.set(changed.size() - 1, changed.get(changed.size() - 1).terminated());
    }
    changed.add(Line.of(entry));
    return new SourcesFile(changed);
  }

  /** Returns the file as it is to be written, unchanged lines exactly as they were read. */
  public String text() {
    return lines.stream().map(Line::text).collect(Collectors.joining());
  }

  /** Returns the file as it is to be written, unchanged lines with the bytes that were read. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    lines.forEach(line -> bytes.writeBytes(line.text().getBytes(line.charset())));
    return bytes.toByteArray();
  }

  /**
   * Returns the file as Fedora's tools would rewrite it: every entry once, in the new format,
   * without blank lines.
   */
  public String normalized() {
    return entries().stream().map(entry -> entry.toLine() + "\n").collect(Collectors.joining());
  }

  private static void requireSameType(List<SourceEntry> others, SourceEntry entry) {
    for (SourceEntry other : others) {
      if (!other.hashType().equals(entry.hashType())) {
        throw new SourcesException(
            "Tried to add "
                + entry.fileName()
                + " with its "
                + entry.hashType()
                + " but "
                + other.fileName()
                + " is listed with its "
                + other.hashType()
                + "; types cannot be mixed, so replace all entries");
      }
    }
  }

  private static void requireWritable(SourceEntry entry) {
    if (!entry.isWritable()) {
      throw new SourcesException(
          "Tried to write '"
              + entry.toLine()
              + "' but a sources file cannot hold a file name with a space or parenthesis");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourcesFile that && lines.equals(that.lines);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
