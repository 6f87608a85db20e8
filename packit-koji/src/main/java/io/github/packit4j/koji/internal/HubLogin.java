package io.github.packit4j.koji.internal;

import io.github.packit4j.http.HttpStatusException;
import io.github.packit4j.http.KerberosException;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.failure.KojiAuthenticationException;
import io.github.packit4j.koji.failure.KojiTransportException;
import io.github.packit4j.koji.internal.xmlrpc.XmlRpcCodec;
import io.github.packit4j.koji.internal.xmlrpc.XmlRpcReply;
import io.github.packit4j.koji.model.KojiValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Opens and renews sessions in the way the identity asks for. Thread-safe. */
final class HubLogin {
  private final KojiAuthentication identity;
  private final HubTransport transport;
  private final HttpCaller caller;
  private final XmlRpcCodec codec;
  private final HttpUrl hub;

  HubLogin(
      KojiAuthentication identity,
      HubTransport transport,
      HttpCaller caller,
      XmlRpcCodec codec,
      HttpUrl hub) {
    this.identity = identity;
    this.transport = transport;
    this.caller = caller;
    this.codec = codec;
    this.hub = hub;
  }

  /**
   * Logs in.
   *
   * @param expired the session to renew, or null for a new one
   */
  SessionKey logIn(@Nullable SessionKey expired) {
    boolean password = identity instanceof KojiAuthentication.Password;
    String method = password ? "login" : "sslLogin";
    HttpUrl url = password ? hub : hub.newBuilder().addPathSegment("ssllogin").build();
    byte[] body = codec.encode(method, arguments(expired != null));
    CallHeaders headers = expired == null ? null : CallHeaders.unnumbered(expired);
    try {
      return session(transport.call(caller, url, method, body, headers, new CallAttempts()));
    } catch (KojiTransportException e) {
      throw refused(e);
    } catch (KerberosException e) {
      throw new KojiAuthenticationException(
          "Tried to log in to %s but failed because: %s".formatted(hub, e.getMessage()), e);
    }
  }

  private List<@Nullable Object> arguments(boolean renew) {
    List<@Nullable Object> arguments = new ArrayList<>();
    Map<String, @Nullable Object> keywords = new LinkedHashMap<>();
    if (identity instanceof KojiAuthentication.Password password) {
      arguments.add(password.user());
      arguments.add(password.password().reveal());
      keywords.put("opts", null);
    } else if (identity instanceof KojiAuthentication.ClientCertificate certificate) {
      keywords.put("proxyuser", certificate.proxyUser().orElse(null));
    } else if (identity instanceof KojiAuthentication.Kerberos kerberos) {
      keywords.put("proxyuser", kerberos.proxyUser().orElse(null));
    } else {
      throw new KojiAuthenticationException(
          "This call needs a login; give the client an authentication() other than anonymous");
    }
    if (renew) {
      keywords.put("renew", true);
      keywords.put("exclusive", false);
    }
    keywords.put("__starstar", true);
    arguments.add(keywords);
    return arguments;
  }

  private SessionKey session(XmlRpcReply reply) {
    if (reply instanceof XmlRpcReply.Fault fault) {
      throw new KojiAuthenticationException(
          "Tried to log in to %s but the hub refused: %s".formatted(hub, fault.fault().message()),
          fault.fault().toException("login"));
    }
    KojiValue answer = ((XmlRpcReply.Value) reply).value();
    KojiValue headers = answer.member("header-auth");
    if (headers.isNil() || !headers.asBoolean()) {
      // Such a hub wants the key in the URL, where every log on the way keeps it.
      throw new KojiAuthenticationException(
          "The hub at %s is older than 1.30 and knows no header sessions".formatted(hub));
    }
    return new SessionKey(
        answer.member("session-id").asLong(), Secret.of(answer.member("session-key").asString()));
  }

  private KojiAuthenticationException refused(KojiTransportException e) {
    if (e.getCause() instanceof HttpStatusException status
        && (status.status() == 401 || status.status() == 403)) {
      String hint =
          identity instanceof KojiAuthentication.Kerberos
              ? "the server did not take the Kerberos ticket; check that it is for the hub's realm"
              : "the server did not get the client certificate; if it asks for one only at"
                  + " /ssllogin, restrict the HTTP client to TLS 1.2";
      return new KojiAuthenticationException(
          "Tried to log in to %s but failed because of status %d: %s"
              .formatted(hub, status.status(), hint),
          e);
    }
    throw e;
  }
}
