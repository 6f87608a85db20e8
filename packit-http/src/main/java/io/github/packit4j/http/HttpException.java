package io.github.packit4j.http;

import java.net.URI;

/**
 * The root of what goes wrong while talking HTTP. The message names the request without its
 * secrets: user information and token-like query parameters are left out of {@link #uri()}.
 */
public abstract class HttpException extends PackitException {

  private static final long serialVersionUID = 1L;

  private final String method;
  private final URI uri;

  HttpException(String method, URI uri, String message) {
    super(message);
    this.method = method;
    this.uri = uri;
  }

  HttpException(String method, URI uri, String message, Throwable cause) {
    super(message, cause);
    this.method = method;
    this.uri = uri;
  }

  /**
   * The HTTP method of the request that failed.
   *
   * @return the method, in upper case
   */
  public String method() {
    return method;
  }

  /**
   * The target of the request that failed, without secrets.
   *
   * @return the URI without user information and with token-like query values masked
   */
  public URI uri() {
    return uri;
  }
}
