package io.github.packit4j.core.internal;

import io.github.packit4j.distgit.lookaside.SourceNotFoundException;
import io.github.packit4j.http.HttpStatusException;
import io.github.packit4j.http.HttpTransportException;

/** What a failure means for who asked. */
public final class Failures {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private Failures() {}

  /**
   * Tells whether doing the same again later may succeed.
   *
   * @param failure what went wrong
   * @return true for what lies in the network, an overloaded server or an archive yet to come
   */
  public static boolean isRetryable(Throwable failure) {
    if (failure instanceof HttpStatusException http) {
      return http.status() == TOO_MANY_REQUESTS || http.status() >= SERVER_ERROR;
    }
    // The archive of a release often appears some time after its tag.
    if (failure instanceof HttpTransportException || failure instanceof SourceNotFoundException) {
      return true;
    }
    Throwable cause = failure.getCause();
    return cause != null && isRetryable(cause);
  }
}
