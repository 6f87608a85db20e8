package io.github.packit4j.config;

/** The kind of event that starts a job. */
public enum JobTrigger {
  /** An upstream release. */
  RELEASE("release"),
  /** A new or changed pull request. */
  PULL_REQUEST("pull_request"),
  /** Commits pushed to a branch. */
  COMMIT("commit"),
  /** A Koji build tagged into the side tag of the job's group. */
  KOJI_BUILD("koji_build"),
  /** Nothing: the job never runs. */
  IGNORE("ignore");

  private final String key;

  JobTrigger(String key) {
    this.key = key;
  }

  /** Returns the name used in configurations, such as {@code pull_request}. */
  public String key() {
    return key;
  }

  @Override
  public String toString() {
    return key;
  }
}
