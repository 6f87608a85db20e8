package io.github.packit4j.sandbox.internal.bodhi;

/** A service that Bodhi asks does not answer as it should. */
final class BackendTrouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BackendTrouble(String message) {
    super(message);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
