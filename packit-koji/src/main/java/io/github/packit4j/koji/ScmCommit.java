package io.github.packit4j.koji;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * A commit in a repository, read from a source URL; what differs between spellings of the same
 * repository is left out.
 *
 * @param path the repository's path without leading and trailing slash and {@code .git}
 * @param commit the part after {@code #}, which may be a branch in what was submitted
 */
record ScmCommit(String path, String commit) {
  static Optional<ScmCommit> parse(String source) {
    int hash = source.indexOf('#');
    int scheme = source.indexOf("://");
    if (hash < 0 || scheme < 0 || scheme > hash) {
      return Optional.empty();
    }
    String location = source.substring(scheme + 3, hash);
    int slash = location.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String path = location.substring(slash + 1).replaceFirst("\\?.*", "").replaceFirst("/+$", "");
    return Optional.of(
        new ScmCommit(
            path.endsWith(".git") ? path.substring(0, path.length() - 4) : path,
            source.substring(hash + 1).toLowerCase(Locale.ROOT)));
  }

  static ScmCommit of(URI source) {
    return parse(source.toString())
        .orElseThrow(
            () -> new IllegalArgumentException(source + " is no source URL with a commit"));
  }

  /** The hub's glob pattern for the source of a build of this commit. */
  String sourcePattern() {
    return "*" + path + "*#" + commit;
  }
}
