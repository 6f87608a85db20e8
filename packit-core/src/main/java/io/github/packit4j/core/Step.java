package io.github.packit4j.core;

/** The steps a branch goes through, in order; what a listener sees and a failure names. */
public enum Step {
  /** Reads dist-git and upstream and works out what is to change; writes nothing. */
  PLAN,
  /** Sees that nothing has moved since the plan was made. */
  CHECK,
  /** Brings the release's archives to the lookaside cache. */
  UPLOAD_SOURCES,
  /** Finds or makes the fork that the proposal is pushed to. */
  FORK,
  /** Makes the commit and pushes it. */
  PUSH,
  /** Opens or updates the pull request. */
  PULL_REQUEST,
  /** Submits the Koji build. */
  KOJI_BUILD,
  /** Tags a build into the side tag of its group. */
  KOJI_TAG,
  /** Creates the Bodhi update, or edits that of a side-tag group. */
  BODHI_UPDATE,
  /** Asks Bodhi to push an update to stable. */
  STABLE_PUSH
}
