package io.github.packit4j.core.internal;

import io.github.packit4j.bodhi.BodhiException;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.git.GitException;
import io.github.packit4j.distgit.lookaside.LookasideException;
import io.github.packit4j.distgit.lookaside.SourceNotFoundException;
import io.github.packit4j.http.HttpStatusException;
import io.github.packit4j.http.HttpTransportException;
import io.github.packit4j.koji.KojiDeadlineException;
import io.github.packit4j.koji.KojiOfflineException;
import io.github.packit4j.koji.KojiOutcomeUnknownException;
import io.github.packit4j.koji.KojiTransportException;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Set;

/** What a failure means for who asked. */
public final class Failures {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  /** What passes by itself, wherever in the chain of causes it is. */
  private static final Set<Class<? extends Throwable>> PASSING =
      Set.of(
          // The archive of a release often appears some time after its tag.
          SourceNotFoundException.class,
          MovedException.class,
          HttpTransportException.class,
          KojiTransportException.class,
          KojiOfflineException.class,
          KojiOutcomeUnknownException.class,
          KojiDeadlineException.class,
          InterruptedException.class,
          // What git and Kerberos say of a network that fails; a timeout is an interruption.
          SocketException.class,
          InterruptedIOException.class,
          UnknownHostException.class,
          ProtocolException.class,
          EOFException.class);

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
    Throwable cause = failure.getCause();
    // Koji's own exception for every answer that is not the hub's, whatever the status.
    if (failure instanceof KojiTransportException && cause instanceof HttpStatusException http) {
      return isPassing(http.status());
    }
    if (failure instanceof BodhiException bodhi && bodhi.retryable()
        || failure instanceof GitException git && git.isTransient()
        || failure instanceof HttpStatusException http && isPassing(http.status())
        || failure instanceof LookasideException source && isPassing(source.status().orElse(0))
        || PASSING.stream().anyMatch(type -> type.isInstance(failure))) {
      return true;
    }
    return cause != null && isRetryable(cause);
  }

  private static boolean isPassing(int status) {
    return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
  }
}
