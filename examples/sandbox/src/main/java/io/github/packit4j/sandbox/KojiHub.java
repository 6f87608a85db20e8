package io.github.packit4j.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * The Koji hub, {@code https://koji.fedoraproject.org/kojihub}.
 *
 * <p>Builds wait in state FREE until {@link #startBuilds()} or {@link #finishBuilds()} moves them
 * on, unless {@link #buildAtOnce()} was called. Thread-safe.
 */
public interface KojiHub {

  /** Returns all builds, oldest first. */
  List<KojiBuild> builds();

  /** Returns a build by name, version and release. */
  Optional<KojiBuild> build(String nvr);

  /** Returns all tasks, oldest first. */
  List<KojiTask> tasks();

  /**
   * Returns a task.
   *
   * @throws IllegalArgumentException if there is none of that id
   */
  KojiTask task(int id);

  /**
   * Lets every waiting build task start: the task is open, the build is in state BUILDING and
   * announced.
   */
  List<KojiTask> startBuilds();

  /**
   * Runs every waiting or running build task to its end, in order of submission.
   *
   * <p>The hub takes every build that is submitted; what is wrong with one makes its task fail
   * here: an unknown target (that of a release at its end, too), a commit that does not exist, a
   * package that is not listed or blocked, a build that is complete or being made already. One that
   * failed or was cancelled is made again under its id.
   *
   * <p>A successful build gets the tags of its target; the messages are sent in the hub's order:
   * state of the build, then tag.
   *
   * @return the build tasks finished now
   */
  List<KojiTask> finishBuilds();

  /** Makes every build from now on finish within the call that submits it. */
  void buildAtOnce();

  /** Makes the next build that finishes fail with this reason. */
  void failNext(String reason);

  /** Finishes builds without tagging them, as in the moments before a real hub tags. */
  void holdTagging();

  /** Tags the builds held back by {@link #holdTagging()} and ends holding. */
  void releaseTagging();

  /** Records a finished build with these tags, as if it had been made before the sandbox began. */
  KojiBuild importBuild(String nvr, String... tags);

  /**
   * Tags a build.
   *
   * @throws IllegalArgumentException if build or tag is unknown
   */
  void tag(String nvr, String tag);

  /**
   * Takes a tag from a build.
   *
   * @throws IllegalArgumentException if the build does not have the tag
   */
  void untag(String nvr, String tag);

  /**
   * Adds a build target of a hub of its own, with its tags as far as they are missing: builds are
   * made in the build tag, which inherits from the tag that they get.
   *
   * @param name the target, such as {@code hyperscale10s-packages-main-el10s}
   * @param buildTag the tag that builds are made in
   * @param destTag the tag that builds get
   * @param dist the value of {@code %dist} in the build tag, such as {@code .hs.el10}
   */
  void addTarget(String name, String buildTag, String destTag, String dist);

  /**
   * Blocks a package in a tag and in all that inherit from it, as happens to retired packages.
   *
   * @throws IllegalArgumentException if the tag is unknown
   */
  void blockPackage(String tag, String packageName);

  /** Refuses logins and calls of an account from now on, with fault 1002. */
  void blockUser(String account);

  /** Ends {@link #blockUser(String)}. */
  void unblockUser(String account);

  /**
   * Gives an account a permission of the hub. With {@code admin} it may cancel what others
   * submitted, tag anywhere, remove side tags of others and raise priorities.
   */
  void grant(String account, String permission);

  /** Returns the names of the side tags, oldest first. */
  List<String> sideTags();

  /** Replaces the rule that finds a build's version and release in its dist-git commit. */
  void nvrRule(NvrRule rule);

  /** Makes every present session expire, so that the next call on it needs a renewal. */
  void expireSessions();

  /**
   * Answers every call with fault 1014 until {@link #comeBack()}.
   *
   * @param reason fault string
   */
  void goOffline(String reason);

  /** Ends {@link #goOffline(String)}. */
  void comeBack();

  /** Finds a build's name, version and release. */
  @FunctionalInterface
  interface NvrRule {

    /**
     * Returns {@code name-version-release}.
     *
     * @param specFile text of the spec file at the commit to build
     * @param distTag value of {@code %dist}, such as {@code .fc45}
     */
    String nvr(String specFile, String distTag);
  }
}
