package io.github.packit4j.core.action;

import java.util.Random;

/** Processes that commands leave behind, known by how long they would sleep. */
final class Processes {

  private static final Random RANDOM = new Random();

  private Processes() {}

  /** Gives a time in seconds, longer than any test, that no other process sleeps. */
  static String sleep() {
    return Long.toString(1_000_000_000L + RANDOM.nextInt(1_000_000_000));
  }

  static boolean isThere(String sleep) {
    return ProcessHandle.allProcesses().anyMatch(process -> isSleep(process, sleep));
  }

  /** Tells whether it is under way by itself, and no sandbox is only about to start it. */
  static boolean hasBegun(String sleep) {
    return ProcessHandle.allProcesses()
        .filter(process -> isSleep(process, sleep))
        .anyMatch(process -> process.info().command().filter(Processes::isSandbox).isEmpty());
  }

  private static boolean isSandbox(String program) {
    return program.endsWith("bwrap");
  }

  static void end(String sleep) {
    ProcessHandle.allProcesses()
        .filter(process -> isSleep(process, sleep))
        .forEach(ProcessHandle::destroyForcibly);
  }

  /** Not the shell that starts it. */
  private static boolean isSleep(ProcessHandle process, String sleep) {
    return process.info().commandLine().filter(line -> line.endsWith("sleep " + sleep)).isPresent();
  }
}
