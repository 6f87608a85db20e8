package io.github.packit4j.sandbox;

import java.util.List;
import java.util.Optional;

/** Bodhi, {@code https://bodhi.fedoraproject.org}. Thread-safe. */
public interface BodhiServer {

  /** Returns the releases, sorted by name. */
  List<BodhiRelease> releases();

  /** Adds a release, or replaces the one of the same name. */
  void putRelease(BodhiRelease release);

  /** Returns all updates, oldest first. */
  List<BodhiUpdate> updates();

  /** Returns an update by alias. */
  Optional<BodhiUpdate> update(String alias);

  /** Returns the newest update that has the build. */
  Optional<BodhiUpdate> updateOf(String nvr);

  /** Pushes an update to testing, as a compose would. */
  BodhiUpdate pushToTesting(String alias);

  /** Pushes an update to stable, as a compose would. */
  BodhiUpdate pushToStable(String alias);

  /**
   * Makes the access tokens that the identity provider gave out so far invalid; refresh tokens and
   * the accounts' own tokens stay good.
   */
  void expireAccessTokens();

  /** Makes the CSRF tokens given out so far invalid. */
  void expireCsrfTokens();
}
