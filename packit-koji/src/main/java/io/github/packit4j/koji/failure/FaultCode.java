package io.github.packit4j.koji.failure;

import io.github.packit4j.koji.failure.internal.Numbers;

/** The kinds of faults a hub answers with, by their numbers on the wire. */
public enum FaultCode {
  /**
   * An exception in the hub that is none of Koji's own, e.g. a wrong type reaching its database.
   */
  UNEXPECTED(1),
  /** Everything without a kind of its own; unknown things above all. */
  GENERIC(1000),
  /** A file is locked by another upload. */
  LOCK(1001),
  /** Wrong credentials, unknown or closed session. */
  AUTHENTICATION(1002),
  /** The package list of a tag, or a build's tags, forbid it. */
  TAG(1003),
  /** Not logged in, permission missing, refused by a policy, or not the owner. */
  ACTION_NOT_ALLOWED(1004),
  /** A build failed; mostly the result of a task. */
  BUILD(1005),
  /** Another session of the user holds an exclusive lock. */
  AUTHENTICATION_LOCK(1006),
  /** The session has to be renewed. */
  AUTHENTICATION_EXPIRED(1007),
  /** The call number is below the last one. */
  SEQUENCE(1008),
  /** The call number was used by a call that was executed. */
  RETRY(1009),
  /** A build failed before it began. */
  PRE_BUILD(1010),
  /** A build failed after it was done. */
  POST_BUILD(1011),
  /** The build root could not be made. */
  BUILDROOT(1012),
  /** The method is gone. */
  FUNCTION_DEPRECATED(1013),
  /** A planned outage, a lock-out, or the hub has no database. */
  SERVER_OFFLINE(1014),
  /** A live CD image failed. */
  LIVE_CD(1015),
  /** A plugin of the hub failed. */
  PLUGIN(1016),
  /** A callback in the hub failed. */
  CALLBACK(1017),
  /** An appliance image failed. */
  APPLIANCE(1018),
  /** The arguments do not fit the method. */
  PARAMETER(1019),
  /** An import failed. */
  IMPORT(1020),
  /** The hub's configuration is wrong. */
  CONFIGURATION(1021),
  /** A live medium failed. */
  LIVE_MEDIA(1022),
  /** Kerberos failed. */
  GSSAPI(1023),
  /** A name is not valid. */
  NAME_VALIDATION(1024),
  /** A number that this version does not know. */
  UNKNOWN(-1);

  private final int number;

  FaultCode(int number) {
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
   * Finds the kind of a number.
   *
   * @param number the number on the wire
   * @return the kind, {@link #UNKNOWN} if there is none
   */
  public static FaultCode of(int number) {
    return Numbers.find(values(), FaultCode::number, number, UNKNOWN);
  }
}
