package io.github.packit4j.cli;

/** Which of the loggers on the class path is used. It is said before anything logs. */
final class Logs {

  private static final String PROVIDER = "slf4j.provider";

  private Logs() {}

  /** Commands say what there is to say by their answers. */
  static void off() {
    // It would tell on the standard error that it was told so.
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.setProperty(PROVIDER, "org.slf4j.nop.NOPServiceProvider");
  }

  static void toStandardOutput() {
    System.setProperty(PROVIDER, "ch.qos.logback.classic.spi.LogbackServiceProvider");
  }
}
