package io.github.packit4j.specfile.rpmsuite;

/** A check that this library cannot be tried with. */
final class LeftOut extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Reason reason;

  LeftOut(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  /** Why a check is left out; what is not here has to pass. */
  enum Reason {
    RPM_FAILS("RPM itself fails it, says the suite"),
    PROGRAMS("runs programs that are not RPM's"),
    PACKAGES("reads, installs or verifies built packages"),
    BUILD("is about what a build does or prints, not about the spec file"),
    FILES("reads or writes files from within a macro or a script"),
    EXECUTION("executes a command from within a macro or a script: never done"),
    MACHINE("asks about the machine, its configuration or the macros of its installation"),
    DEBUGGING("shows the inside of RPM: dumps, tracebacks, verbosity"),
    STRICTNESS("this library refuses a broken macro file, of which RPM takes the rest"),
    HEADERS("asks for header data that this library does not make of a spec file"),
    INTERACTIVE("an interactive session");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
