package io.github.packit4j.koji.failure;

import java.util.List;

/**
 * A fault as data: what a failed task left as its result, or one failed call of a batch.
 *
 * @param number the number on the wire
 * @param message the hub's words
 */
public record KojiFault(int number, String message) {
  // Koji has no code for "not found"; its messages are the only sign (koji:kojihub/kojihub.py).
  private static final List<String> NOT_FOUND =
      List.of(
          "No such build",
          "No such tag",
          "No such package name",
          "No such user",
          "No such task",
          "No such rpm",
          "No such request",
          "No such entry in table",
          "query returned no rows");

  /**
   * The kind of fault.
   *
   * @return the kind, {@link FaultCode#UNKNOWN} for a new one
   */
  public FaultCode code() {
    return FaultCode.of(number);
  }

  /**
   * Says whether the hub does not have what the call named.
   *
   * @return true for an unknown build, tag, target, task, user or package
   */
  public boolean isNotFound() {
    return code() == FaultCode.GENERIC && NOT_FOUND.stream().anyMatch(message::startsWith);
  }

  /**
   * Says whether the hub wants a login first.
   *
   * @return true if the caller was not logged in
   */
  public boolean isNotLoggedIn() {
    return code() == FaultCode.ACTION_NOT_ALLOWED && message.startsWith("you must be logged");
  }

  /**
   * Makes the exception that belongs to this fault.
   *
   * @param method the method that was called
   * @return an exception to throw, of the class for the fault's code
   */
  public KojiFaultException toException(String method) {
    if (isNotFound()) {
      return new KojiNotFoundException(method, number, message);
    }
    return switch (code()) {
      case ACTION_NOT_ALLOWED -> new KojiDeniedException(method, number, message);
      case SERVER_OFFLINE -> new KojiOfflineException(method, number, message);
      default -> new KojiFaultException(method, number, message);
    };
  }
}
