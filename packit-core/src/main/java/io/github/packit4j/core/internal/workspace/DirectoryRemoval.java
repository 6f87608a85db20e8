package io.github.packit4j.core.internal.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Removes a directory whatever commands have left in it: directories without permissions, and some
 * so deep that no path leads to their end. What is below is moved to the top before it is emptied,
 * so paths stay short. Links are removed and not followed.
 */
public final class DirectoryRemoval {

  private final Path root;
  private final Deque<Path> left = new ArrayDeque<>();

  private DirectoryRemoval(Path root) {
    this.root = root;
  }

  /**
   * Removes a directory with all that is in it.
   *
   * @param directory the directory, which may be absent
   * @throws UncheckedIOException if the operating system does not let it
   */
  public static void of(Path directory) {
    try {
      if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        new DirectoryRemoval(directory).run();
      } else {
        Files.deleteIfExists(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() throws IOException {
    permit(root);
    left.add(root);
    while (!left.isEmpty()) {
      Path directory = left.getLast();
      if (empty(directory)) {
        Files.delete(directory);
        left.removeLast();
      }
    }
  }

  /** Returns whether nothing is left in it; the directories that were in it come first then. */
  private boolean empty(Path directory) throws IOException {
    boolean empty = true;
    for (Path entry : entries(directory)) {
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        permit(entry);
        // No command knows this name, so none has taken it.
        left.add(Files.move(entry, root.resolve(UUID.randomUUID().toString())));
        empty = false;
      } else {
        Files.delete(entry);
      }
    }
    return empty;
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  private static void permit(Path directory) throws IOException {
    boolean open =
        Files.isReadable(directory) && Files.isWritable(directory) && Files.isExecutable(directory);
    if (!open) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
