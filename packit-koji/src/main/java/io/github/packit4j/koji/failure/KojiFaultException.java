package io.github.packit4j.koji.failure;

/**
 * The hub refused a call. Subclasses exist where a caller acts differently: {@link
 * KojiNotFoundException}, {@link KojiDeniedException}, {@link KojiOfflineException}; for all others
 * see {@link #code()}.
 */
public class KojiFaultException extends KojiException {
  private final String method;
  private final int number;
  private final String faultString;

  /**
   * Creates the exception.
   *
   * @param method the method called
   * @param number the fault's number
   * @param faultString the hub's words
   */
  protected KojiFaultException(String method, int number, String faultString) {
    super(
        "Tried to call %s but the hub refused: %s (fault %d, %s)"
            .formatted(method, faultString, number, FaultCode.of(number)));
    this.method = method;
    this.number = number;
    this.faultString = faultString;
  }

  @Override
  public boolean mayPassByItself() {
    // Another transaction held what this one wanted; the hub has rolled it back.
    return code() == FaultCode.LOCK;
  }

  /**
   * The kind of fault.
   *
   * @return the kind, {@link FaultCode#UNKNOWN} for a new one
   */
  public FaultCode code() {
    return FaultCode.of(number);
  }

  /**
   * The fault's number on the wire.
   *
   * @return the number
   */
  public int number() {
    return number;
  }

  /**
   * The method that was called.
   *
   * @return the method's name
   */
  public String method() {
    return method;
  }

  /**
   * The hub's words.
   *
   * @return the text of the fault
   */
  public String faultString() {
    return faultString;
  }
}
