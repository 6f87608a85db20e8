package io.github.packit4j.sandbox;

import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;

/** An upstream project with its repository and releases. Thread-safe. */
public interface UpstreamProject extends GitView {

  /** Returns owner and repository, such as {@code packit/ogr}. */
  String fullName();

  /** Returns {@code https://github.com/<full name>}. */
  URI webUrl();

  /** Returns {@code https://github.com/<full name>.git}. */
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

  /** Publishes a release as described; drafts make no webhook delivery. */
  UpstreamRelease release(UpstreamRelease release);

  /** Returns the releases, newest first. */
  List<UpstreamRelease> releases();

  /**
   * Returns the webhook delivery of a release.
   *
   * @throws IllegalArgumentException if no published release has the tag
   */
  WebhookDelivery releaseWebhook(String tag);

  /** Returns the issues that were opened through the API, in the order of their numbers. */
  List<UpstreamIssue> issues();

  /** Returns the statuses that were set on commits, oldest first. */
  List<UpstreamStatus> statuses();
}
