package io.github.packit4j.bodhi.login;

import io.github.packit4j.bodhi.BodhiAuthentication;
import io.github.packit4j.bodhi.BodhiInstance;
import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.http.support.JsonCaller;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An account at a Bodhi server's identity provider, by OpenID Connect's authorization code flow
 * with PKCE.
 *
 * <p>Tokens come from the store while they are valid, then from the refresh token, then from the
 * login methods in their order. Nothing is asked of the provider before a token is needed. Several
 * programs may share the store. Thread-safe; one login runs at a time.
 */
public final class OidcLogin implements BodhiAuthentication {
  private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);

  private final BodhiInstance instance;
  private final IdentityProvider provider;
  private final TokenStore store;
  private final List<LoginMethod> methods;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();

  private OidcLogin(Builder builder) {
    this.instance = builder.instance;
    this.store = builder.store;
    this.methods = List.copyOf(builder.methods);
    this.clock = builder.clock;
    HttpCaller http =
        HttpCaller.builder(builder.httpClient)
            .retryPolicy(builder.retryPolicy)
            .clock(clock)
            .build();
    this.provider = new IdentityProvider(instance, new JsonCaller(http), clock);
  }

  /**
   * Starts a login.
   *
   * @param instance the server and its provider, such as {@link BodhiInstance#fedora()}
   */
  public static Builder builder(BodhiInstance instance) {
    return new Builder(instance);
  }

  @Override
  public Optional<Secret> accessToken() {
    return Optional.of(uninterrupted(tokens -> tokens.isValidAt(clock.instant())).accessToken());
  }

  @Override
  public Optional<Secret> renewedToken(Secret refused) {
    Tokens renewed =
        uninterrupted(
            tokens -> tokens.isValidAt(clock.instant()) && !tokens.accessToken().equals(refused));
    return Optional.of(renewed.accessToken());
  }

  /**
   * Logs in by the login methods, whatever the store holds.
   *
   * @return the new tokens, which are in the store too
   * @throws BodhiAuthenticationException if every method failed
   * @throws InterruptedException if the thread was interrupted while waiting for somebody
   */
  public Tokens login() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      return loginByMethods(null);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the tokens in the store. The provider is not told. */
  public void logout() {
    store.remove(instance.identityProvider());
  }

  private Tokens uninterrupted(Predicate<Tokens> usable) {
    try {
      return tokens(usable);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BodhiAuthenticationException(
          "Tried to log in at %s but failed because: the thread was interrupted"
              .formatted(instance.identityProvider()),
          e);
    }
  }

  private Tokens tokens(Predicate<Tokens> usable) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Optional<Tokens> kept = store.load(instance.identityProvider());
      Optional<Tokens> present = kept.filter(usable);
      if (present.isPresent()) {
        return present.get();
      }
      Optional<Secret> refreshToken = kept.flatMap(Tokens::refreshToken);
      return refreshToken.isPresent()
          ? refreshed(refreshToken.get(), usable)
          : loginByMethods(null);
    } finally {
      lock.unlock();
    }
  }

  private Tokens refreshed(Secret refreshToken, Predicate<Tokens> usable)
      throws InterruptedException {
    try {
      return keep(provider.refresh(refreshToken));
    } catch (BodhiAuthenticationException e) {
      // Another program may have used the refresh token, and kept what it got, in the meantime.
      Optional<Tokens> others = store.load(instance.identityProvider()).filter(usable);
      return others.isPresent() ? others.get() : loginByMethods(e);
    }
  }

  private Tokens loginByMethods(@Nullable BodhiException earlier) throws InterruptedException {
    List<BodhiException> failures = new ArrayList<>();
    if (earlier != null) {
      failures.add(earlier);
    }
    for (LoginMethod method : methods) {
      try {
        return keep(provider.login(method));
      } catch (BodhiAuthenticationException e) {
        LOG.debug("login at {} failed", instance.identityProvider(), e);
        failures.add(e);
      }
    }
    throw failed(failures);
  }

  private BodhiAuthenticationException failed(List<BodhiException> failures) {
    String reason =
        methods.isEmpty()
            ? "there is no valid token in the store and no login method is set"
            : "no login method worked";
    BodhiAuthenticationException failed =
        new BodhiAuthenticationException(
            "Tried to log in at %s but failed because: %s%s"
                .formatted(
                    instance.identityProvider(),
                    reason,
                    failures.isEmpty()
                        ? ""
                        : "; the last one said: " + failures.get(failures.size() - 1).getMessage()),
            null);
    failures.forEach(failed::addSuppressed);
    return failed;
  }

  /** Tokens that could not be stored still serve this program. */
  private Tokens keep(Tokens tokens) {
    try {
      store.save(instance.identityProvider(), tokens);
    } catch (UncheckedIOException e) {
      LOG.warn("The tokens of {} could not be stored", instance.identityProvider(), e);
    }
    return tokens;
  }

  /** Builds an {@link OidcLogin}. */
  public static final class Builder {
    private final BodhiInstance instance;
    private final List<LoginMethod> methods = new ArrayList<>();
    private OkHttpClient httpClient = new OkHttpClient();
    private TokenStore store = TokenStore.inMemory();
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private Clock clock = Clock.systemUTC();

    private Builder(BodhiInstance instance) {
      this.instance = instance;
    }

    /**
     * Adds a login method, to be tried after those added before. Without any, only stored tokens
     * work.
     *
     * @param method the method
     */
    public Builder method(LoginMethod method) {
      methods.add(method);
      return this;
    }

    /**
     * Sets where tokens are kept. Default: in memory.
     *
     * @param store the store
     */
    public Builder store(TokenStore store) {
      this.store = store;
      return this;
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
     * Sets how often and after which waits reads are repeated.
     *
     * @param retryPolicy the policy
     */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      this.retryPolicy = retryPolicy;
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

    /** Builds the login; asks nothing of anybody. */
    public OidcLogin build() {
      return new OidcLogin(this);
    }
  }
}
