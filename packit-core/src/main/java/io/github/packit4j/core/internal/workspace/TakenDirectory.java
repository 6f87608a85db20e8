package io.github.packit4j.core.internal.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A directory in which nobody else works, in this process or in another one with the same work
 * directory. Its lock stays as an empty file: whoever deleted it could leave two owners behind.
 */
final class TakenDirectory implements AutoCloseable {

  /** The system would give a process the same lock twice, and take both away with the first. */
  private static final Set<Path> IN_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private TakenDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes the first that is free of {@code name}, {@code name.2}, {@code name.3} and so on.
   *
   * @param parent the directory above, absolute
   * @param locks where locks are kept
   * @param name its name
   * @return the directory, which need not exist
   */
  static TakenDirectory next(Path parent, Path locks, String name) {
    return Stream.iterate(1, number -> number + 1)
        .map(number -> number == 1 ? name : name + "." + number)
        .flatMap(one -> take(parent.resolve(one), locks.resolve(one)).stream())
        .findFirst()
        .orElseThrow();
  }

  private static Optional<TakenDirectory> take(Path path, Path lock) {
    if (!IN_THIS_PROCESS.add(path)) {
      return Optional.empty();
    }
    Optional<FileChannel> locked = Optional.empty();
    try {
      locked = lock(lock);
      return locked.map(channel -> new TakenDirectory(path, channel));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (locked.isEmpty()) {
        IN_THIS_PROCESS.remove(path);
      }
    }
  }

  private static Optional<FileChannel> lock(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    return locked ? Optional.of(channel) : Optional.empty();
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      IN_THIS_PROCESS.remove(path);
    }
  }
}
