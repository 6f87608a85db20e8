package io.github.packit4j.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
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

  /**
   * Whether the call as a whole took longer than it may, in which case repeating it at once is of
   * no use. A single read that was late is something else.
   *
   * @return true for an overall deadline
   */
  public boolean isDeadline() {
    return getCause() instanceof InterruptedIOException cause
        && cause.getCause() instanceof IOException late
        && isDeadline(late);
  }

  /**
   * Whether a failure is OkHttp's word for a call that is late as a whole.
   *
   * @param failure what OkHttp threw
   * @return true for an overall deadline; false for a late read and for an interrupt
   */
  public static boolean isDeadline(IOException failure) {
    return failure instanceof InterruptedIOException
        && !(failure instanceof SocketTimeoutException)
        && "timeout".equals(failure.getMessage());
  }

  private static String describe(IOException cause) {
    String text = cause.getMessage();
    return text == null || text.isBlank() ? cause.getClass().getSimpleName() : text;
  }
}
