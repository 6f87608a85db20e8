package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.internal.JsonModels;
import io.github.packit4j.bodhi.internal.MemoryCookies;
import io.github.packit4j.bodhi.model.BodhiBuild;
import io.github.packit4j.bodhi.model.BuildQuery;
import io.github.packit4j.bodhi.model.Release;
import io.github.packit4j.bodhi.model.ReleaseQuery;
import io.github.packit4j.bodhi.model.internal.QueryFields;
import io.github.packit4j.http.PagedIterable;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.Authorizer;
import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.http.support.JsonCaller;
import io.github.packit4j.http.support.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * A client of one Bodhi server. Queries are anonymous; the first write logs in.
 *
 * <p>Thread-safe. All calls block and throw {@link BodhiException}: {@link BodhiRejectedException}
 * where Bodhi gives reasons, {@link BodhiAuthenticationException} where the account does not work.
 * Queries are repeated after transient failures, a status of 500 among them, as the {@link
 * RetryPolicy} says; of the writes only creating an update, after looking up whether it was
 * created.
 */
public final class BodhiClient {
  private final BodhiCaller queries;
  private final BodhiSession session;
  private final Updates updates;
  private final Overrides overrides;

  private BodhiClient(Builder builder) {
    HttpUrl base = HttpUrl.get(builder.baseUrl.toString());
    MemoryCookies cookies = new MemoryCookies(builder.clock);
    BearerToken bearer = new BearerToken(base);
    OkHttpClient withCookies = builder.httpClient.newBuilder().cookieJar(cookies).build();
    this.queries =
        new BodhiCaller(builder.caller(builder.httpClient, Authorizer.anonymous()), base);
    this.session =
        new BodhiSession(
            new BodhiCaller(builder.caller(withCookies, bearer), base),
            cookies,
            bearer,
            builder.authentication);
    this.updates =
        new Updates(
            queries,
            session,
            new Pauses(
                builder.retryPolicy,
                builder.sleeper,
                () -> ThreadLocalRandom.current().nextDouble()));
    this.overrides = new Overrides(queries, session, builder.clock);
  }

  /** Starts a client; without further settings an anonymous one of Fedora's production server. */
  public static Builder builder() {
    return new Builder();
  }

  /** The server's updates. */
  public Updates updates() {
    return updates;
  }

  /** The server's buildroot overrides. */
  public Overrides overrides() {
    return overrides;
  }

  /**
   * Lists releases, by name. Fetched page by page as they are read.
   *
   * @param query which ones; {@link ReleaseQuery#active()} for those in use
   */
  public PagedIterable<Release> releases(ReleaseQuery query) {
    HttpUrl url = QueryFields.of(query).appendTo(queries.url("releases", "")).build();
    // Some servers ignore the filter.
    return new Listing<>(queries, "releases", url, JsonModels::release, Release::name)
        .read()
        .filter(release -> query.states().isEmpty() || query.states().contains(release.state()));
  }

  /**
   * One release.
   *
   * @param name its name, long name or dist tag: {@code F45}, {@code f45}; from Bodhi 25.11.3 also
   *     {@code rawhide}
   * @return the release, or empty if there is none
   */
  public Optional<Release> release(String name) {
    return queries
        .find("read the release " + name, queries.url("releases", name).build())
        .filter(answer -> answer.text("name").isPresent())
        .map(JsonModels::release);
  }

  /**
   * One build.
   *
   * @param nvr the build
   * @return the build, or empty if no update and no override was ever made with it
   */
  public Optional<BodhiBuild> build(String nvr) {
    return queries
        .find("read the build " + nvr, queries.url("builds", nvr).build())
        .filter(answer -> answer.text("nvr").isPresent())
        .map(JsonModels::build);
  }

  /**
   * Lists builds that Bodhi knows, by NVR. Fetched page by page as they are read.
   *
   * @param query which ones
   */
  public PagedIterable<BodhiBuild> builds(BuildQuery query) {
    HttpUrl url = QueryFields.of(query).appendTo(queries.url("builds", "")).build();
    return new Listing<>(queries, "builds", url, JsonModels::build, BodhiBuild::nvr).read();
  }

  /**
   * Logs in now rather than at the first write.
   *
   * @throws BodhiAuthenticationException if the account does not work
   */
  public void login() {
    session.login("log in to Bodhi");
  }

  /** Builds a {@link BodhiClient}. */
  public static final class Builder {
    private static final String USER_AGENT = "packit4j";

    private URI baseUrl = BodhiInstance.fedora().baseUrl();
    private OkHttpClient httpClient = new OkHttpClient();
    private BodhiAuthentication authentication = BodhiAuthentication.anonymous();
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.system();
    // Bodhi asks Koji and others before it answers a write.
    private Duration readTimeout = Duration.ofMinutes(2);

    private Builder() {}

    /**
     * Sets the server. Default: Fedora's production server.
     *
     * @param baseUrl an absolute http or https URL
     */
    public Builder baseUrl(URI baseUrl) {
      if (HttpUrl.get(baseUrl) == null) {
        throw new IllegalArgumentException("Not an http or https URL: " + baseUrl);
      }
      this.baseUrl = baseUrl;
      return this;
    }

    /**
     * Sets the server.
     *
     * @param instance the server; its identity provider is not used here
     */
    public Builder instance(BodhiInstance instance) {
      return baseUrl(instance.baseUrl());
    }

    /**
     * Sets the HTTP client to derive from. It is never closed.
     *
     * @param httpClient the client
     */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = httpClient;
      return this;
    }

    /**
     * Sets the account. Default: none.
     *
     * @param authentication the account
     */
    public Builder authentication(BodhiAuthentication authentication) {
      this.authentication = authentication;
      return this;
    }

    /**
     * Sets how often and after which waits calls are repeated.
     *
     * @param retryPolicy the policy
     */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      this.retryPolicy = retryPolicy;
      return this;
    }

    /**
     * Sets how long to wait for Bodhi to send something. Default: two minutes, because saving an
     * update takes long.
     *
     * @param readTimeout the time
     */
    public Builder readTimeout(Duration readTimeout) {
      this.readTimeout = readTimeout;
      return this;
    }

    /**
     * Sets the clock. Default: the system's.
     *
     * @param clock the clock
     */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    Builder sleeper(Sleeper sleeper) {
      this.sleeper = sleeper;
      return this;
    }

    /** Builds the client; sends nothing. */
    public BodhiClient build() {
      return new BodhiClient(this);
    }

    private JsonCaller caller(OkHttpClient client, Authorizer authorizer) {
      return new JsonCaller(
          HttpCaller.builder(client)
              .authorizer(authorizer)
              .retryPolicy(retryPolicy)
              // One thread of the server may have lost its database transaction; others answer.
              .transientStatus(500)
              .clock(clock)
              .sleeper(sleeper)
              .readTimeout(readTimeout)
              .userAgent(USER_AGENT)
              .build());
    }
  }
}
