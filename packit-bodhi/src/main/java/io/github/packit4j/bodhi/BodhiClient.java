package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.internal.MemoryCookies;
import io.github.packit4j.http.PagedIterable;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.Authorizer;
import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.http.support.JsonCaller;
import io.github.packit4j.http.support.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * A client of one Bodhi server. Queries are anonymous; the first write logs in.
 *
 * <p>Thread-safe. All calls block and throw {@link BodhiException}: {@link BodhiRejectedException}
 * where Bodhi gives reasons, {@link BodhiAuthenticationException} where the account does not work.
 * Queries are repeated after transient failures as the {@link RetryPolicy} says; of the writes only
 * creating an update, after looking up whether it was created.
 */
public final class BodhiClient {
  private final BodhiCaller queries;
  private final BodhiSession session;
  private final FindUpdate find;
  private final SaveUpdate save;
  private final CreateUpdate create;
  private final UpdateActions actions;
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
    this.find = new FindUpdate(queries);
    this.save = new SaveUpdate(session);
    this.actions = new UpdateActions(session);
    this.overrides = new Overrides(queries, session, builder.clock);
    this.create =
        new CreateUpdate(
            save,
            find,
            new Pauses(
                builder.retryPolicy,
                builder.sleeper,
                () -> ThreadLocalRandom.current().nextDouble()));
  }

  /** Starts a client; without further settings an anonymous one of Fedora's production server. */
  public static Builder builder() {
    return new Builder();
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
   * Lists updates, newest first. Fetched page by page as they are read.
   *
   * @param query which ones
   */
  public PagedIterable<Update> updates(UpdateQuery query) {
    return find.all(query);
  }

  /**
   * One update.
   *
   * @param alias such as {@code FEDORA-2026-d6cfc350da}
   * @return the update, or empty if there is none
   */
  public Optional<Update> update(String alias) {
    return find.byAlias(alias);
  }

  /**
   * The update that holds a build. Where there were several, the active one, else the newest.
   *
   * @param nvr the build, compared whole: {@code bash-5.3-1.fc45} is not in an update of {@code
   *     foo-bash-5.3-1.fc45}
   * @return the update, possibly withdrawn, or empty if there never was one
   */
  public Optional<Update> updateOfBuild(String nvr) {
    return find.ofBuild(nvr);
  }

  /**
   * The update made from a side tag. Bodhi before 26.4 cannot be asked for it; there the newest 200
   * updates from side tags are looked through.
   *
   * @param tag the side tag, such as {@code f45-build-side-50001}
   * @return the update, possibly withdrawn, or empty if none was found
   */
  public Optional<Update> updateOfSideTag(String tag) {
    return find.ofSideTag(tag);
  }

  /**
   * Creates an update. If the outcome is unknown (a time-out, a 504), the update is looked up
   * before the request is repeated.
   *
   * @param update what to create, builds of one release
   * @return the update with Bodhi's {@link Update#caveats()}; without them where it had to be
   *     looked up
   * @throws UpdateExistsException if a build or the side tag has an update already
   * @throws BodhiRejectedException if Bodhi refused it for other reasons
   * @throws UpdateSplitException if the builds are of several releases; the updates were created
   */
  public Update createUpdate(NewUpdate update) {
    List<Update> created = createUpdates(update);
    if (created.size() > 1) {
      throw new UpdateSplitException(created);
    }
    return created.get(0);
  }

  /**
   * Creates one update for each release that the builds are of. Else as {@link #createUpdate}.
   *
   * @param update what to create
   * @return at least one update
   * @throws UpdateExistsException if a build or the side tag has an update already
   * @throws BodhiRejectedException if Bodhi refused it for other reasons
   */
  public List<Update> createUpdates(NewUpdate update) {
    return create.create(update);
  }

  /**
   * Changes an update. The change starts from the present state, so what it does not mention stays:
   * Bodhi itself would set it back to its default. Other builds reset the karma. For an update from
   * a side tag, {@code builds(List.of())} takes the latest builds of the tag.
   *
   * @param alias the update
   * @param change sets what is to be different
   * @return the changed update with Bodhi's {@link Update#caveats()}
   * @throws UpdateNotEditableException if it does not exist, is stable or is obsolete
   * @throws BodhiRejectedException if Bodhi refused the change
   */
  public Update editUpdate(String alias, Consumer<? super NewUpdate.Builder> change) {
    Update present =
        update(alias)
            .orElseThrow(() -> new UpdateNotEditableException(alias, "there is no such update"));
    if (present.status() == UpdateStatus.STABLE || present.status() == UpdateStatus.OBSOLETE) {
      throw new UpdateNotEditableException(
          alias, "it is " + present.status().key() + "; make a new update with new builds");
    }
    NewUpdate.Builder edited = NewUpdate.from(present);
    change.accept(edited);
    return save.edit(alias, edited.build());
  }

  /**
   * Asks for an update to go on or back. Asking for what is asked for or reached already changes
   * nothing.
   *
   * @param alias the update
   * @param request where it is to go
   * @return the update afterwards
   * @throws BodhiRejectedException if it cannot go there: {@link BodhiProblem.Kind#POLICY} if it
   *     was not tested enough, {@link BodhiProblem.Kind#LOCKED} during a compose
   */
  public Update requestUpdate(String alias, UpdateRequest request) {
    return actions.request(alias, request);
  }

  /**
   * Gives an update up. Its builds stay blocked for other updates.
   *
   * @param alias the update
   * @return the update afterwards
   * @throws BodhiRejectedException if Bodhi refused
   */
  public Update obsoleteUpdate(String alias) {
    return requestUpdate(alias, UpdateRequest.OBSOLETE);
  }

  /**
   * Comments on an update and votes on it.
   *
   * @param alias the update
   * @param comment text and votes
   * @return the comment
   * @throws BodhiRejectedException if Bodhi refused
   */
  public Comment commentUpdate(String alias, NewComment comment) {
    return actions.comment(alias, comment);
  }

  /**
   * Waives test results that keep an update from going on.
   *
   * @param alias the update
   * @param comment why
   * @param tests names of the tests; all unsatisfied ones if there are none
   * @return the update
   * @throws BodhiRejectedException if Bodhi refused
   */
  public Update waiveTestResults(String alias, String comment, Collection<String> tests) {
    return actions.waive(alias, comment, tests);
  }

  /**
   * Has the tests of an update in testing run again.
   *
   * @param alias the update
   * @return the update
   * @throws BodhiRejectedException if Bodhi refused
   */
  public Update triggerTests(String alias) {
    return actions.triggerTests(alias);
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
   * The buildroot override of a build.
   *
   * @param nvr the build
   * @return the override, possibly ended, or empty if there never was one
   */
  public Optional<BuildrootOverride> override(String nvr) {
    return overrides.ofBuild(nvr);
  }

  /**
   * Lists buildroot overrides, newest first. Fetched page by page as they are read.
   *
   * @param query which ones
   */
  public PagedIterable<BuildrootOverride> overrides(OverrideQuery query) {
    return overrides.all(query);
  }

  /**
   * Creates a buildroot override. For a build that has one, Bodhi renews it: the later end holds,
   * the notes are joined.
   *
   * @param override what to create
   * @return the override with Bodhi's caveats
   * @throws BodhiRejectedException if Bodhi refused
   */
  public BuildrootOverride createOverride(NewOverride override) {
    return overrides.create(override);
  }

  /**
   * Replaces notes and end of a buildroot override; one that has ended becomes active again.
   *
   * @param override the build and the new values
   * @return the override with Bodhi's caveats
   * @throws BodhiRejectedException if Bodhi refused
   */
  public BuildrootOverride editOverride(NewOverride override) {
    return overrides.edit(override);
  }

  /**
   * Ends a buildroot override now. One that has ended is left as it is.
   *
   * @param nvr the build
   * @return the override afterwards
   * @throws BodhiException if there is none
   */
  public BuildrootOverride expireOverride(String nvr) {
    return overrides.expire(nvr);
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
              .clock(clock)
              .sleeper(sleeper)
              .readTimeout(readTimeout)
              .userAgent(USER_AGENT)
              .build());
    }
  }
}
