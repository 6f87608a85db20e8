package io.github.packit4j.sandbox;

/** What a forge can make webhook deliveries for. */
public enum UpstreamEvent {
  /** Releases are drafted, published, edited, deleted. */
  RELEASE,
  /** Branches and tags are pushed. */
  PUSH,
  /** Pull requests are opened, closed, reopened, merged, edited, or get new commits. */
  PULL_REQUEST,
  /** Comments on issues and pull requests are made, edited, deleted. */
  COMMENT,
  /** Somebody reacts to a comment; GitLab alone tells. */
  REACTION
}
