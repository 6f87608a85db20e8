package io.github.packit4j.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * Bodhi, {@code https://bodhi.fedoraproject.org}.
 *
 * <p>What robots and regular jobs do around the real server is done here when the test says so:
 * builds are signed by {@link #signBuilds()}, composes are {@link #pushToTesting} and {@link
 * #pushToStable}, updates are approved by {@link #approveTesting()}. Thread-safe.
 */
public interface BodhiServer {

  /** Returns the releases, sorted by name. */
  List<BodhiRelease> releases();

  /**
   * Adds a release, or replaces the one of the same name. One that becomes {@code archived} makes
   * its open updates obsolete.
   */
  void putRelease(BodhiRelease release);

  /** Returns all updates, oldest first. */
  List<BodhiUpdate> updates();

  /** Returns an update by alias. */
  Optional<BodhiUpdate> update(String alias);

  /** Returns the update that has the build. */
  Optional<BodhiUpdate> updateOf(String nvr);

  /**
   * Signs every build that waits for it in an open update. An update from a side tag then asks for
   * testing; one of Rawhide is in testing.
   */
  void signBuilds();

  /**
   * Pushes an update to testing, as a compose would; its builds are signed before.
   *
   * @throws IllegalStateException if it is not on its way
   */
  BodhiUpdate pushToTesting(String alias);

  /**
   * Pushes an update to stable, as a compose would, tested or not.
   *
   * @throws IllegalStateException if it is not on its way
   */
  BodhiUpdate pushToStable(String alias);

  /** Runs the job that approves updates in testing, and pushes those whose time has come. */
  void approveTesting();

  /** Locks an update, as a compose does that is at work on it. */
  void lock(String alias);

  /** Unlocks an update. */
  void unlock(String alias);

  /** Makes tests required for updates, which were not tested so far. */
  void requireTests(String... tests);

  /** Reports the result of a test of an update. */
  void reportTest(String alias, String test, boolean passed);

  /** Adds a test case that testers of a package may vote about. */
  void addTestCase(String packageName, String name);

  /** Returns the place to make things go wrong behind Bodhi. */
  BodhiTrouble trouble();

  /**
   * Makes the access tokens that the identity provider gave out so far invalid; refresh tokens and
   * the accounts' own tokens stay good.
   */
  void expireAccessTokens();

  /** Makes the CSRF tokens given out so far invalid. */
  void expireCsrfTokens();
}
