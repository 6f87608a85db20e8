package io.github.packit4j.core;

/** Whose pull requests to packages in dist-git are tried in scratch builds. */
public enum PullRequestBuilds {
  /** Nobody's. */
  NONE,
  /** Those of the workflow itself and of packagers, as who may command a build. */
  OF_PACKAGERS,
  /** Everybody's: whoever has an account on the forge then runs code on the builders. */
  OF_ANYBODY
}
