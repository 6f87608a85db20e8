package io.github.packit4j.sandbox.internal.steps;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The threads of one client: the one it was started on and those that these have started. */
final class ClientThreads {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ThreadGroup group;

  ClientThreads(String name) {
    this.group = new ThreadGroup(name);
  }

  void start(Runnable task) {
    Thread thread = new Thread(group, task, group.getName());
    thread.setDaemon(true);
    thread.start();
  }

  void interrupt() {
    group.interrupt();
  }

  private List<ThreadInfo> alive() {
    Thread[] threads = new Thread[group.activeCount() + 16];
    int count = group.enumerate(threads);
    long[] ids = Arrays.stream(threads, 0, count).mapToLong(Thread::getId).toArray();
    List<ThreadInfo> alive = new ArrayList<>();
    for (ThreadInfo thread : THREADS.getThreadInfo(ids, Integer.MAX_VALUE)) {
      if (thread != null) {
        alive.add(thread);
      }
    }
    return alive;
  }

  /**
   * A moment at which all threads wait for somebody else.
   *
   * @param threads ids, and how often each has waited
   * @param locked whether one of them waits for a lock that is held
   */
  record Wait(List<Long> threads, boolean locked) {}

  /** Returns how the threads wait for somebody else; nothing if one of them goes on by itself. */
  Optional<Wait> waiting() {
    List<Long> moment = new ArrayList<>();
    boolean locked = false;
    for (ThreadInfo thread : alive()) {
      if (goesOn(thread)) {
        return Optional.empty();
      }
      moment.addAll(
          List.of(thread.getThreadId(), thread.getWaitedCount(), thread.getBlockedCount()));
      locked |= thread.getLockOwnerId() >= 0;
    }
    return Optional.of(new Wait(moment, locked));
  }

  private static boolean goesOn(ThreadInfo thread) {
    switch (thread.getThreadState()) {
      case WAITING, BLOCKED, TIMED_WAITING -> {
        // OkHttp's own threads wait for work and belong to nobody.
        return !thread.getThreadName().startsWith("OkHttp")
            && !thread.getThreadName().startsWith("Okio")
            && (isAsleep(thread) || waitsWithinOkHttp(thread));
      }
      case TERMINATED -> {
        return false;
      }
      default -> {
        // A thread that reads from a socket counts as running, too: its answer is on the way.
        return true;
      }
    }
  }

  private static boolean isAsleep(ThreadInfo thread) {
    return Arrays.stream(thread.getStackTrace())
        .limit(3)
        .anyMatch(
            frame ->
                frame.getClassName().equals("java.lang.Thread")
                    && frame.getMethodName().startsWith("sleep"));
  }

  private static boolean waitsWithinOkHttp(ThreadInfo thread) {
    return Arrays.stream(thread.getStackTrace())
        .map(StackTraceElement::getClassName)
        .filter(name -> !name.matches("(java|javax|jdk|sun|kotlin|okio)\\..*"))
        .findFirst()
        .filter(name -> name.startsWith("okhttp3."))
        .isPresent();
  }

  /** Tells which of the threads are in a circle of locks that nobody will leave. */
  List<String> deadlocked() {
    long[] found = THREADS.findDeadlockedThreads();
    if (found == null) {
      return List.of();
    }
    Set<Long> ids = Arrays.stream(found).boxed().collect(Collectors.toSet());
    return alive().stream()
        .filter(thread -> ids.contains(thread.getThreadId()))
        .map(thread -> thread.getThreadName() + " waits for " + thread.getLockName())
        .toList();
  }
}
