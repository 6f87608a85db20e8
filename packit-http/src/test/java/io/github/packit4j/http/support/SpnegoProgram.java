package io.github.packit4j.http.support;

import io.github.packit4j.http.KerberosLogin;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;

/**
 * A client that asks for two tokens and a service that accepts them, in a JVM of their own: its
 * Kerberos settings are read once. Arguments: keytab, principal, service principal.
 */
final class SpnegoProgram {

  private SpnegoProgram() {}

  public static void main(String[] arguments) throws Exception {
    Path keytab = Path.of(arguments[0]);
    NegotiateTokens tokens =
        NegotiateTokens.of(KerberosLogin.keytab(arguments[1], keytab), Clock.systemUTC());
    String first = tokens.token("localhost");
    String second = tokens.token("localhost");
    Subject service = new Subject();
    new LoginContext("service", service, null, new Accepting(keytab, arguments[2])).login();
    System.out.println(accept(service, first) + " " + accept(service, second));
    System.out.println("new each time: " + !first.equals(second));
  }

  private static String accept(Subject service, String token) throws Exception {
    PrivilegedExceptionAction<String> action =
        () -> {
          GSSManager gss = GSSManager.getInstance();
          Oid spnego = new Oid("1.3.6.1.5.5.2");
          GSSContext context =
              gss.createContext(
                  gss.createCredential(
                      null, GSSCredential.DEFAULT_LIFETIME, spnego, GSSCredential.ACCEPT_ONLY));
          byte[] sent = Base64.getDecoder().decode(token);
          context.acceptSecContext(sent, 0, sent.length);
          return context.getSrcName().toString();
        };
    return Subject.doAs(service, action);
  }

  private static final class Accepting extends Configuration {

    private final Map<String, String> options;

    Accepting(Path keytab, String principal) {
      options =
          Map.of(
              "useKeyTab", "true",
              "keyTab", keytab.toString(),
              "principal", principal,
              "storeKey", "true",
              "doNotPrompt", "true",
              "isInitiator", "false");
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
