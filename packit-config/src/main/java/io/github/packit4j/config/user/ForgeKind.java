package io.github.packit4j.config.user;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The software of a forge. */
public enum ForgeKind {
  /** Forgejo, such as Codeberg. */
  FORGEJO("forgejo", "https://codeberg.org", List.of("codeberg.org", "forgejo")),
  /** GitHub. */
  GITHUB("github", "https://github.com", List.of("github.com")),
  /** GitLab, on its own and others' servers. */
  GITLAB("gitlab", "https://gitlab.com", List.of("salsa.debian.org", "framagit.org", "gitlab")),
  /** Pagure, such as Fedora's dist-git. */
  PAGURE(
      "pagure",
      "https://src.fedoraproject.org",
      List.of(
          "git.stg.centos.org",
          "git.centos.org",
          "src.stg.fedoraproject.org",
          "src.fedoraproject.org",
          "pkgs.stg.fedoraproject.org",
          "pkgs.fedoraproject.org",
          "pagure"));

  private final String key;
  private final URI defaultInstance;
  private final List<String> knownHosts;

  ForgeKind(String key, String defaultInstance, List<String> knownHosts) {
    this.key = key;
    this.defaultInstance = URI.create(defaultInstance);
    this.knownHosts = knownHosts;
  }

  /** Returns the name used in configurations. */
  public String key() {
    return key;
  }

  /** Returns the server that is meant if none is named. */
  public URI defaultInstance() {
    return defaultInstance;
  }

  /**
   * Returns the software that runs on a host, as far as its name tells.
   *
   * @param host the host's name, or a word such as {@code gitlab}
   */
  public static Optional<ForgeKind> ofHost(String host) {
    for (ForgeKind kind : values()) {
      for (String known : kind.knownHosts) {
        if (host.contains(known)) {
          return Optional.of(kind);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return key;
  }
}
