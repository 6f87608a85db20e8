package io.github.packit4j.distgit.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.ignore.IgnoreNode;

/**
 * What git ignores in a directory: the rules of all {@code .gitignore} files in it, as git applies
 * them. They are about files that no commit has; what a commit has is never ignored.
 */
public final class IgnoreRules {

  private static final String FILE = ".gitignore";

  /** How many bytes a file may have, as its lines are read into memory. */
  private static final long LARGEST = 1_000_000;

  /** The rules by the directory that they are for; empty for the top. */
  private final Map<String, IgnoreNode> rules;

  private IgnoreRules(Map<String, IgnoreNode> rules) {
    this.rules = Map.copyOf(rules);
  }

  /**
   * Reads the rules of a directory as they are now.
   *
   * @param root the top directory of a checkout
   * @return the rules
   * @throws UncheckedIOException if a file cannot be read, or has more than 1,000,000 bytes
   */
  public static IgnoreRules of(Path root) {
    Map<String, IgnoreNode> rules = new HashMap<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                throws IOException {
              if (directory.equals(root.resolve(".git"))) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              Path file = directory.resolve(FILE);
              if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                rules.put(root.relativize(directory).toString().replace('\\', '/'), read(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new IgnoreRules(rules);
  }

  private static IgnoreNode read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LARGEST) {
      throw new IOException(
          "%s is %,d bytes large, and one of more than %,d is not read"
              .formatted(file, size, LARGEST));
    }
    IgnoreNode node = new IgnoreNode();
    try (InputStream content = Files.newInputStream(file)) {
      node.parse(content);
    }
    return node;
  }

  /**
   * Tells whether git ignores a file.
   *
   * @param path its path below the top directory, joined by {@code /}
   * @return whether it or a directory that it is in is ignored
   */
  public boolean ignores(String path) {
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      if (decision(path.substring(0, end), true)) {
        return true;
      }
    }
    return decision(path, false);
  }

  /** The rules nearest to an entry decide, if they say anything of it. */
  private boolean decision(String entry, boolean directory) {
    String place = entry;
    while (!place.isEmpty()) {
      place = place.substring(0, Math.max(0, place.lastIndexOf('/')));
      IgnoreNode node = rules.get(place);
      Boolean ignored =
          node == null
              ? null
              : node.checkIgnored(
                  place.isEmpty() ? entry : entry.substring(place.length() + 1), directory);
      if (ignored != null) {
        return ignored;
      }
    }
    return false;
  }
}
