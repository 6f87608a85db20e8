package io.github.packit4j.sandbox.internal.git;

/** A command over ssh is refused; the message is what the client reads. */
public final class GitRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates a refusal. */
  public GitRefusedException(String message) {
    super(message);
  }
}
