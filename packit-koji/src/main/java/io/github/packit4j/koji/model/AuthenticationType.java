package io.github.packit4j.koji.model;

import io.github.packit4j.koji.failure.internal.Numbers;

/** How a session was opened. */
public enum AuthenticationType {
  /** With a password, on test hubs. */
  PASSWORD(0),
  /** With Kerberos in the way of old hubs. */
  KERBEROS(1),
  /** With a client certificate. */
  SSL(2),
  /** With Kerberos over HTTP Negotiate. */
  GSSAPI(3),
  /** A kind that this version does not know. */
  UNKNOWN(-1);

  private final int number;

  AuthenticationType(int number) {
    this.number = number;
  }

  /**
   * The number on the wire.
   *
   * @return the number, -1 for {@link #UNKNOWN}
   */
  public int number() {
    return number;
  }

  /**
   * Finds the value of a number.
   *
   * @param number the number on the wire
   * @return the value, {@link #UNKNOWN} if there is none
   */
  public static AuthenticationType of(int number) {
    return Numbers.find(values(), AuthenticationType::number, number, UNKNOWN);
  }
}
