package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.http.RetryListener;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.AllowedHosts;
import io.github.packit4j.http.support.Authorizer;
import io.github.packit4j.http.support.EtagCache;
import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.http.support.JsonCaller;
import io.github.packit4j.http.support.RateLimits;
import io.github.packit4j.http.support.Sleeper;
import java.time.Clock;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/**
 * What all forges of a program share to connect.
 *
 * @param client whose connections are used
 * @param policy how requests are repeated
 * @param listener is told of it
 * @param clock the time
 * @param sleeper waits
 * @param readTimeout how long to wait for each part of an answer
 * @param readOnly whether to refuse writes
 * @param allowed the hosts that may be on this machine or in networks that are not public
 */
public record Connection(
    OkHttpClient client,
    RetryPolicy policy,
    RetryListener listener,
    Clock clock,
    Sleeper sleeper,
    Duration readTimeout,
    boolean readOnly,
    AllowedHosts allowed) {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

  /**
   * The same with something that sees each answer.
   *
   * @param watch sees what the server said, before it is made sense of
   * @return the connection
   */
  public Connection watchedBy(Interceptor watch) {
    return new Connection(
        client.newBuilder().addInterceptor(watch).build(),
        policy,
        listener,
        clock,
        sleeper,
        readTimeout,
        readOnly,
        allowed);
  }

  /**
   * A caller of JSON services.
   *
   * @param authorizer authenticates its requests
   * @param limits reads waits from its answers
   * @return the caller
   */
  public JsonCaller json(Authorizer authorizer, RateLimits limits) {
    return new JsonCaller(
        HttpCaller.builder(client)
            .retryPolicy(policy)
            .retryListener(listener)
            .rateLimits(limits)
            .authorizer(authorizer)
            .clock(clock)
            .sleeper(sleeper)
            .connectTimeout(CONNECT_TIMEOUT)
            .readTimeout(readTimeout)
            .conditionalRequests(new EtagCache(500, 16L << 20))
            .publicAddressesOnly(allowed)
            .build());
  }
}
