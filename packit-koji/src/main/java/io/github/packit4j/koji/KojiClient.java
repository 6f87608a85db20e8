package io.github.packit4j.koji;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.Sleeper;
import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.call.KojiCall;
import io.github.packit4j.koji.failure.KojiAuthenticationException;
import io.github.packit4j.koji.failure.KojiFaultException;
import io.github.packit4j.koji.failure.KojiOutcomeUnknownException;
import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.failure.KojiTransportException;
import io.github.packit4j.koji.internal.HubConnection;
import io.github.packit4j.koji.internal.HubSession;
import io.github.packit4j.koji.internal.LostAnswer;
import io.github.packit4j.koji.model.KojiValue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A client of one Koji hub. Thread-safe.
 *
 * <p>Reads need no login. The first call that changes something logs in, and the client keeps that
 * session: renews it when it expires, numbers its calls so that the hub executes each once however
 * often a bad connection makes it come, and logs out on {@link #close}. A request that got lost is
 * repeated; while the hub says that it is offline, the client waits. Absent is never the same as
 * failed: what the hub does not have is an empty {@link Optional}, all else an exception.
 *
 * <p>All methods, also those of {@link #builds}, {@link #tasks}, {@link #tags} and {@link
 * #sideTags}, throw {@link KojiFaultException} if the hub refuses, {@link KojiTransportException}
 * if it cannot be reached, {@link KojiProtocolException} if its answer makes no sense; those that
 * change something also {@link KojiAuthenticationException} and {@link
 * KojiOutcomeUnknownException}.
 */
public final class KojiClient implements AutoCloseable {
  private final URI webUrl;
  private final HubSession session;
  private final Builds builds;
  private final Tasks tasks;
  private final Tags tags;
  private final SideTags sideTags;

  private KojiClient(Builder builder) {
    this.webUrl = builder.webUrl == null ? defaultWebUrl(builder.hub) : builder.webUrl;
    this.session = builder.connection().open();
    Clock clock = builder.clock;
    Sleeper sleeper = builder.sleeper;
    Duration interval = builder.pollInterval;
    BiFunction<Duration, String, Deadline> deadlines =
        (timeout, goal) -> new Deadline(clock, sleeper, interval, timeout, goal);
    this.builds =
        new Builds(
            this,
            new BuildFinder(this, clock),
            new SourceUpload(session, clock, SourceUpload.CHUNK_BYTES));
    this.tasks = new Tasks(this, deadlines);
    this.tags = new Tags(this);
    this.sideTags = new SideTags(this, deadlines);
  }

  private static URI defaultWebUrl(URI hub) {
    return URI.create(hub.toString().replaceFirst("/kojihub/?$", "/koji"));
  }

  /**
   * Starts a client.
   *
   * @param hub the hub, such as {@code https://koji.fedoraproject.org/kojihub}
   * @return a builder
   */
  public static Builder builder(URI hub) {
    return new Builder(hub);
  }

  /**
   * The hub's web site, by which its messages name it.
   *
   * @return the address, such as {@code https://koji.fedoraproject.org/koji}
   */
  public URI webUrl() {
    return webUrl;
  }

  /**
   * The hub's builds.
   *
   * @return finding, submitting, waiting
   */
  public Builds builds() {
    return builds;
  }

  /**
   * The hub's tasks.
   *
   * @return looking, waiting, canceling
   */
  public Tasks tasks() {
    return tasks;
  }

  /**
   * The hub's tags and targets.
   *
   * @return finding, tagging
   */
  public Tags tags() {
    return tags;
  }

  /**
   * The hub's side tags.
   *
   * @return making, finding, waiting, removing
   */
  public SideTags sideTags() {
    return sideTags;
  }

  /**
   * Runs any call.
   *
   * @param call the call, from the catalogs such as {@link BuildCalls} or made by hand
   * @param <T> its result
   * @return the result
   */
  public <T> T call(KojiCall<T> call) {
    return call(call, LostAnswer.unknown());
  }

  /**
   * Runs a reading method that this library has no type for, without a login.
   *
   * @param method the method, such as {@code getKojiVersion}
   * @param arguments the arguments by position, as {@link KojiCall} takes them
   * @return the untyped result
   */
  public KojiValue call(String method, @Nullable Object... arguments) {
    return call(KojiCall.read(method, arguments));
  }

  /** A page of the hub's web site. */
  URI page(String pathAndQuery) {
    return URI.create(webUrl + pathAndQuery);
  }

  <T> T call(KojiCall<T> call, LostAnswer lost) {
    KojiValue answer =
        switch (call.kind()) {
          case READ -> session.read(call.method(), call.arguments());
          case SESSION_READ -> session.readAsUser(call.method(), call.arguments());
          case WRITE -> session.write(call.method(), call.arguments(), lost);
        };
    return call.read(answer);
  }

  /**
   * Starts a batch of calls that go in one request.
   *
   * @return an empty batch
   */
  public KojiBatch batch() {
    return new KojiBatch(this);
  }

  /** Logs out, if there was a login. The HTTP client given is left open. */
  @Override
  public void close() {
    session.close();
  }

  /** Sets up a {@link KojiClient}. Not thread-safe. */
  public static final class Builder {
    private final URI hub;
    private @Nullable URI webUrl;
    private @Nullable OkHttpClient http;
    private KojiAuthentication authentication = KojiAuthentication.anonymous();
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private Duration maxOfflineWait = Duration.ofMinutes(10);
    private Duration pollInterval = Duration.ofSeconds(10);
    private Duration readTimeout = Duration.ofMinutes(2);
    private long maxResponseBytes = 64L << 20;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.system();

    private Builder(URI hub) {
      this.hub = hub;
    }

    /**
     * Sets the HTTP client to derive from; a new one unless set.
     *
     * @param client shared pool, proxy and TLS settings; never closed
     * @return this
     */
    public Builder httpClient(OkHttpClient client) {
      this.http = client;
      return this;
    }

    /**
     * Sets who we are; anonymous unless set.
     *
     * @param identity the identity
     * @return this
     */
    public Builder authentication(KojiAuthentication identity) {
      this.authentication = identity;
      return this;
    }

    /**
     * Sets the hub's web site; unless set, the hub's URI with {@code /koji} for {@code /kojihub}.
     *
     * @param url the site
     * @return this
     */
    public Builder webUrl(URI url) {
      this.webUrl = url;
      return this;
    }

    /**
     * Sets how lost requests are repeated; {@link RetryPolicy#defaults()} unless set.
     *
     * @param policy the policy
     * @return this
     */
    public Builder retryPolicy(RetryPolicy policy) {
      this.retryPolicy = policy;
      return this;
    }

    /**
     * Sets how long a call waits for a hub that says it is offline; ten minutes unless set.
     *
     * @param wait the longest wait
     * @return this
     */
    public Builder maxOfflineWait(Duration wait) {
      this.maxOfflineWait = wait;
      return this;
    }

    /**
     * Sets the pause between two looks at what is waited for; ten seconds unless set.
     *
     * @param interval the pause
     * @return this
     */
    public Builder pollInterval(Duration interval) {
      this.pollInterval = interval;
      return this;
    }

    /**
     * Sets how long to wait for an answer before the request counts as lost; two minutes unless
     * set.
     *
     * @param timeout the time
     * @return this
     */
    public Builder readTimeout(Duration timeout) {
      this.readTimeout = timeout;
      return this;
    }

    /**
     * Sets the largest answer to read; 64 MiB unless set.
     *
     * @param bytes the bound, after inflating
     * @return this
     */
    public Builder maxResponseBytes(long bytes) {
      this.maxResponseBytes = bytes;
      return this;
    }

    /**
     * Sets the clock; UTC unless set.
     *
     * @param source tells the time
     * @return this
     */
    public Builder clock(Clock source) {
      this.clock = source;
      return this;
    }

    Builder sleeper(Sleeper waiter) {
      this.sleeper = waiter;
      return this;
    }

    /**
     * Makes the client; nothing is sent yet.
     *
     * @return the client
     * @throws KojiAuthenticationException if a client certificate cannot be read
     */
    public KojiClient build() {
      return new KojiClient(this);
    }

    private HubConnection connection() {
      return new HubConnection(
          hub,
          http == null ? new OkHttpClient() : http,
          authentication,
          retryPolicy,
          maxOfflineWait,
          readTimeout,
          maxResponseBytes,
          clock,
          sleeper);
    }
  }
}
