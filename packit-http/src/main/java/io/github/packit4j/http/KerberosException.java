package io.github.packit4j.http;

/** The client could not prove its Kerberos identity: no ticket, a wrong keytab, no KDC. */
public final class KerberosException extends PackitException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what was tried and why it failed
   * @param cause what the JVM reported
   */
  public KerberosException(String message, Throwable cause) {
    super(message, cause);
  }
}
