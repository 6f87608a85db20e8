package io.github.packit4j.http;

import java.nio.file.Path;
import java.util.Optional;

/** Where the Kerberos identity of a client comes from. No file is read before it is used. */
public sealed interface KerberosLogin {

  /**
   * Logs in with a keytab, and again before the ticket runs out.
   *
   * @param principal the full principal, {@code name@REALM}
   * @param file the keytab that holds its key
   * @return the login
   */
  static KerberosLogin keytab(String principal, Path file) {
    return new Keytab(principal, file);
  }

  /**
   * Uses the ticket in the default cache file, as {@code kinit} leaves it.
   *
   * @return the login
   */
  static KerberosLogin ticketCache() {
    return new TicketCache(Optional.empty());
  }

  /**
   * Uses the ticket in a cache file. The JVM's own Kerberos reads caches of type FILE only.
   *
   * @param file the cache
   * @return the login
   */
  static KerberosLogin ticketCache(Path file) {
    return new TicketCache(Optional.of(file));
  }

  /**
   * Leaves the choice to the JVM: with {@code -Dsun.security.jgss.native=true} and {@code
   * -Djavax.security.auth.useSubjectCredsOnly=false} the system's library finds the credentials, of
   * any cache type.
   *
   * @return the login
   */
  static KerberosLogin ambient() {
    return new Ambient();
  }

  /**
   * A keytab.
   *
   * @param principal the full principal
   * @param file the keytab
   */
  record Keytab(String principal, Path file) implements KerberosLogin {}

  /**
   * A ticket cache.
   *
   * @param file the cache file, or empty for the default one
   */
  record TicketCache(Optional<Path> file) implements KerberosLogin {}

  /** The credentials that the JVM finds by itself. */
  record Ambient() implements KerberosLogin {}
}
