package io.github.packit4j.core.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process and all that it has started, also what has left it for another parent: on Linux that is
 * known by a variable of its environment.
 */
final class ProcessTree {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessTree.class);
  private static final Path PROC = Path.of("/proc");
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Process root;
  private final String mark;

  /**
   * Creates a tree.
   *
   * @param root its first process
   * @param mark {@code NAME=value} of a variable that no other process has
   */
  ProcessTree(Process root, String mark) {
    this.root = root;
    this.mark = mark;
  }

  /** Kills all of it, and again what was born meanwhile, until nothing is left. */
  void kill() {
    long start = System.nanoTime();
    for (List<ProcessHandle> living = living(); !living.isEmpty(); living = living()) {
      living.forEach(ProcessHandle::destroyForcibly);
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        LOG.warn("Processes of an action do not end: {}", living);
        return;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private List<ProcessHandle> living() {
    return Stream.concat(
            Stream.concat(Stream.of(root.toHandle()), root.descendants())
                .filter(ProcessHandle::isAlive),
            marked())
        .distinct()
        .toList();
  }

  private Stream<ProcessHandle> marked() {
    if (!Files.isDirectory(PROC)) {
      return Stream.empty();
    }
    try (Stream<Path> entries = Files.list(PROC)) {
      return entries
          .filter(entry -> entry.getFileName().toString().chars().allMatch(Character::isDigit))
          .filter(this::hasMark)
          .flatMap(
              entry -> ProcessHandle.of(Long.parseLong(entry.getFileName().toString())).stream())
          .toList()
          .stream();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("Cannot look for processes that an action has left", e);
      return Stream.empty();
    }
  }

  /** A process that has ended has no environment any more, even if nobody has asked for its end. */
  private boolean hasMark(Path process) {
    try {
      String environment =
          new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
      return ("\0" + environment).contains("\0" + mark + "\0");
    } catch (IOException e) {
      // It has ended meanwhile, or is somebody else's.
      return false;
    }
  }
}
