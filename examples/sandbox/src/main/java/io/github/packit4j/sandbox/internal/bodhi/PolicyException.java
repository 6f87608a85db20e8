package io.github.packit4j.sandbox.internal.bodhi;

/** Something may not be done to an update; each call reports it in a field of its own. */
class PolicyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PolicyException(String message) {
    super(message);
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** A compose is at work on the update. */
  static final class Locked extends PolicyException {

    private static final long serialVersionUID = 1L;

    Locked(String message) {
      super(message);
    }
  }
}
