package io.github.packit4j.distgit.internal.transport;

import io.github.packit4j.http.support.AllowedHosts;
import io.github.packit4j.http.support.PublicAddresses;
import io.github.packit4j.http.support.RateLimits;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/**
 * The HTTP requests of one git operation, made by the caller's client so that its proxies, TLS
 * settings and timeouts hold. Used by one thread; closing it ends whatever was left unread.
 */
public final class GitHttp implements HttpConnectionFactory, AutoCloseable {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1"); // OkHttp's short forms.

  private final OkHttpClient client;
  private final Function<URI, Optional<String>> authorization;
  private final long maxResponseBytes;
  private final Deque<Response> responses = new ArrayDeque<>();
  private final Set<String> challenged = new HashSet<>();
  private int lastStatus;
  private Duration leastPause = Duration.ZERO;

  /**
   * Prepares the requests of one operation.
   *
   * @param client the caller's client; redirects are left to JGit
   * @param authorization the value of the header for an address; empty for none
   * @param maxResponseBytes how much one response may have
   * @param allowed the hosts that may be on this machine or in networks that are not public; others
   *     are refused, in redirects too
   * @param deadline how long one request may take as a whole; a clone is one
   */
  public GitHttp(
      OkHttpClient client,
      Function<URI, Optional<String>> authorization,
      long maxResponseBytes,
      AllowedHosts allowed,
      Duration deadline) {
    OkHttpClient.Builder derived = client.newBuilder().callTimeout(deadline);
    PublicAddresses.guard(derived, 0, client, allowed);
    this.client =
        derived
            .followRedirects(false)
            .followSslRedirects(false)
            // OkHttp would repeat a push whose answer got lost.
            .retryOnConnectionFailure(false)
            .build();
    this.authorization = authorization;
    this.maxResponseBytes = maxResponseBytes;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return new OkHttpConnection(this, url);
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    // JGit asks the JVM for a proxy; which one to use is the client's decision.
    return create(url);
  }

  OkHttpClient client() {
    return client;
  }

  long maxResponseBytes() {
    return maxResponseBytes;
  }

  /** Returns the header for a request that is to carry the account from the start. */
  Optional<String> authorization(HttpUrl url, boolean writing) {
    if (!writing && !challenged.contains(origin(url))) {
      return Optional.empty();
    }
    return header(url);
  }

  /** Notes that the remote asked for an account and returns the header, if there is one. */
  Optional<String> challenged(HttpUrl url) {
    return challenged.add(origin(url)) ? header(url) : Optional.empty();
  }

  private Optional<String> header(HttpUrl url) {
    return url.isHttps() || LOOPBACK.matcher(url.host()).matches()
        ? authorization.apply(url.uri())
        : Optional.empty();
  }

  private static String origin(HttpUrl url) {
    return url.scheme() + "://" + url.host() + ":" + url.port();
  }

  void opened(Response response) {
    responses.push(response);
    lastStatus = response.code();
    Instant now = Instant.ofEpochMilli(response.receivedResponseAtMillis());
    leastPause = RateLimits.standard().retryAfter(response, now).orElse(Duration.ZERO);
  }

  /** Returns the status of the latest response; 0 before the first. */
  public int lastStatus() {
    return lastStatus;
  }

  /** Returns how long the latest response asked to wait; zero if it did not. */
  public Duration leastPause() {
    return leastPause;
  }

  @Override
  public void close() {
    responses.forEach(Response::close);
  }
}
