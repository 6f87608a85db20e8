package io.github.packit4j.http;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of what the clients of packit4j and its release workflow throw. The exception itself
 * says whether the same call may succeed later, so that a program needs one question for all of
 * them:
 *
 * <pre>{@code
 * catch (PackitException e) {
 *   if (e.mayPassByItself()) {
 *     runAgainIn(e.retryAfter().orElse(pause));
 *   }
 * }
 * }</pre>
 */
public abstract class PackitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception that nothing else led to.
   *
   * @param message what was tried, why it failed and how to mend it; no secret
   */
  protected PackitException(@Nullable String message) {
    super(message);
  }

  /**
   * Creates an exception with its cause.
   *
   * @param message what was tried, why it failed and how to mend it; no secret
   * @param cause what was behind it, or null
   */
  protected PackitException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Whether the same call may succeed later without anybody changing anything: a network that
   * failed, an overloaded server, an interrupt, something yet to come. A write that got no answer
   * may have been executed all the same; look before you repeat it.
   *
   * @return what the cause says, unless a subclass knows better; false without a cause
   */
  public boolean mayPassByItself() {
    return mayPassByItself(getCause());
  }

  /**
   * How long the server asks to be left alone.
   *
   * @return the wait, or empty where the server did not say
   */
  public Optional<Duration> retryAfter() {
    return getCause() instanceof PackitException cause ? cause.retryAfter() : Optional.empty();
  }

  /**
   * Asks any failure whether it may pass by itself.
   *
   * @param failure what went wrong, or null
   * @return what the first exception of packit4j in the chain of causes says; without one, whether
   *     there is a failure of the network or an interrupt in it
   */
  public static boolean mayPassByItself(@Nullable Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof PackitException own) {
        return own.mayPassByItself();
      }
      // What git and Kerberos say of a network that fails; a timeout is an interruption.
      if (t instanceof InterruptedException
          || t instanceof InterruptedIOException
          || t instanceof ClosedByInterruptException
          || t instanceof SocketException
          || t instanceof UnknownHostException
          || t instanceof ProtocolException
          || t instanceof EOFException) {
        return true;
      }
    }
    return false;
  }
}
