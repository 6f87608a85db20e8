package io.github.packit4j.sandbox.internal.distgit;

import io.github.packit4j.sandbox.DistGitForge;

/**
 * Where dist-git is.
 *
 * @param forge what runs there
 * @param host the host of web, API and git over HTTP
 * @param namespace the namespace of the packages
 * @param hub the host of the Koji that builds them
 * @param sources the host of the lookaside cache
 */
public record Place(DistGitForge forge, String host, String namespace, String hub, String sources) {

  /** Fedora's host. */
  public static final String FEDORA = "src.fedoraproject.org";

  private static final String SIG_SOURCES = "git.centos.org";

  /** Returns CentOS Stream's. */
  public static Place centosStream() {
    return new Place(
        DistGitForge.GITLAB,
        "gitlab.com",
        "redhat/centos-stream/rpms",
        "kojihub.stream.centos.org",
        "sources.stream.centos.org");
  }

  /**
   * Returns that of a special interest group of CentOS.
   *
   * @param sig the group's name in addresses
   */
  public static Place centosSig(String sig) {
    return new Place(
        DistGitForge.GITLAB,
        "gitlab.com",
        "CentOS/" + sig + "/rpms",
        "cbs.centos.org",
        SIG_SOURCES);
  }

  /** Returns what the lookaside cache calls a package. */
  public String cacheName(String packageName) {
    return sources.equals(SIG_SOURCES) ? packageName : Project.NAMESPACE + "/" + packageName;
  }

  /** Tells whether the branches are Fedora's, with its rules. */
  public boolean isFedora() {
    return host.equals(FEDORA);
  }

  /** Returns Fedora's dist-git with what runs there. */
  public static Place fedora(DistGitForge forge) {
    return new Place(forge, FEDORA, Project.NAMESPACE, "koji.fedoraproject.org", FEDORA);
  }
}
