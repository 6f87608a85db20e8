package io.github.packit4j.http.support;

import java.net.URI;
import okhttp3.HttpUrl;

/**
 * Scheme, host and port: what a credential belongs to.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host name in lower case
 * @param port the port, the default one filled in
 */
public record Origin(String scheme, String host, int port) {

  /**
   * The origin of a URL.
   *
   * @param url any HTTP URL
   * @return its origin
   */
  public static Origin of(HttpUrl url) {
    return new Origin(url.scheme(), url.host(), url.port());
  }

  /**
   * The origin of a URI.
   *
   * @param uri an absolute http or https URI
   * @return its origin
   * @throws IllegalArgumentException if it is something else
   */
  public static Origin of(URI uri) {
    HttpUrl url = HttpUrl.get(uri);
    if (url == null) {
      throw new IllegalArgumentException("Not an http or https URI: " + uri.getScheme());
    }
    return of(url);
  }
}
