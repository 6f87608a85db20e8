package io.github.packit4j.distgit.git;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.transport.URIish;

/** The address of a remote repository, of a kind that is safe to open. */
record RemoteUrl(URI uri) {

  private static final Set<String> SCHEMES = Set.of("https", "http", "ssh");
  private static final int KEY_DIGITS = 16;

  static RemoteUrl of(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "A git remote must be an https, http or ssh address with a host; scheme is '"
              + scheme
              + "'");
    }
    String user = uri.getUserInfo();
    if (user != null && (user.contains(":") || !scheme.equals("ssh"))) {
      throw new IllegalArgumentException(
          "The address of a git remote must not contain credentials; give them to the store's"
              + " builder (host "
              + uri.getHost()
              + ")");
    }
    if (user != null && user.startsWith("-") || uri.getHost().startsWith("-")) {
      throw new IllegalArgumentException("Neither user nor host may start with '-': " + uri);
    }
    return new RemoteUrl(uri);
  }

  boolean isSsh() {
    return "ssh".equalsIgnoreCase(uri.getScheme());
  }

  URIish toJGit() throws URISyntaxException {
    return new URIish(uri.toString());
  }

  /** Returns a name for files and refs: readable, and unique by a hash. */
  String key() {
    String readable = (uri.getHost() + uri.getPath()).replaceAll("[^A-Za-z0-9.]+", "-");
    String tail = readable.substring(Math.max(0, readable.length() - 60));
    return tail.replaceAll("^[-.]+|[-.]+$|\\.(?=\\.)", "").replaceAll("\\.git$", "")
        + "-"
        + shortHash(uri.toString());
  }

  private static String shortHash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, KEY_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
