package io.github.packit4j.distgit.forge;

/** What an account may do in a project, from nothing to everything. */
public enum AccessLevel {
  /** Nothing beyond what everybody may. */
  NONE,
  /** Read. */
  READ,
  /** Manage issues and pull requests. */
  TRIAGE,
  /** Push and merge. */
  WRITE,
  /** Manage the project in part. */
  MAINTAIN,
  /** Manage the project. */
  ADMIN;

  /**
   * Whether it allows to push and merge, as far as branches are not protected further.
   *
   * @return true from {@link #WRITE} on
   */
  public boolean canMerge() {
    return compareTo(WRITE) >= 0;
  }
}
