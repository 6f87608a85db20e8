package io.github.packit4j.config;

/** What a job does. */
public enum JobType {
  /** Opens pull requests in dist-git for a new upstream release, configured upstream. */
  PROPOSE_DOWNSTREAM("propose_downstream"),
  /** Opens pull requests in dist-git for a new upstream release, configured in dist-git. */
  PULL_FROM_UPSTREAM("pull_from_upstream"),
  /** Proposes upstream what changed in dist-git. */
  SYNC_FROM_DOWNSTREAM("sync_from_downstream"),
  /** Builds in Copr. Read, not run by this SDK. */
  COPR_BUILD("copr_build"),
  /** Builds an upstream change in Koji. Read, not run by this SDK. */
  UPSTREAM_KOJI_BUILD("upstream_koji_build"),
  /** Builds a dist-git commit in Koji. */
  KOJI_BUILD("koji_build"),
  /** Runs tests in Testing Farm. Read, not run by this SDK. */
  TESTS("tests"),
  /** Creates a Bodhi update for finished builds. */
  BODHI_UPDATE("bodhi_update"),
  /** Builds a virtual machine image. Read, not run by this SDK. */
  VM_IMAGE_BUILD("vm_image_build"),
  /** A job that the Packit service makes for itself; accepted in files as the service does. */
  KOJI_BUILD_TAG("koji_build_tag");

  private final String key;

  JobType(String key) {
    this.key = key;
  }

  /** Returns the name used in configurations, such as {@code propose_downstream}. */
  public String key() {
    return key;
  }

  @Override
  public String toString() {
    return key;
  }
}
