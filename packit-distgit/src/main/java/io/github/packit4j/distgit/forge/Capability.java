package io.github.packit4j.distgit.forge;

/** What some forges can do and others cannot. Ask {@link Forge#capabilities()} beforehand. */
public enum Capability {
  /** Releases with a name and a text; without it a release is a tag. */
  RELEASES,
  /** Draft pull requests. */
  DRAFT_PULL_REQUESTS,
  /** Labels on pull requests and issues. */
  LABELS,
  /** List the commits of a pull request. */
  PULL_REQUEST_COMMITS,
  /** Change a comment after it was written. */
  COMMENT_EDITING,
  /** Reactions to comments. */
  REACTIONS,
  /** Comments on commits. */
  COMMIT_COMMENTS,
  /** GitHub's check runs. */
  CHECK_RUNS,
  /** Give users access to a project. */
  USER_ACCESS,
  /** Give groups access to a project. */
  GROUP_ACCESS,
  /** Tell whom a fork keeps out that may push to the project it is a fork of. */
  FORK_COMMITTERS,
  /** Tell who is in a group. */
  GROUP_MEMBERS,
  /** Tell which pull request a commit was merged by. */
  MERGED_COMMITS,
  /** Let the maintainers of the target push to the branch of a pull request. */
  MAINTAINER_EDITS
}
