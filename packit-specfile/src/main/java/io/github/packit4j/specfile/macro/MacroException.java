package io.github.packit4j.specfile.macro;

/**
 * An expansion that RPM would refuse: an unterminated construct, a wrong definition, an {@code
 * %{error:}}, endless recursion.
 */
public class MacroException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message names the construct and what is wrong with it. */
  public MacroException(String message) {
    super(message);
  }

  /** Creates an exception with the failure that led to it. */
  public MacroException(String message, Throwable cause) {
    super(message, cause);
  }
}
