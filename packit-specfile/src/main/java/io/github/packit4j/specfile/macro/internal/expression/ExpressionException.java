package io.github.packit4j.specfile.macro.internal.expression;

/** An expression that is no expression, or that has no value. */
public final class ExpressionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with RPM's wording of the failure. */
  public ExpressionException(String message) {
    super(message);
  }
}
