package io.github.packit4j.distgit.forge;

import io.github.packit4j.distgit.DistGitException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A forge did not do what it was asked. {@link #reason()} tells the cases apart in which a program
 * acts differently.
 */
public class ForgeException extends DistGitException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final int status;
  private final @Nullable Duration retryAfter;

  /** Why a forge did not do what it was asked. */
  public enum Reason {
    /** There is no such thing, or the account may not see it. */
    NOT_FOUND,
    /** The credential is missing, wrong or expired. */
    AUTHENTICATION,
    /** The account, or its token, may not do this. */
    PERMISSION,
    /** The forge calls the request invalid. */
    INVALID,
    /** The present state forbids it: it exists already, does not merge, has moved. */
    CONFLICT,
    /** The rate limit is used up; see {@link ForgeException#retryAfter()}. */
    RATE_LIMITED,
    /** This client is read-only; nothing was sent. */
    READ_ONLY,
    /** This forge cannot do that; see {@link Capability}. Nothing was sent. */
    UNSUPPORTED,
    /** Something is not ready yet, after waiting as long as allowed. */
    NOT_READY,
    /** The server failed, for example with status 500. */
    SERVER,
    /** No complete answer came. Whether a write took effect is unknown. */
    TRANSPORT,
    /** The answer makes no sense: not JSON, too large, something missing. */
    UNEXPECTED_ANSWER
  }

  /**
   * Creates an exception that no answer of a server led to.
   *
   * @param reason the case
   * @param message what was tried and why it failed
   */
  public ForgeException(Reason reason, String message) {
    this(reason, 0, message, null, null);
  }

  /**
   * Creates an exception with its cause.
   *
   * @param reason the case
   * @param status the status of the answer, or 0 if there was none
   * @param message what was tried and why it failed
   * @param retryAfter how long the forge asks to wait, or null
   * @param cause what was behind it, or null
   */
  public ForgeException(
      Reason reason,
      int status,
      String message,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /**
   * The case.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  /**
   * The status of the answer.
   *
   * @return the status, or empty if no answer came or nothing was sent
   */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  @Override
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /**
   * Whether the same request may succeed later, unchanged.
   *
   * @return true for rate limits, server and connection failures and what is not ready
   */
  @Override
  public boolean mayPassByItself() {
    return switch (reason) {
      case RATE_LIMITED, SERVER, TRANSPORT, NOT_READY -> true;
      default -> false;
    };
  }
}
