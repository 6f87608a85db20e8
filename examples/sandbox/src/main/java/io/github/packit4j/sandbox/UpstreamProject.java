package io.github.packit4j.sandbox;

import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;

/** An upstream project with its repository and releases. Thread-safe. */
public interface UpstreamProject extends GitView {

  /** Returns owner and repository, such as {@code packit/ogr}. */
  String fullName();

  /** Returns {@code https://<host>/<full name>}. */
  URI webUrl();

  /** Returns {@code https://<host>/<full name>.git}. */
  URI cloneUrl();

  /** Returns the default branch, {@code main}. */
  String defaultBranch();

  /** Commits files to the default branch and returns the commit id. */
  default String commit(String message, FileTree files) {
    return commit(defaultBranch(), message, files);
  }

  /**
   * Commits files to a branch, created from the default branch if it is new, and returns the commit
   * id.
   */
  String commit(String branch, String message, FileTree files);

  /**
   * Signs the commits and annotated tags that are made from now on.
   *
   * @param signer makes the armored OpenPGP signature of an object's bytes
   */
  void signWith(UnaryOperator<byte[]> signer);

  /** Tags the head of the default branch. */
  default void tag(String name) {
    tag(name, defaultBranch());
  }

  /**
   * Makes an annotated tag.
   *
   * @param ref branch or commit id to tag
   * @throws IllegalArgumentException if the ref is absent
   */
  void tag(String name, String ref);

  /**
   * Publishes a release, which also makes a webhook delivery.
   *
   * <p>The tag is made at the head of the default branch if it does not exist.
   */
  default UpstreamRelease release(String tag, String name, String body) {
    return release(UpstreamRelease.of(tag).withName(name).withBody(body));
  }

  /**
   * Makes a release as described. A draft is not announced, and its tag is made when it is
   * published.
   *
   * @throws IllegalArgumentException if the tag has a release, or the forge lacks what is asked for
   */
  UpstreamRelease release(UpstreamRelease release);

  /**
   * Publishes a draft.
   *
   * @throws IllegalArgumentException if the tag has no draft
   */
  UpstreamRelease publish(String tag);

  /**
   * Replaces the release of the same tag.
   *
   * @throws IllegalArgumentException if the tag has no release
   */
  UpstreamRelease editRelease(UpstreamRelease release);

  /**
   * Deletes a release; its tag stays.
   *
   * @throws IllegalArgumentException if the tag has no release
   */
  void deleteRelease(String tag);

  /** Returns the releases, newest first. */
  List<UpstreamRelease> releases();

  /**
   * Returns the first webhook delivery that told of a release.
   *
   * @throws IllegalArgumentException if none did
   */
  WebhookDelivery releaseWebhook(String tag);

  /** Opens an issue as an account. */
  UpstreamIssue openIssue(String account, String title, String body);

  /** Creates labels, which Forgejo wants before they are put on something; others create them. */
  void createLabels(String... names);

  /** Returns the issues in the order of their numbers. */
  List<UpstreamIssue> issues();

  /**
   * Forks the project into an account's namespace, or returns the fork that is there. Its git works
   * at once.
   */
  UpstreamProject fork(String account);

  /**
   * Proposes a branch of a fork, or of this project, for the default branch.
   *
   * @param account who opens the pull request
   * @throws IllegalArgumentException if the forge would refuse it
   */
  UpstreamPullRequest openPullRequest(
      String account, UpstreamProject source, String branch, String title);

  /** Returns the pull requests in the order of their numbers. */
  List<UpstreamPullRequest> pullRequests();

  /** Lets an account act in the project, without an invitation. */
  void grant(String account, UpstreamRole role);

  /**
   * Accepts the invitation that GitHub sends to whom its API adds as a collaborator.
   *
   * @throws IllegalArgumentException if there is none
   */
  void acceptInvitation(String account);

  /** Returns the statuses that were set on commits, oldest first. */
  List<UpstreamStatus> statuses();

  /** Returns the comments on commits, oldest first. */
  List<UpstreamCommitComment> commitComments();
}
