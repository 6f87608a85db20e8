package io.github.packit4j.distgit.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a repository is, however it is reached.
 *
 * @param host the host in lower case, without user and port, which differ by scheme
 * @param path the path, decoded, without {@code .git} and slashes at its end
 */
public record RepositoryLocation(String host, String path) {

  private static final String GIT = ".git";

  /** Reads an address of any scheme; empty if it has no host or no path. */
  public static Optional<RepositoryLocation> of(String address) {
    try {
      URI uri = new URI(address);
      if (uri.getHost() == null || uri.getPath() == null) {
        return Optional.empty();
      }
      String path = withoutSlashes(uri.getPath());
      return Optional.of(
          new RepositoryLocation(
              uri.getHost().toLowerCase(Locale.ROOT),
              path.endsWith(GIT) ? path.substring(0, path.length() - GIT.length()) : path));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String withoutSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /** Returns the last part of the path, which names the repository. */
  public String lastName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
