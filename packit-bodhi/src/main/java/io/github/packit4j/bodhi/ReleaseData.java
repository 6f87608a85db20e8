package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.model.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Releases, with how old that knowledge is. */
public sealed interface ReleaseData {

  /** The releases, as Bodhi orders them. */
  List<Release> releases();

  /** When Bodhi gave them. */
  Instant fetchedAt();

  /**
   * Releases not older than wanted.
   *
   * @param releases the releases
   * @param fetchedAt when Bodhi gave them
   */
  record Fresh(List<Release> releases, Instant fetchedAt) implements ReleaseData {
    /** Copies the releases. */
    public Fresh {
      releases = List.copyOf(releases);
    }
  }

  /**
   * Releases older than wanted, because Bodhi could not be asked.
   *
   * @param releases the releases
   * @param fetchedAt when Bodhi gave them
   * @param age how long ago that is
   * @param cause why Bodhi could not be asked
   */
  record Stale(List<Release> releases, Instant fetchedAt, Duration age, BodhiException cause)
      implements ReleaseData {
    /** Copies the releases. */
    public Stale {
      releases = List.copyOf(releases);
    }
  }
}
