package io.github.packit4j.distgit.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One file that a new commit changes. */
public sealed interface FileChange {

  /** Returns the path from the root of the repository, with slashes. */
  String path();

  /** Writes a regular file with the given text in UTF-8. */
  static FileChange write(String path, String text) {
    return new Write(path, text.getBytes(StandardCharsets.UTF_8), false);
  }

  /** Writes a regular file. */
  static FileChange write(String path, byte[] content) {
    return new Write(path, content, false);
  }

  /** Removes a file. */
  static FileChange delete(String path) {
    return new Delete(path);
  }

  /**
   * Creates or replaces a file.
   *
   * @param path the path from the root
   * @param content the content; copied
   * @param executable whether to make the file executable; if not, a file that is there keeps its
   *     mode and a new one is not executable
   */
  record Write(String path, byte[] content, boolean executable) implements FileChange {

    /** Copies the content. */
    public Write {
      content = content.clone();
    }

    @Override
    public byte[] content() {
      return content.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Write that
          && path.equals(that.path)
          && executable == that.executable
          && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
      return 31 * path.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
      return "Write[" + path + ", " + content.length + " bytes]";
    }
  }

  /**
   * Removes a file; nothing happens if there is none.
   *
   * @param path the path from the root
   */
  record Delete(String path) implements FileChange {}
}
