package io.github.packit4j.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server answered with a status that the caller did not expect. */
public final class HttpStatusException extends HttpException {

  private static final long serialVersionUID = 1L;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final int status;
  private final String excerpt;
  private final @Nullable Duration retryAfter;

  /**
   * Creates an exception.
   *
   * @param method the HTTP method
   * @param uri the target, already without secrets
   * @param status the status code of the answer
   * @param excerpt the start of the answer's body, already without secrets; may be empty
   */
  public HttpStatusException(String method, URI uri, int status, String excerpt) {
    this(method, uri, status, excerpt, null);
  }

  /**
   * Creates an exception for an answer that says when to come back.
   *
   * @param method the HTTP method
   * @param uri the target, already without secrets
   * @param status the status code of the answer
   * @param excerpt the start of the answer's body, already without secrets; may be empty
   * @param retryAfter how long the server asks to wait, or null where it does not say
   */
  public HttpStatusException(
      String method, URI uri, int status, String excerpt, @Nullable Duration retryAfter) {
    super(
        method,
        uri,
        "Tried to "
            + method
            + " "
            + uri
            + " but failed because: the server answered "
            + status
            + (excerpt.isBlank() ? "" : ": " + excerpt));
    this.status = status;
    this.excerpt = excerpt;
    this.retryAfter = retryAfter;
  }

  /**
   * The status code of the answer.
   *
   * @return a number between 100 and 599
   */
  public int status() {
    return status;
  }

  /**
   * The start of the answer's body.
   *
   * @return at most a few hundred characters, secrets masked; empty if there was no text
   */
  public String excerpt() {
    return excerpt;
  }

  /**
   * Whether an answer of this status may be another one later: the server was asked too often, or
   * failed.
   *
   * @param status a status code
   * @return true for 429 and from 500 on
   */
  public static boolean mayPassByItself(int status) {
    return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
  }

  @Override
  public boolean mayPassByItself() {
    return mayPassByItself(status);
  }

  @Override
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
