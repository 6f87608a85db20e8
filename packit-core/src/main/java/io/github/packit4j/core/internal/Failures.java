package io.github.packit4j.core.internal;

import io.github.packit4j.bodhi.BodhiException;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.lookaside.SourceNotFoundException;
import io.github.packit4j.http.HttpStatusException;
import io.github.packit4j.http.HttpTransportException;
import io.github.packit4j.koji.KojiOfflineException;
import io.github.packit4j.koji.KojiTransportException;

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
    if (failure instanceof ForgeException forge) {
      return forge.isTransient();
    }
    if (failure instanceof BodhiException bodhi) {
      return bodhi.retryable();
    }
    if (failure instanceof HttpStatusException http) {
      return http.status() == TOO_MANY_REQUESTS || http.status() >= SERVER_ERROR;
    }
    // The archive of a release often appears some time after its tag.
    if (failure instanceof HttpTransportException
        || failure instanceof SourceNotFoundException
        || failure instanceof KojiTransportException
        || failure instanceof KojiOfflineException) {
      return true;
    }
    Throwable cause = failure.getCause();
    return cause != null && isRetryable(cause);
  }
}
