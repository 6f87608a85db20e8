package io.github.packit4j.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * What tells Fedora of new upstream versions: Anitya ({@code https://release-monitoring.org}),
 * the-new-hotness, which reads Anitya's messages, and Bugzilla ({@code
 * https://bugzilla.redhat.com}), where it files bugs.
 *
 * <p>A version that has {@code alpha}, {@code beta}, {@code rc}, {@code pre} or {@code dev} in it
 * is not stable. Thread-safe.
 */
public interface UpstreamMonitoring {

  /**
   * Maps a package of a distribution to a project, which Anitya knows from then on. A project may
   * have several mappings.
   *
   * @param distribution such as {@code Fedora} or {@code CentOS}
   */
  void map(String project, String distribution, String packageName);

  /**
   * Lets Anitya find versions of a project in one check. It announces the newest in the old form of
   * its message and all in the new one; then the-new-hotness files or updates a bug for each
   * package of Fedora and announces that, or says why it does not.
   *
   * <p>A project that is not mapped yet is that of the Fedora package of the same name.
   *
   * @param versions the new versions, oldest first
   * @return the messages, in order
   */
  List<BusMessage> found(String project, String... versions);

  /**
   * Sets what {@code https://src.fedoraproject.org/_dg/anitya/rpms/<package>} says of a package
   * without a {@code monitoring.toml}.
   *
   * @param status {@code no-monitoring}, {@code monitoring}, {@code monitoring-with-scratch},
   *     {@code monitoring-all}, {@code monitoring-all-scratch}, {@code monitoring-stable}, {@code
   *     monitoring-stable-scratch}
   * @throws IllegalArgumentException if it is another
   */
  void setting(String packageName, String status);

  /** Returns all bugs, oldest first. */
  List<BugzillaBug> bugs();

  /** Returns a bug. */
  Optional<BugzillaBug> bug(int id);

  /** Sets the status of a bug, such as {@code ASSIGNED} or {@code CLOSED}. */
  void setStatus(int id, String status);
}
