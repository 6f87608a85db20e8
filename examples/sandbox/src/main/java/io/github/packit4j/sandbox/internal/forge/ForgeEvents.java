package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.internal.git.GitRemote.RefChange;
import java.util.Optional;

/** What happens on a forge, for its webhooks. */
public interface ForgeEvents {

  /** What happens to a release. */
  enum ReleaseChange {
    /** It is saved as a draft. */
    DRAFTED,
    /** It is made and published at once. */
    RELEASED,
    /** A draft is published, and its tag made. */
    PUBLISHED_WITH_TAG,
    /** A draft is published on a tag that was there. */
    PUBLISHED_ON_TAG,
    /** It is edited and is a draft no more and no less than before. */
    EDITED,
    /** It is deleted. */
    DELETED
  }

  /** What happens to a pull request. */
  enum PullChange {
    /** It is opened. */
    OPENED,
    /** It is closed without merging. */
    CLOSED,
    /** It is merged. */
    MERGED,
    /** It is opened again. */
    REOPENED,
    /** Its title, text, labels or target change. */
    EDITED,
    /** Its branch gets new commits. */
    PUSHED
  }

  /** What happens to a comment. */
  enum CommentChange {
    /** It is made. */
    CREATED,
    /** Its text changes. */
    EDITED,
    /** It is deleted. */
    DELETED
  }

  /**
   * Tells of a release.
   *
   * @param before the release before the change, if there was one
   */
  void release(
      Project project, Release release, ReleaseChange change, Optional<Release> before, String by);

  /** Tells of a branch or tag that was pushed. */
  void push(Project project, RefChange change, String by);

  /**
   * Tells of a pull request.
   *
   * @param before the head before a push
   */
  void pull(PullRequest pull, PullChange change, Optional<String> before, String by);

  /** Tells of a comment on an issue or pull request. */
  void comment(Discussion on, Comment comment, CommentChange change, String by);

  /** Tells of a reaction. */
  void reaction(Discussion on, Comment comment, Reaction reaction);
}
