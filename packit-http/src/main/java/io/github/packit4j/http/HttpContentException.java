package io.github.packit4j.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An answer came whose content cannot be used: larger than allowed, or not what was announced (an
 * HTML page where JSON belongs, say).
 */
public final class HttpContentException extends HttpException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param method the HTTP method
   * @param uri the target, already without secrets
   * @param reason what is wrong with the content, as the end of a sentence
   */
  public HttpContentException(String method, URI uri, String reason) {
    super(method, uri, message(method, uri, reason));
  }

  /**
   * Creates an exception with its cause.
   *
   * @param method the HTTP method
   * @param uri the target, already without secrets
   * @param reason what is wrong with the content, as the end of a sentence
   * @param cause what the decoder reported, or null
   */
  public HttpContentException(String method, URI uri, String reason, @Nullable Throwable cause) {
    this(method, uri, reason);
    if (cause != null) {
      initCause(cause);
    }
  }

  private static String message(String method, URI uri, String reason) {
    return "Tried to read the answer to " + method + " " + uri + " but failed because: " + reason;
  }
}
