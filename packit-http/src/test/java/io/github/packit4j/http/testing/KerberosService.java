package io.github.packit4j.http.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;
import org.jspecify.annotations.Nullable;

/** The accepting side of {@code Authorization: Negotiate}: checks tickets with a service's key. */
public final class KerberosService {

  private static final String SPNEGO = "1.3.6.1.5.5.2";
  private static final String SCHEME = "Negotiate ";

  private final Subject subject;

  private KerberosService(Subject subject) {
    this.subject = subject;
  }

  static KerberosService of(String principal, Path keytab) throws IOException {
    Map<String, String> options =
        Map.of(
            "useKeyTab", "true",
            "keyTab", keytab.toString(),
            "principal", principal,
            "storeKey", "true",
            "doNotPrompt", "true",
            "isInitiator", "false",
            // Makes the JVM read the settings of this KDC, whatever ran before.
            "refreshKrb5Config", "true");
    Subject subject = new Subject();
    try {
      new LoginContext("service", subject, null, new Options(options)).login();
    } catch (LoginException e) {
      throw new IOException(principal + " cannot log in", e);
    }
    return new KerberosService(subject);
  }

  /**
   * A client that has proved who it is.
   *
   * @param principal its name with the realm
   * @param delegates whether it handed over credentials, with which the service can act as it
   */
  public record Client(String principal, boolean delegates) {}

  /**
   * Finds out who sends a request.
   *
   * @param authorization the header's value, null if there was none
   * @return the client's principal, or empty if it did not prove one: a server says 401 then
   */
  public Optional<String> client(@Nullable String authorization) {
    return accept(authorization).map(Client::principal);
  }

  /** Does what {@link #client} does, and tells more of who it is. */
  public Optional<Client> accept(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith(SCHEME)) {
      return Optional.empty();
    }
    try {
      byte[] token = Base64.getDecoder().decode(authorization.substring(SCHEME.length()));
      PrivilegedExceptionAction<Client> action = () -> accepted(token);
      return Optional.of(Subject.doAs(subject, action));
    } catch (PrivilegedActionException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Client accepted(byte[] token) throws GSSException {
    GSSManager gss = GSSManager.getInstance();
    GSSContext context =
        gss.createContext(
            gss.createCredential(
                null, GSSCredential.DEFAULT_LIFETIME, new Oid(SPNEGO), GSSCredential.ACCEPT_ONLY));
    try {
      context.acceptSecContext(token, 0, token.length);
      return new Client(context.getSrcName().toString(), context.getCredDelegState());
    } finally {
      context.dispose();
    }
  }

  private static final class Options extends Configuration {

    private final Map<String, String> options;

    Options(Map<String, String> options) {
      this.options = options;
    }

    @Override
    public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
      return new AppConfigurationEntry[] {
        new AppConfigurationEntry(
            "com.sun.security.auth.module.Krb5LoginModule",
            LoginModuleControlFlag.REQUIRED,
            options)
      };
    }
  }
}
