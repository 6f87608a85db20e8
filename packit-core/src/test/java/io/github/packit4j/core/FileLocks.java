package io.github.packit4j.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Locks that processes share through a directory: the kernel takes a lock from a process that ends.
 * Threads of one process cannot lock a file against each other, so they queue up before.
 */
final class FileLocks implements PackageLocks {

  private final Path directory;
  private final PackageLocks threads = PackageLocks.inThisProcess();

  FileLocks(Path directory) {
    this.directory = directory;
  }

  @Override
  public Held take(String name) throws InterruptedException {
    Held thread = threads.take(name);
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8)),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      channel.lock();
      return () -> {
        try {
          channel.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        } finally {
          thread.close();
        }
      };
    } catch (IOException e) {
      thread.close();
      throw new UncheckedIOException(e);
    }
  }
}
