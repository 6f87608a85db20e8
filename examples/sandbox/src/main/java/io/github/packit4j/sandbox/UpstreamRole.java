package io.github.packit4j.sandbox;

/** What somebody may do in an upstream project; each includes the ones before it. */
public enum UpstreamRole {
  /** Read, comment, fork; GitLab's guest. */
  READ,
  /** Manage issues; GitLab's reporter. Forgejo takes it for reading. */
  TRIAGE,
  /** Push, merge, set statuses, release; GitLab's developer. */
  WRITE,
  /** Manage the repository; GitLab's maintainer. Forgejo takes it for writing. */
  MAINTAIN,
  /** All; GitLab's owner. */
  ADMIN;

  /** Tells whether this role includes another. */
  public boolean includes(UpstreamRole other) {
    return compareTo(other) >= 0;
  }
}
