package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.model.Release;
import io.github.packit4j.bodhi.model.ReleaseQuery;
import io.github.packit4j.http.PagedIterable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The releases, by default the active ones, asked for again when they are too old. While Bodhi
 * cannot be asked, older ones are given as {@link ReleaseData.Stale}, up to a limit.
 *
 * <p>Thread-safe; of several threads that find the releases too old, one asks and the others wait.
 */
public final class ReleaseCache {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseCache.class);

  private final Function<ReleaseQuery, PagedIterable<Release>> source;
  private final ReleaseQuery query;
  private final Duration maxAge;
  private final Duration maxStale;
  private final Duration retryAfter;
  private final Clock clock;
  private final Optional<ReleaseFile> file;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ReleaseData known;
  private Instant nextTry = Instant.MIN;
  private boolean invalidated;

  private ReleaseCache(Builder builder) {
    this.source = builder.bodhi::releases;
    this.query = builder.query;
    this.maxAge = builder.maxAge;
    this.maxStale = builder.maxStale;
    this.retryAfter = builder.retryAfter;
    this.clock = builder.clock;
    this.file = builder.file;
  }

  /**
   * Starts a cache.
   *
   * @param bodhi asked for the releases
   */
  public static Builder builder(BodhiClient bodhi) {
    return new Builder(bodhi);
  }

  /**
   * The active releases.
   *
   * @return fresh ones, or stale ones while Bodhi cannot be asked
   * @throws BodhiException if Bodhi cannot be asked and nothing young enough is known
   */
  public ReleaseData current() {
    lock.lock();
    try {
      Optional<ReleaseData> kept = kept();
      if (!invalidated) {
        Optional<ReleaseData> young = kept.filter(data -> age(data).compareTo(maxAge) < 0);
        if (young.isPresent()) {
          return new ReleaseData.Fresh(young.get().releases(), young.get().fetchedAt());
        }
        if (known instanceof ReleaseData.Stale stale && clock.instant().isBefore(nextTry)) {
          return stale(stale, stale.cause());
        }
      }
      invalidated = false;
      return fetch(kept);
    } finally {
      lock.unlock();
    }
  }

  /** Has the next call of {@link #current} ask Bodhi, whatever the age. */
  public void invalidate() {
    lock.lock();
    try {
      invalidated = true;
    } finally {
      lock.unlock();
    }
  }

  private ReleaseData fetch(Optional<ReleaseData> kept) {
    try {
      List<Release> releases = source.apply(query).toList();
      if (releases.isEmpty()) {
        throw new BodhiException(
            "Tried to list releases but failed because: Bodhi names no active one", true, null);
      }
      ReleaseData fresh = new ReleaseData.Fresh(releases, clock.instant());
      known = fresh;
      file.ifPresent(f -> f.save(fresh));
      return fresh;
    } catch (BodhiException e) {
      ReleaseData old =
          kept.filter(data -> age(data).compareTo(maxStale) <= 0).orElseThrow(() -> e);
      ReleaseData.Stale stale = stale(old, e);
      LOG.warn("Releases of {} are used because Bodhi cannot be asked", stale.fetchedAt(), e);
      nextTry = clock.instant().plus(retryAfter);
      known = stale;
      return stale;
    }
  }

  private Optional<ReleaseData> kept() {
    return Optional.ofNullable(known).or(() -> file.flatMap(ReleaseFile::load));
  }

  private ReleaseData.Stale stale(ReleaseData data, BodhiException cause) {
    return new ReleaseData.Stale(data.releases(), data.fetchedAt(), age(data), cause);
  }

  private Duration age(ReleaseData data) {
    return Duration.between(data.fetchedAt(), clock.instant());
  }

  /** Builds a {@link ReleaseCache}. */
  public static final class Builder {
    private final BodhiClient bodhi;
    private ReleaseQuery query = ReleaseQuery.active();
    private Duration maxAge = Duration.ofHours(1);
    private Duration maxStale = Duration.ofDays(7);
    private Duration retryAfter = Duration.ofMinutes(1);
    private Clock clock = Clock.systemUTC();
    private Optional<ReleaseFile> file = Optional.empty();

    private Builder(BodhiClient bodhi) {
      this.bodhi = bodhi;
    }

    /**
     * Sets which releases are asked for. Default: the active ones.
     *
     * @param query the query
     */
    public Builder query(ReleaseQuery query) {
      this.query = query;
      return this;
    }

    /**
     * Sets from which age on releases are asked for again. Default: one hour.
     *
     * @param maxAge the age
     */
    public Builder maxAge(Duration maxAge) {
      this.maxAge = maxAge;
      return this;
    }

    /**
     * Sets up to which age releases are used while Bodhi cannot be asked. Default: seven days.
     *
     * @param maxStale the age; zero to use none
     */
    public Builder maxStale(Duration maxStale) {
      this.maxStale = maxStale;
      return this;
    }

    /**
     * Sets how long stale releases are given before Bodhi is asked again. Default: one minute.
     *
     * @param retryAfter the time
     */
    public Builder retryAfter(Duration retryAfter) {
      this.retryAfter = retryAfter;
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

    /**
     * Keeps the releases in a file too, for the next run of the program. Default: in memory only.
     *
     * @param file the file; it and its folder are made when first needed
     */
    public Builder file(Path file) {
      this.file = Optional.of(new ReleaseFile(file));
      return this;
    }

    /** Builds the cache; asks nothing. */
    public ReleaseCache build() {
      return new ReleaseCache(this);
    }
  }
}
