package io.github.packit4j.config.internal.type;

import java.net.URI;
import java.util.Optional;

/** Which dist-git server a package is in, as far as its keys or its packaging tool say. */
public final class DistGitInstances {

  private DistGitInstances() {}

  /** A packaging tool and the server it stands for. */
  enum Tool {
    FEDPKG("fedpkg", "src.fedoraproject.org", "rpms"),
    FEDPKG_STAGE("fedpkg-stage", "src.stg.fedoraproject.org", "rpms"),
    CENTPKG("centpkg", "gitlab.com", "redhat/centos-stream/rpms"),
    CENTPKG_SIG("centpkg-sig", "gitlab.com", "CentOS/{sig}/rpms");

    private final String key;
    private final String host;
    private final String namespace;

    Tool(String key, String host, String namespace) {
      this.key = key;
      this.host = host;
      this.namespace = namespace;
    }

    String key() {
      return key;
    }
  }

  /** A server and the namespace of packages on it. */
  public record Instance(URI baseUrl, Optional<String> namespace) {}

  /** Returns the server of a packaging tool; of Fedora without one. */
  public static Instance of(Optional<String> pkgTool, Optional<String> sig) {
    Tool found = Tool.FEDPKG;
    for (Tool tool : Tool.values()) {
      if (pkgTool.filter(tool.key::equals).isPresent()) {
        found = tool;
      }
    }
    String namespace = sig.orElse("{sig}");
    return new Instance(
        URI.create("https://" + found.host + "/"),
        Optional.of(found.namespace.replace("{sig}", namespace)));
  }
}
