package io.github.packit4j.core.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private static final char ZOMBIE = 'Z';
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
    Set<ProcessHandle> known = new HashSet<>();
    for (List<ProcessHandle> living = living(known); !living.isEmpty(); living = living(known)) {
      living.forEach(ProcessHandle::destroyForcibly);
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        LOG.warn("Processes of an action do not end: {}", living);
        return;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private List<ProcessHandle> living(Set<ProcessHandle> known) {
    known.add(root.toHandle());
    root.descendants().forEach(known::add);
    marked().forEach(known::add);
    return known.stream().filter(ProcessTree::isRunning).toList();
  }

  /** One that has ended stays in sight until somebody asks for its end, which is not for us. */
  private static boolean isRunning(ProcessHandle process) {
    try {
      String stat = read(PROC.resolve(Long.toString(process.pid())).resolve("stat"));
      return process.isAlive() && stat.charAt(stat.lastIndexOf(')') + 2) != ZOMBIE;
    } catch (IOException e) {
      return process.isAlive();
    }
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

  private boolean hasMark(Path process) {
    try {
      return ("\0" + read(process.resolve("environ"))).contains("\0" + mark + "\0");
    } catch (IOException e) {
      // It has ended meanwhile, or is somebody else's.
      return false;
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
