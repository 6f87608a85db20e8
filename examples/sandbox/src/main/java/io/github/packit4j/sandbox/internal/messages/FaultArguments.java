package io.github.packit4j.sandbox.internal.messages;

/** What faults of requests and of messages are asked for. */
public final class FaultArguments {

  private static final String OURS = "io.github.packit4j.sandbox.internal.";

  private FaultArguments() {}

  /**
   * Refuses a count below one.
   *
   * @throws IllegalArgumentException if it is
   */
  public static void requirePositive(String what, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(what + " counts from 1: " + count);
    }
  }

  /** Returns where the test is that asks for a fault. */
  public static String place() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !frame.getClassName().startsWith(OURS))
                    .findFirst()
                    .map(frame -> "begun at " + frame.getFileName() + ":" + frame.getLineNumber())
                    .orElse("begun somewhere"));
  }
}
