package io.github.packit4j.distgit;

import io.github.packit4j.distgit.internal.FileNames;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A {@code .gitignore} file of a package: it lists the archives that live in the lookaside cache.
 *
 * <p>Immutable. A name is added only if no line matches it, by the rule of Fedora's packaging tools
 * (rpkg's {@code gitignore.py}): each line is a plain glob, a slash in front is ignored on both
 * sides; negations and directories have no meaning.
 */
public final class GitIgnore {

  private static final String SPECIAL = "*?[\\";

  private final String text;

  private GitIgnore(String text) {
    this.text = text;
  }

  /** Returns a file without lines. */
  public static GitIgnore empty() {
    return new GitIgnore("");
  }

  /** Reads a file as it is in a repository, in UTF-8. */
  public static GitIgnore parse(byte[] content) {
    return new GitIgnore(new String(content, StandardCharsets.UTF_8));
  }

  /** Reads the text of a file. */
  public static GitIgnore parse(String text) {
    return new GitIgnore(text);
  }

  /** Tells whether a line of this file matches the given file name. */
  public boolean matches(String fileName) {
    String name = withoutSlash(fileName);
    return lines().stream().anyMatch(line -> Glob.matches(withoutSlash(line), name));
  }

  /**
   * Adds a line {@code /name} at the end unless a line matches the name already.
   *
   * @param fileName the file's name; a slash in front is allowed
   * @return this file itself if nothing had to be added
   */
  public GitIgnore with(String fileName) {
    String name = FileNames.requirePlain(withoutSlash(fileName));
    if (matches(name)) {
      return this;
    }
    String separator = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    return new GitIgnore(text + separator + "/" + escaped(name) + "\n");
  }

  private List<String> lines() {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static String withoutSlash(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }

  private static String escaped(String name) {
    StringBuilder escaped = new StringBuilder();
    for (char c : name.toCharArray()) {
      if (SPECIAL.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  /** Returns the file as it is to be written. */
  public String text() {
    return text;
  }

  /** Returns {@link #text()} in UTF-8. */
  public byte[] toBytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GitIgnore that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
