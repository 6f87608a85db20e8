package io.github.packit4j.sandbox;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files of a commit: repository paths with their content. Immutable.
 *
 * <p>Committing a tree adds or replaces these files and leaves the others as they are.
 */
public final class FileTree {

  private static final FileTree EMPTY = new FileTree(Map.of());

  private final Map<String, byte[]> contents;

  private FileTree(Map<String, byte[]> contents) {
    this.contents = Collections.unmodifiableMap(contents);
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
    Map<String, byte[]> contents = new LinkedHashMap<>();
    texts.forEach((path, text) -> contents.put(checked(path), utf8(text)));
    return new FileTree(contents);
  }

  /**
   * Reads all files below a directory, hidden ones included, without {@code .git}.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  public static FileTree ofDirectory(Path directory) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile).sorted()::iterator) {
        String relative = directory.relativize(path).toString().replace('\\', '/');
        if (!relative.startsWith(".git/")) {
          contents.put(checked(relative), Files.readAllBytes(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to read the files below " + directory, e);
    }
    return new FileTree(contents);
  }

  /** Returns this tree with a text file (UTF-8) added or replaced. */
  public FileTree and(String path, String text) {
    return and(path, utf8(text));
  }

  /** Returns this tree with a file added or replaced. */
  public FileTree and(String path, byte[] content) {
    Map<String, byte[]> more = new LinkedHashMap<>(contents);
    more.put(checked(path), content.clone());
    return new FileTree(more);
  }

  /** Returns the paths in the order in which they were added. */
  public Set<String> paths() {
    return contents.keySet();
  }

  /** Returns a copy of a file's content; empty if the tree has no such file. */
  public Optional<byte[]> content(String path) {
    return Optional.ofNullable(contents.get(path)).map(byte[]::clone);
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
