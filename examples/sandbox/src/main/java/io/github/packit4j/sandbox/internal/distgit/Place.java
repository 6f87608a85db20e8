package io.github.packit4j.sandbox.internal.distgit;

import io.github.packit4j.sandbox.DistGitForge;

/**
 * Where dist-git is.
 *
 * @param forge what runs there
 * @param host the host of web, API and git over HTTP
 * @param namespace the namespace of the packages
 */
public record Place(DistGitForge forge, String host, String namespace) {

  /** Fedora's host. */
  public static final String FEDORA = "src.fedoraproject.org";

  /** Returns CentOS Stream's. */
  public static Place centosStream() {
    return new Place(DistGitForge.GITLAB, "gitlab.com", "redhat/centos-stream/rpms");
  }

  /** Tells whether the branches are Fedora's, with its rules. */
  public boolean isFedora() {
    return host.equals(FEDORA);
  }

  /** Returns Fedora's dist-git with what runs there. */
  public static Place fedora(DistGitForge forge) {
    return new Place(forge, FEDORA, Project.NAMESPACE);
  }
}
