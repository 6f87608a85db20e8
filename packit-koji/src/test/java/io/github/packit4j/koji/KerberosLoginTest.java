package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.KerberosLogin;
import java.net.URI;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs in with SPNEGO at a server that checks the tokens against a real KDC. */
class KerberosLoginTest {
  @TempDir private Path dir;

  /** The hub's web server: authenticates {@code /ssllogin} by SPNEGO, all else by headers. */
  private static final class NegotiatingHub extends Dispatcher {
    private final Subject service;
    private final List<String> clients = new CopyOnWriteArrayList<>();

    NegotiatingHub(Subject service) {
      this.service = service;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      if (!request.getTarget().equals("/kojihub/ssllogin")) {
        boolean session = "2-K".equals(request.getHeaders().get("Koji-Session-Key"));
        assertThat(request.getHeaders().get("Authorization")).isNull();
        return xml(session ? Map.of("id", 2, "name", clients.get(0)) : 0);
      }
      String header = request.getHeaders().get("Authorization");
      if (header == null || !header.startsWith("Negotiate ")) {
        return unauthorized();
      }
      try {
        clients.add(accept(Base64.getDecoder().decode(header.substring(10))));
      } catch (Exception e) {
        return unauthorized();
      }
      return xml(Map.of("session-id", 7, "session-key", "2-K", "header-auth", true));
    }

    private String accept(byte[] token) throws Exception {
      PrivilegedExceptionAction<String> action =
          () -> {
            GSSManager gss = GSSManager.getInstance();
            GSSContext context = gss.createContext((GSSCredential) null);
            context.acceptSecContext(token, 0, token.length);
            return context.getSrcName().toString();
          };
      return Subject.doAs(service, action);
    }

    private static MockResponse unauthorized() {
      return new MockResponse.Builder()
          .code(401)
          .addHeader("WWW-Authenticate: Negotiate")
          .body("<html><title>401 Unauthorized</title></html>")
          .build();
    }

    private static MockResponse xml(Object value) {
      return new MockResponse.Builder().body(XmlRpcDom.response(value)).build();
    }
  }

  private static Subject service(Path keytab) throws Exception {
    Map<String, String> options =
        Map.of(
            "useKeyTab",
            "true",
            "keyTab",
            keytab.toString(),
            "storeKey",
            "true",
            "principal",
            "HTTP/localhost@" + LoopbackKdc.REALM,
            "isInitiator",
            "false",
            // Makes the JVM read the test's krb5.conf, whatever ran before.
            "refreshKrb5Config",
            "true");
    Configuration configuration =
        new Configuration() {
          @Override
          public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
              new AppConfigurationEntry(
                  "com.sun.security.auth.module.Krb5LoginModule",
                  AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
                  options)
            };
          }
        };
    Subject subject = new Subject();
    new LoginContext("test", subject, null, configuration).login();
    return subject;
  }

  @Test
  void logsInWithAKeytab() throws Exception {
    try (LoopbackKdc kdc = LoopbackKdc.start(dir);
        MockWebServer server = new MockWebServer()) {
      Path client = kdc.keytab("packit");
      Path keys = kdc.keytab("HTTP/localhost");
      String before = System.getProperty("java.security.krb5.conf");
      System.setProperty("java.security.krb5.conf", kdc.configuration().toString());
      try {
        NegotiatingHub hub = new NegotiatingHub(service(keys));
        server.setDispatcher(hub);
        server.start();
        URI uri = URI.create("http://localhost:" + server.getPort() + "/kojihub");

        try (KojiClient koji = koji(uri, "packit@" + LoopbackKdc.REALM, client)) {
          assertThat(koji.call(UserCalls.loggedIn()).name()).isEqualTo("packit@KOJI.TEST");
        }
        assertThat(hub.clients).containsExactly("packit@KOJI.TEST");

        try (KojiClient koji = koji(uri, "stranger@" + LoopbackKdc.REALM, client)) {
          assertThatThrownBy(() -> koji.call(UserCalls.loggedIn()))
              .isInstanceOf(KojiAuthenticationException.class)
              .hasMessageContaining("stranger@KOJI.TEST");
        }
      } finally {
        if (before == null) {
          System.clearProperty("java.security.krb5.conf");
        } else {
          System.setProperty("java.security.krb5.conf", before);
        }
      }
    }
  }

  private static KojiClient koji(URI hub, String principal, Path keytab) {
    return KojiClient.builder(hub)
        .authentication(KojiAuthentication.kerberos(KerberosLogin.keytab(principal, keytab)))
        .sleeper(duration -> {})
        .build();
  }

  @Test
  void explainsARefusedTicket() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.enqueue(
          new MockResponse.Builder()
              .code(401)
              .body("<html><title>401 Unauthorized</title></html>")
              .build());
      server.start();
      try (KojiClient koji =
          KojiClient.builder(server.url("/kojihub").uri())
              .authentication(KojiAuthentication.clientCertificate())
              .build()) {
        assertThatThrownBy(() -> koji.call(UserCalls.loggedIn()))
            .isInstanceOf(KojiAuthenticationException.class)
            .hasMessageContaining("401");
      }
    }
  }
}
