package io.github.packit4j.config;

/** A step of the workflow that a configuration can replace or extend with its own commands. */
public enum ActionName {
  /** Decides whether a job runs at all. */
  RUN_CONDITION("run-condition"),
  /** Runs after the upstream repository was cloned. */
  POST_UPSTREAM_CLONE("post-upstream-clone"),
  /** Runs before files are synced to dist-git. */
  PRE_SYNC("pre-sync"),
  /** Replaces the creation of patches from a source-git repository. */
  CREATE_PATCHES("create-patches"),
  /** Replaces the preparation of all files, the spec file among them. */
  PREPARE_FILES("prepare-files"),
  /** Replaces the creation of the archive for an SRPM. */
  CREATE_ARCHIVE("create-archive"),
  /** Replaces the detection of the current version for an SRPM. */
  GET_CURRENT_VERSION("get-current-version"),
  /** Replaces the changes to the spec file for an SRPM. */
  FIX_SPEC_FILE("fix-spec-file"),
  /** Runs after the sources were downloaded and before they are uploaded. */
  POST_MODIFICATIONS("post-modifications"),
  /** Replaces the text of the changelog entry. */
  CHANGELOG_ENTRY("changelog-entry"),
  /** Replaces the commit message. */
  COMMIT_MESSAGE("commit-message");

  private final String key;

  ActionName(String key) {
    this.key = key;
  }

  /** Returns the name used in configurations, such as {@code post-upstream-clone}. */
  public String key() {
    return key;
  }

  @Override
  public String toString() {
    return key;
  }
}
