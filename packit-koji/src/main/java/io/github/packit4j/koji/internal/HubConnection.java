package io.github.packit4j.koji.internal;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.Authorizer;
import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.http.support.NegotiateTokens;
import io.github.packit4j.http.support.Origin;
import io.github.packit4j.http.support.Sleeper;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.internal.xmlrpc.XmlRpcCodec;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * How to reach a hub.
 *
 * @param hub the hub's URI
 * @param http the caller's HTTP client
 * @param identity who we are
 * @param retryPolicy how patiently lost requests are repeated
 * @param maxOfflineWait how long to wait for a hub that says it is offline
 * @param readTimeout how long to wait for an answer
 * @param maxResponseBytes the largest answer that is read
 * @param clock tells when tickets expire
 * @param sleeper waits
 */
public record HubConnection(
    URI hub,
    OkHttpClient http,
    KojiAuthentication identity,
    RetryPolicy retryPolicy,
    Duration maxOfflineWait,
    Duration readTimeout,
    long maxResponseBytes,
    Clock clock,
    Sleeper sleeper) {

  /**
   * Prepares a session; nothing is sent yet.
   *
   * @return the session
   */
  public HubSession open() {
    HttpUrl url = HttpUrl.get(hub.toString());
    OkHttpClient.Builder builder = http.newBuilder();
    // Outside of the caller's interceptors: what they lose is lost, too.
    builder.interceptors().add(0, new HubInterceptor(Origin.of(hub), maxResponseBytes));
    OkHttpClient client = builder.build();
    if (identity instanceof KojiAuthentication.ClientCertificate certificate) {
      client = certificate.pem().map(new ClientCertificates(client)::presenting).orElse(client);
    }
    XmlRpcCodec codec = new XmlRpcCodec();
    HubTransport transport = new HubTransport(codec, sleeper, maxOfflineWait);
    HttpCaller caller = caller(client, Authorizer.anonymous());
    HttpCaller loginCaller = caller(client, loginAuthorizer(url));
    HubLogin login = new HubLogin(identity, transport, loginCaller, codec, url);
    return new HubSession(transport, caller, codec, url, login);
  }

  private Authorizer loginAuthorizer(HttpUrl url) {
    if (identity instanceof KojiAuthentication.Kerberos kerberos) {
      NegotiateTokens tokens = NegotiateTokens.of(kerberos.login(), clock);
      return Authorizer.header(hub, "Authorization", () -> "Negotiate " + tokens.token(url.host()));
    }
    return Authorizer.anonymous();
  }

  private HttpCaller caller(OkHttpClient client, Authorizer authorizer) {
    return HttpCaller.builder(client)
        .retryPolicy(retryPolicy)
        .authorizer(authorizer)
        .sleeper(sleeper)
        .clock(clock)
        .readTimeout(readTimeout)
        .maxBodyBytes(maxResponseBytes)
        .build();
  }
}
