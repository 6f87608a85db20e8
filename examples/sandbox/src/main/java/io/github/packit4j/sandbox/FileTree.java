package io.github.packit4j.sandbox;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files of a commit: repository paths with their content and kind. Immutable.
 *
 * <p>Committing a tree adds or replaces these files and leaves the others as they are.
 */
public final class FileTree {

  private static final FileTree EMPTY = new FileTree(Map.of());

  private final Map<String, Entry> entries;

  private record Entry(Kind kind, byte[] content) {}

  /** What git keeps a file as. */
  public enum Kind {
    /** A plain file, mode 100644. */
    FILE,
    /** A file that can be run, mode 100755. */
    EXECUTABLE,
    /** A symbolic link, mode 120000; its content is the target. */
    LINK
  }

  private FileTree(Map<String, Entry> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  /** Returns a tree without files. */
  public static FileTree empty() {
    return EMPTY;
  }

  /** Returns a tree of one text file. */
  public static FileTree of(String path, String text) {
    return EMPTY.and(path, text);
  }

  /** Returns a tree of two text files. */
  public static FileTree of(String path, String text, String path2, String text2) {
    return EMPTY.and(path, text).and(path2, text2);
  }

  /** Returns a tree of text files by path. */
  public static FileTree of(Map<String, String> texts) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    texts.forEach((path, text) -> entries.put(checked(path), new Entry(Kind.FILE, utf8(text))));
    return new FileTree(entries);
  }

  /**
   * Reads all files below a directory, hidden ones included, without {@code .git}. Symbolic links
   * are taken as links.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  public static FileTree ofDirectory(Path directory) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        String relative = directory.relativize(path).toString().replace('\\', '/');
        boolean leaf = !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        if (leaf && !relative.startsWith(".git/")) {
          entries.put(checked(relative), read(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to read the files below " + directory, e);
    }
    return new FileTree(entries);
  }

  private static Entry read(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return new Entry(Kind.LINK, utf8(Files.readSymbolicLink(path).toString()));
    }
    Kind kind = Files.isExecutable(path) ? Kind.EXECUTABLE : Kind.FILE;
    return new Entry(kind, Files.readAllBytes(path));
  }

  /** Returns this tree with a text file (UTF-8) added or replaced. */
  public FileTree and(String path, String text) {
    return and(path, Kind.FILE, utf8(text));
  }

  /** Returns this tree with a file added or replaced. */
  public FileTree and(String path, byte[] content) {
    return and(path, Kind.FILE, content);
  }

  /** Returns this tree with a text file that can be run added or replaced. */
  public FileTree andExecutable(String path, String text) {
    return and(path, Kind.EXECUTABLE, utf8(text));
  }

  /** Returns this tree with a symbolic link added or replaced. */
  public FileTree andLink(String path, String target) {
    return and(path, Kind.LINK, utf8(target));
  }

  /** Returns this tree with a file of some kind added or replaced. */
  public FileTree and(String path, Kind kind, byte[] content) {
    Map<String, Entry> more = new LinkedHashMap<>(entries);
    more.put(checked(path), new Entry(kind, content.clone()));
    return new FileTree(more);
  }

  /** Returns the paths in the order in which they were added. */
  public Set<String> paths() {
    return entries.keySet();
  }

  /** Returns a copy of a file's content; empty if the tree has no such file. */
  public Optional<byte[]> content(String path) {
    return Optional.ofNullable(entries.get(path)).map(entry -> entry.content().clone());
  }

  /** Returns what a file is; empty if the tree has no such file. */
  public Optional<Kind> kind(String path) {
    return Optional.ofNullable(entries.get(path)).map(Entry::kind);
  }

  /** Lists the paths. */
  @Override
  public String toString() {
    return "FileTree" + paths();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String checked(String path) {
    requireNonNull(path, "path");
    if (path.isEmpty() || path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
      throw new IllegalArgumentException("Not a path inside a repository: '" + path + "'");
    }
    return path;
  }
}
