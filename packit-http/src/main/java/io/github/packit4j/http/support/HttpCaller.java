package io.github.packit4j.http.support;

import io.github.packit4j.http.HttpContentException;
import io.github.packit4j.http.HttpTransportException;
import io.github.packit4j.http.PrivateAddressException;
import io.github.packit4j.http.RetryListener;
import io.github.packit4j.http.RetryPolicy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way in which packit4j talks HTTP. Derived from the caller's client, whose pool, proxy,
 * TLS settings and interceptors it shares; adds redirects without leaks, retries, authorisation per
 * host, time-outs, a bound on the (inflated) body, and conditional requests. Thread-safe.
 */
public final class HttpCaller {

  private static final Duration DEADLINE = Duration.ofMinutes(15);
  private static final Logger LOG = LoggerFactory.getLogger(HttpCaller.class);

  private final OkHttpClient client;
  private final RateLimits rateLimits;
  private final Clock clock;
  private final String userAgent;
  private final @Nullable EtagCache cache;

  private HttpCaller(Builder builder) {
    this.rateLimits = builder.rateLimits;
    this.clock = builder.clock;
    this.userAgent = builder.userAgent;
    this.cache = builder.cache;
    OkHttpClient.Builder derived =
        builder
            .client
            .newBuilder()
            .followRedirects(false)
            .followSslRedirects(false)
            // OkHttp would repeat a POST whose answer got lost.
            .retryOnConnectionFailure(false);
    if (builder.connectTimeout != null) {
      derived.connectTimeout(builder.connectTimeout);
    }
    if (builder.readTimeout != null) {
      derived.readTimeout(builder.readTimeout).writeTimeout(builder.readTimeout);
    }
    Duration given = builder.client.callTimeoutMillis() == 0 ? DEADLINE : null;
    Duration deadline = builder.deadline == null ? given : builder.deadline;
    if (deadline != null) {
      derived.callTimeout(deadline);
    }
    // Ours come first: they see the URL that the request is meant for, whatever a caller's
    // interceptor makes of it.
    derived
        .interceptors()
        .addAll(
            0,
            List.of(
                new RedirectInterceptor(),
                new RetryInterceptor(
                    builder.retryPolicy,
                    builder.transientStatuses,
                    builder.rateLimits,
                    builder.sleeper,
                    builder.clock,
                    builder.random,
                    builder.listener),
                new WholeBodyInterceptor(builder.maxBodyBytes),
                new AuthorizingInterceptor(builder.authorizer)));
    if (builder.allowedHosts != null) {
      // Within redirects, so that it sees each of them.
      PublicAddresses.guard(derived, 1, builder.client, builder.allowedHosts);
    }
    this.client = derived.build();
  }

  /**
   * Starts a caller.
   *
   * @param client the client to derive from; it is never changed or closed
   * @return a builder with the defaults
   */
  public static Builder builder(OkHttpClient client) {
    return new Builder(client);
  }

  /**
   * Sends a request and reads the whole answer, whatever its status.
   *
   * @param request the request; tag it with {@link Repeat} to widen or narrow repetition
   * @return the answer
   * @throws HttpTransportException if no complete answer came
   * @throws HttpContentException if the body is larger than allowed
   */
  public HttpReply send(Request request) {
    boolean conditional =
        cache != null && request.method().equals("GET") && request.header("If-None-Match") == null;
    if (cache == null || !conditional) {
      return fetch(request);
    }
    HttpReply known = cache.find(request);
    Request asked =
        known == null
            ? request
            : request
                .newBuilder()
                .header("If-None-Match", known.header("ETag").orElseThrow())
                .build();
    HttpReply reply = fetch(asked);
    if (known != null && reply.status() == 304) {
      return reply.withBodyOf(known);
    }
    cache.store(request, reply);
    return reply;
  }

  /**
   * Sends a request and hands the answer to a reader, which may stream the body. The body is closed
   * afterwards; the reader bounds what it reads.
   *
   * @param request the request
   * @param reader makes the result from status, headers and body
   * @param <T> the result
   * @return what the reader made
   * @throws HttpTransportException if no answer came, or if the reader failed with an I/O error of
   *     the connection
   */
  public <T> T exchange(Request request, ReplyReader<T> reader) {
    return traced(request, false, (response, trace) -> reader.read(response, trace.secrets()));
  }

  private HttpReply fetch(Request request) {
    return traced(request, true, this::reply);
  }

  private <T> T traced(Request request, boolean wholeBody, TracedReader<T> reader) {
    CallTrace trace = new CallTrace(request.url(), wholeBody);
    Request.Builder tagged = request.newBuilder().tag(CallTrace.class, trace);
    if (request.header("User-Agent") == null) {
      tagged.header("User-Agent", userAgent);
    }
    Call call = client.newCall(tagged.build());
    try (Response response = Interrupts.execute(call)) {
      LOG.debug("{} {} -> {}", request.method(), Redaction.uri(trace.url()), response.code());
      return read(call, response, trace, reader);
    } catch (PublicAddresses.RefusedException e) {
      throw new PrivateAddressException(request.method(), Redaction.uri(trace.url()));
    } catch (IOException e) {
      Interrupts.keep(e);
      throw new HttpTransportException(request.method(), Redaction.uri(trace.url()), told(e));
    }
  }

  private static <T> T read(Call call, Response response, CallTrace trace, TracedReader<T> reader)
      throws IOException {
    try {
      return reader.read(response, trace);
    } catch (IOException | RuntimeException e) {
      // Nobody wants the rest, which OkHttp would read for a while to use the connection again.
      call.cancel();
      throw e;
    }
  }

  /** OkHttp says no more than "timeout" of a call that is late as a whole. */
  private IOException told(IOException failure) {
    if (!HttpTransportException.isDeadline(failure)) {
      return failure;
    }
    InterruptedIOException late =
        new InterruptedIOException(
            "it was not complete after " + Duration.ofMillis(client.callTimeoutMillis()));
    late.initCause(failure);
    return late;
  }

  private interface TracedReader<T> {
    T read(Response response, CallTrace trace) throws IOException;
  }

  private HttpReply reply(Response response, CallTrace trace) throws IOException {
    // Before the body is consumed: a reader may have to look into it.
    Duration retryAfter = rateLimits.retryAfter(response, clock.instant()).orElse(null);
    return new HttpReply(
        response.request().method(),
        Redaction.uri(trace.url()),
        response.code(),
        response.headers(),
        response.body().bytes(),
        trace.secrets(),
        retryAfter);
  }

  /**
   * Makes a result from an answer.
   *
   * @param <T> the result
   */
  @FunctionalInterface
  public interface ReplyReader<T> {

    /**
     * Reads an answer.
     *
     * @param response the answer, closed by the caller of this method
     * @param secrets what was sent to authenticate, to be masked in messages
     * @return the result
     * @throws IOException if the connection fails meanwhile
     */
    T read(Response response, List<String> secrets) throws IOException;
  }

  /** Sets up a caller. Not thread-safe. */
  public static final class Builder {

    private final OkHttpClient client;
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private final Set<Integer> transientStatuses = new HashSet<>(RetryInterceptor.TRANSIENT);
    private RetryListener listener = RetryListener.silent();
    private RateLimits rateLimits = RateLimits.standard();
    private Authorizer authorizer = Authorizer.anonymous();
    private Sleeper sleeper = Sleeper.system();
    private Clock clock = Clock.systemUTC();
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    private long maxBodyBytes = 32L << 20;
    private String userAgent = "packit4j";
    private @Nullable Duration connectTimeout;
    private @Nullable Duration readTimeout;
    private @Nullable Duration deadline;
    private @Nullable AllowedHosts allowedHosts;
    private @Nullable EtagCache cache;

    private Builder(OkHttpClient client) {
      this.client = client;
    }

    /**
     * Sets how failed requests are repeated; {@link RetryPolicy#defaults()} unless set.
     *
     * @param policy the policy
     * @return this
     */
    public Builder retryPolicy(RetryPolicy policy) {
      this.retryPolicy = policy;
      return this;
    }

    /**
     * Adds a status after which requests with an idempotent method are repeated; 429, 502, 503 and
     * 504 always are. For a server that answers 500 where only one of its threads has trouble.
     *
     * @param status the status
     * @return this
     */
    public Builder transientStatus(int status) {
      this.transientStatuses.add(status);
      return this;
    }

    /**
     * Sets who is told of repetitions; nobody unless set.
     *
     * @param retryListener the listener
     * @return this
     */
    public Builder retryListener(RetryListener retryListener) {
      this.listener = retryListener;
      return this;
    }

    /**
     * Sets how waits are read from answers; {@link RateLimits#standard()} unless set.
     *
     * @param limits the reader
     * @return this
     */
    public Builder rateLimits(RateLimits limits) {
      this.rateLimits = limits;
      return this;
    }

    /**
     * Sets who authenticates requests; they are anonymous unless set.
     *
     * @param requestAuthorizer the authorizer
     * @return this
     */
    public Builder authorizer(Authorizer requestAuthorizer) {
      this.authorizer = requestAuthorizer;
      return this;
    }

    /**
     * Sets how to wait; for real unless set.
     *
     * @param retrySleeper the sleeper
     * @return this
     */
    public Builder sleeper(Sleeper retrySleeper) {
      this.sleeper = retrySleeper;
      return this;
    }

    /**
     * Sets the clock that dates in {@code Retry-After} are compared with; UTC unless set.
     *
     * @param retryClock the clock
     * @return this
     */
    public Builder clock(Clock retryClock) {
      this.clock = retryClock;
      return this;
    }

    Builder random(DoubleSupplier source) {
      this.random = source;
      return this;
    }

    /**
     * Sets the largest body that {@link HttpCaller#send} reads; 32 MiB unless set.
     *
     * @param bytes the bound, after inflating
     * @return this
     */
    public Builder maxBodyBytes(long bytes) {
      this.maxBodyBytes = bytes;
      return this;
    }

    /**
     * Sets the header {@code User-Agent}; {@code packit4j} unless set.
     *
     * @param agent the value
     * @return this
     */
    public Builder userAgent(String agent) {
      this.userAgent = agent;
      return this;
    }

    /**
     * Sets the time-out of connecting; the client's own unless set.
     *
     * @param timeout the time-out
     * @return this
     */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = timeout;
      return this;
    }

    /**
     * Sets the time-out of each read and write; the client's own unless set.
     *
     * @param timeout the time-out
     * @return this
     */
    public Builder readTimeout(Duration timeout) {
      this.readTimeout = timeout;
      return this;
    }

    /**
     * Sets how long a call may take as a whole, with redirects, repetitions, pauses and the body,
     * however steadily bytes trickle in; the client's own call time-out unless set, or 15 minutes.
     *
     * @param limit the time from the start to the last byte
     * @return this
     */
    public Builder deadline(Duration limit) {
      this.deadline = limit;
      return this;
    }

    /**
     * Refuses this machine and networks that are not public, without an exception to that.
     *
     * @return this
     */
    public Builder publicAddressesOnly() {
      return publicAddressesOnly(AllowedHosts.none());
    }

    /**
     * Refuses this machine and networks that are not public, in addresses and in redirects, with a
     * {@link PrivateAddressException}. For addresses that come from elsewhere, and for servers that
     * may redirect to such. Nothing is refused unless set.
     *
     * @param except the hosts that may be anywhere
     * @return this
     */
    public Builder publicAddressesOnly(AllowedHosts except) {
      this.allowedHosts = except;
      return this;
    }

    /**
     * Makes repeated reads conditional: an unchanged resource is answered from memory.
     *
     * @param etags remembers answers; share it only between callers of the same identity
     * @return this
     */
    public Builder conditionalRequests(EtagCache etags) {
      this.cache = etags;
      return this;
    }

    /**
     * Builds the caller.
     *
     * @return the caller
     */
    public HttpCaller build() {
      return new HttpCaller(this);
    }
  }
}
