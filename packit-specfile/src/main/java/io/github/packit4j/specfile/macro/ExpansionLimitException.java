package io.github.packit4j.specfile.macro;

/** An expansion that needs more than its {@link ExpansionLimits} allow. */
public final class ExpansionLimitException extends MacroException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message names the limit and its value. */
  public ExpansionLimitException(String message) {
    super(message);
  }
}
