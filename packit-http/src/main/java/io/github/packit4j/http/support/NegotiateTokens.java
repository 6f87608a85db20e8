package io.github.packit4j.http.support;

import io.github.packit4j.http.KerberosException;
import io.github.packit4j.http.KerberosLogin;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.time.Clock;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosPrincipal;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;
import org.jspecify.annotations.Nullable;

/**
 * Gives the tokens of {@code Authorization: Negotiate}. Each request needs a new one. Must be
 * thread-safe.
 */
@FunctionalInterface
public interface NegotiateTokens {

  /**
   * A token for one request.
   *
   * @param host the server, as its service principal {@code HTTP/host} names it
   * @return the token in base 64
   * @throws KerberosException if there are no credentials, or none for this server
   */
  String token(String host);

  /**
   * Tokens made by the JVM's GSS-API (RFC 4559). The header is sent with the first request: no
   * round trip, and an upload goes out once.
   *
   * @param login where the identity comes from
   * @param clock tells when a ticket is about to expire
   * @return the tokens
   */
  static NegotiateTokens of(KerberosLogin login, Clock clock) {
    KerberosSession session = new KerberosSession(login, clock);
    return host -> GssTokens.token(session.subject(), host);
  }

  /** Runs the GSS-API, as a subject or with what the JVM finds. */
  final class GssTokens {

    private static final String SPNEGO = "1.3.6.1.5.5.2";

    private GssTokens() {}

    static String token(@Nullable Subject subject, String host) {
      PrivilegedExceptionAction<String> action = () -> firstToken(host);
      try {
        return subject == null ? action.run() : Subject.doAs(subject, action);
      } catch (PrivilegedActionException e) {
        throw failure(subject, host, e.getCause() == null ? e : e.getCause());
      } catch (Exception e) {
        throw failure(subject, host, e);
      }
    }

    private static String firstToken(String host) throws GSSException {
      GSSManager gss = GSSManager.getInstance();
      GSSName server = gss.createName("HTTP@" + host, GSSName.NT_HOSTBASED_SERVICE);
      GSSContext context =
          gss.createContext(server, new Oid(SPNEGO), null, GSSContext.DEFAULT_LIFETIME);
      try {
        context.requestMutualAuth(false);
        context.requestCredDeleg(false);
        byte[] token = context.initSecContext(new byte[0], 0, 0);
        return Base64.getEncoder().encodeToString(token);
      } finally {
        context.dispose();
      }
    }

    private static KerberosException failure(
        @Nullable Subject subject, String host, Throwable cause) {
      String identity =
          subject == null
              ? ""
              : subject.getPrincipals(KerberosPrincipal.class).stream()
                  .map(principal -> " as " + principal.getName())
                  .collect(Collectors.joining());
      return new KerberosException(
          "Tried to get a Kerberos token for HTTP/"
              + host
              + identity
              + " but failed because: "
              + cause.getMessage(),
          cause);
    }
  }
}
