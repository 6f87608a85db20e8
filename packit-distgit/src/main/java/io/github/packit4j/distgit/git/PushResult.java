package io.github.packit4j.distgit.git;

import java.util.Optional;
import java.util.function.Function;

/** What became of a push. */
public sealed interface PushResult {

  /**
   * The branch is at the commit now, by this push.
   *
   * @param previous where it was; empty if it was created
   * @param current where it is
   * @param remoteMessages what the remote printed meanwhile, such as the address to open a pull
   *     request; at most some thousand characters
   */
  record Updated(Optional<CommitId> previous, CommitId current, String remoteMessages)
      implements PushResult {}

  /**
   * The branch was at the commit already; nothing was sent.
   *
   * @param current where it is
   */
  record UpToDate(CommitId current) implements PushResult {}

  /**
   * The branch was not moved.
   *
   * @param reason the kind of refusal
   * @param message the remote's reason and what it printed, or which commit was found instead
   */
  record Rejected(Reason reason, String message) implements PushResult {}

  /** Why a branch was not moved. */
  enum Reason {
    /** The remote branch is not where it was expected. */
    UNEXPECTED_HEAD,
    /** The remote branch is at a commit that what was pushed does not contain. */
    NOT_FAST_FORWARD,
    /** The remote refused: no permission, a protected branch, a hook. */
    REFUSED
  }

  /** Tells whether the remote branch is at the pushed commit now. */
  default boolean isDone() {
    return !(this instanceof Rejected);
  }

  /** Calls the function of the case at hand and returns its result. */
  default <T> T match(
      Function<? super Updated, ? extends T> updated,
      Function<? super UpToDate, ? extends T> upToDate,
      Function<? super Rejected, ? extends T> rejected) {
    if (this instanceof Updated u) {
      return updated.apply(u);
    }
    return this instanceof UpToDate same ? upToDate.apply(same) : rejected.apply((Rejected) this);
  }
}
