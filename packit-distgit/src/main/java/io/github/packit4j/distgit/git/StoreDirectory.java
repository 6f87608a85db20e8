package io.github.packit4j.distgit.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The part of a directory that one {@link GitStore} has to itself, held by a file lock: {@code 0},
 * or the next number while another store uses that.
 */
record StoreDirectory(Path path, FileChannel lock) implements AutoCloseable {

  private static final int MAX_STORES = 1000;

  static StoreDirectory claim(Path directory) {
    try {
      Files.createDirectories(directory);
      for (int i = 0; i < MAX_STORES; i++) {
        FileChannel lock =
            FileChannel.open(
                directory.resolve(i + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (isLocked(lock)) {
          return new StoreDirectory(
              Files.createDirectories(directory.resolve(String.valueOf(i))), lock);
        }
        lock.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to use " + directory + " for git stores but failed", e);
    }
    throw new GitException(
        "Tried to use " + directory + " but " + MAX_STORES + " git stores use it already");
  }

  private static boolean isLocked(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // Held by another store of this process.
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to release " + path + " but failed", e);
    }
  }
}
