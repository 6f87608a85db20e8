package io.github.packit4j.http;

import java.net.URI;

/**
 * An address, or one that a server redirected to, is that of this machine or of a network that is
 * not public. It was not connected to. Does not pass by itself.
 */
public final class PrivateAddressException extends HttpException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param method the HTTP method
   * @param uri the target, already without secrets
   */
  public PrivateAddressException(String method, URI uri) {
    super(
        method,
        uri,
        "Tried to "
            + method
            + " "
            + uri
            + " but failed because: its host is this machine or in a network that is not public;"
            + " allow private addresses if it is meant");
  }
}
