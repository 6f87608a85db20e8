package io.github.packit4j.core.internal.text;

import java.net.URI;
import java.util.Optional;

/** Where a forge shows a tag and a commit to people; forges that are not known get no link. */
final class UpstreamLinks {

  private UpstreamLinks() {}

  static Optional<String> tag(URI project, String tag) {
    return switch (family(project)) {
      case GITHUB, FORGEJO -> Optional.of(base(project) + "/releases/tag/" + tag);
      case GITLAB -> Optional.of(base(project) + "/-/tags/" + tag);
      case PAGURE, OTHER -> Optional.empty();
    };
  }

  static Optional<String> commit(URI project, String commit) {
    return switch (family(project)) {
      case GITHUB, FORGEJO -> Optional.of(base(project) + "/commit/" + commit);
      case GITLAB -> Optional.of(base(project) + "/-/commit/" + commit);
      case PAGURE -> Optional.of(base(project) + "/c/" + commit);
      case OTHER -> Optional.empty();
    };
  }

  private enum Family {
    GITHUB,
    GITLAB,
    PAGURE,
    FORGEJO,
    OTHER
  }

  private static Family family(URI project) {
    String host = Optional.ofNullable(project.getHost()).orElse("");
    if (host.equals("github.com")) {
      return Family.GITHUB;
    }
    if (host.equals("gitlab.com") || host.startsWith("gitlab.")) {
      return Family.GITLAB;
    }
    if (host.equals("pagure.io")) {
      return Family.PAGURE;
    }
    if (host.equals("codeberg.org") || host.startsWith("forge.")) {
      return Family.FORGEJO;
    }
    return Family.OTHER;
  }

  private static String base(URI project) {
    String text = project.toString();
    String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return trimmed.endsWith(".git") ? trimmed.substring(0, trimmed.length() - 4) : trimmed;
  }
}
