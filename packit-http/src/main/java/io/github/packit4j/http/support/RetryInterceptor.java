package io.github.packit4j.http.support;

import io.github.packit4j.http.RetryListener;
import io.github.packit4j.http.RetryPolicy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import javax.net.ssl.SSLException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a request again after a transient failure, as {@link RetryPolicy} and {@link Repeat} say.
 */
final class RetryInterceptor implements Interceptor {

  private static final Logger LOG = LoggerFactory.getLogger(RetryInterceptor.class);

  /** A program that failed (500) seldom does better a second later; a gateway does. */
  static final Set<Integer> TRANSIENT = Set.of(429, 502, 503, 504);

  private final RetryPolicy policy;
  private final Set<Integer> transientStatuses;
  private final RateLimits rateLimits;
  private final Sleeper sleeper;
  private final Clock clock;
  private final DoubleSupplier random;
  private final RetryListener listener;

  RetryInterceptor(
      RetryPolicy policy,
      Set<Integer> transientStatuses,
      RateLimits rateLimits,
      Sleeper sleeper,
      Clock clock,
      DoubleSupplier random,
      RetryListener listener) {
    this.policy = policy;
    this.transientStatuses = Set.copyOf(transientStatuses);
    this.rateLimits = rateLimits;
    this.sleeper = sleeper;
    this.clock = clock;
    this.random = random;
    this.listener = listener;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Repeat repeat = Repeat.of(request);
    Duration waited = Duration.ZERO;
    @Nullable IOException earlier = null;
    for (int attempt = 1; ; attempt++) {
      String reason;
      Duration delay;
      try {
        Response response = chain.proceed(request);
        Optional<Duration> asked = rateLimits.retryAfter(response, clock.instant());
        delay = delay(attempt, asked);
        if (!repeatable(repeat, response.code(), asked)
            || exhausted(request, attempt, waited, delay)) {
          return response;
        }
        reason = "status " + response.code();
        response.close();
      } catch (IOException failure) {
        if (earlier != null && earlier != failure) {
          failure.addSuppressed(earlier);
        }
        delay = delay(attempt, Optional.empty());
        if (chain.call().isCanceled()
            || !repeatable(repeat, failure)
            || exhausted(request, attempt, waited, delay)) {
          throw failure;
        }
        earlier = failure;
        reason = failure.getClass().getSimpleName();
      }
      waited = waited.plus(delay);
      pause(request, attempt, delay, reason);
    }
  }

  private boolean repeatable(Repeat repeat, int status, Optional<Duration> asked) {
    boolean refused = status == 429 || (status == 403 && asked.isPresent());
    return switch (repeat) {
      case ALWAYS -> refused || transientStatuses.contains(status);
      case IF_REFUSED -> refused;
      case IF_NOT_SENT, NEVER -> false;
    };
  }

  private static boolean repeatable(Repeat repeat, IOException failure) {
    if (repeat == Repeat.NEVER
        || failure instanceof SSLException
        || failure instanceof PublicAddresses.RefusedException) {
      return false;
    }
    if (failure instanceof ConnectException
        || failure instanceof NoRouteToHostException
        || failure instanceof UnknownHostException) {
      return true;
    }
    boolean stopped =
        failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException);
    return repeat == Repeat.ALWAYS && !stopped;
  }

  private boolean exhausted(Request request, int attempt, Duration waited, Duration delay) {
    boolean oneShot = request.body() != null && request.body().isOneShot();
    return oneShot
        || attempt >= policy.maxAttempts()
        || waited.plus(delay).compareTo(policy.maxTotalWait()) > 0;
  }

  private Duration delay(int attempt, Optional<Duration> asked) {
    Duration jitter = policy.pause(attempt, random.getAsDouble());
    return asked.map(least -> least.plus(jitter)).orElse(jitter);
  }

  private void pause(Request request, int attempt, Duration delay, String reason)
      throws InterruptedIOException {
    var retry =
        new RetryListener.Retry(
            request.method(), Redaction.uri(request.url()), attempt, delay, reason);
    LOG.debug("{} {}: {}, waiting {}", retry.method(), retry.uri(), reason, delay);
    listener.onRetry(retry);
    try {
      sleeper.sleep(delay);
    } catch (InterruptedException e) {
      // The caller of OkHttp sets the flag again: see Interrupts.
      InterruptedIOException stopped =
          new InterruptedIOException("interrupted while waiting to send the request again");
      stopped.initCause(e);
      throw stopped;
    }
  }
}
