package io.github.packit4j.http;

import java.io.IOException;
import java.net.URI;

/**
 * No complete answer came: the connection failed, timed out, was interrupted or cut. Whether a
 * write took effect is then unknown, so ask the server before you repeat one.
 */
public final class HttpTransportException extends HttpException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param method the HTTP method
   * @param uri the target, already without secrets
   * @param cause what the connection reported; earlier failures are suppressed in it
   */
  public HttpTransportException(String method, URI uri, IOException cause) {
    super(
        method,
        uri,
        "Tried to " + method + " " + uri + " but failed because: " + describe(cause),
        cause);
  }

  @Override
  public boolean mayPassByItself() {
    return true;
  }

  private static String describe(IOException cause) {
    String text = cause.getMessage();
    return text == null || text.isBlank() ? cause.getClass().getSimpleName() : text;
  }
}
