package io.github.packit4j.sandbox.internal.koji;

/** A fault with one of Koji's codes. */
final class KojiFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final int UNEXPECTED = 1;
  static final int GENERIC = 1000;
  static final int AUTH = 1002;
  static final int TAG = 1003;
  static final int NOT_ALLOWED = 1004;
  static final int BUILD = 1005;
  static final int AUTH_LOCK = 1006;
  static final int EXPIRED = 1007;
  static final int SEQUENCE = 1008;
  static final int RETRY = 1009;
  static final int OFFLINE = 1014;
  static final int PARAMETER = 1019;

  private final int code;

  KojiFault(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }

  /** Returns the text; never null. */
  String text() {
    return String.valueOf(getMessage());
  }

  static KojiFault generic(String message) {
    return new KojiFault(GENERIC, message);
  }

  /** An error of the hub's program or database, which it does not expect itself. */
  static KojiFault python(String type, String message) {
    return new KojiFault(UNEXPECTED, "<class '%s'>: %s".formatted(type, message));
  }

  static KojiFault notLoggedIn() {
    return new KojiFault(NOT_ALLOWED, "you must be logged in for this operation");
  }
}
