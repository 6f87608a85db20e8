package io.github.packit4j.distgit.forge;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A project on a forge. A handle: only names and URIs are known without asking; what can be asked
 * and done is with its {@link #repository()}, {@link #releases()}, {@link #pullRequests()}, {@link
 * #issues()} and so on. Thread-safe.
 *
 * <p>Every method that does I/O throws {@link ForgeException}; a method that returns an {@link
 * Optional} gives empty for what is absent, and every other one throws with reason NOT_FOUND. Lists
 * are fetched while they are read.
 */
public interface ForgeProject {

  /**
   * The forge that it lives on.
   *
   * @return the forge
   */
  Forge forge();

  /**
   * Its full name: namespace and name, {@code packit/ogr}, {@code rpms/hello}, {@code group/sub/p}.
   * A fork on Pagure has the form {@code fork/account/rpms/hello}.
   *
   * @return the name, unique on the forge
   */
  String fullName();

  /**
   * The account or group that it belongs to: the first part of the full name, on Pagure the account
   * of a fork or the namespace; empty on Pagure for a project without namespace.
   *
   * @return the owner
   */
  String owner();

  /**
   * Its name alone.
   *
   * @return the last part of the full name
   */
  String name();

  /**
   * Its page.
   *
   * @return the URI for a browser
   */
  URI webUrl();

  /**
   * Where git reads it over https.
   *
   * @return the URI, without credentials
   */
  URI cloneUrl();

  /**
   * The page that shows a tag to people. Asks nobody.
   *
   * @param tag the tag
   * @return the page; empty on Pagure, which has none for a single tag
   */
  Optional<URI> tagPage(String tag);

  /**
   * The page that shows a commit to people. Asks nobody.
   *
   * @param commit the full commit id
   * @return the page
   */
  URI commitPage(String commit);

  /**
   * Where git may write to it.
   *
   * @return https first, then ssh where the forge offers it; without credentials
   */
  List<URI> pushUrls();

  /**
   * Whether it exists, as far as this account may know.
   *
   * @return false if the forge says that there is no such project
   */
  boolean exists();

  /**
   * The fork of this project that belongs to an account; the project itself if it is the account's,
   * as no forge lets an account fork what is its own.
   *
   * @param account the account name
   * @return the fork, or empty if there is none; whether its git is ready is not checked
   */
  Optional<ForgeProject> fork(String account);

  /**
   * The fork of this project that belongs to the own account, made if it does not exist, after
   * waiting until git and pull requests work on it; the project itself if it is the own account's.
   *
   * @return the fork, ready
   * @throws ForgeException with reason NOT_READY if that takes longer than {@link
   *     Forges.Builder#forkTimeout}
   * @throws InterruptedException if the thread is interrupted while waiting
   */
  ForgeProject forkOrCreate() throws InterruptedException;

  /**
   * Its git repository.
   *
   * @return the repository; nothing is asked yet
   */
  ForgeRepository repository();

  /**
   * Its commits.
   *
   * @return the commits; nothing is asked yet
   */
  ForgeCommits commits();

  /**
   * Its releases.
   *
   * @return the releases; nothing is asked yet
   */
  ForgeReleases releases();

  /**
   * The pull requests into it.
   *
   * @return the pull requests; nothing is asked yet
   */
  ForgePullRequests pullRequests();

  /**
   * Its issues.
   *
   * @return the issues; nothing is asked yet
   */
  ForgeIssues issues();

  /**
   * Who may do what in it.
   *
   * @return the access; nothing is asked yet
   */
  ForgeAccess access();

  /**
   * Its check runs.
   *
   * @return the check runs; nothing is asked yet
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#CHECK_RUNS}
   */
  CheckRuns checkRuns();
}
