package io.github.packit4j.bodhi;

import io.github.packit4j.http.HttpContentException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates updates once. A time-out of the gateway in front of Bodhi often means that the update was
 * made, so an unknown outcome is looked up before anything is sent again.
 */
final class CreateUpdate {
  private final SaveUpdate save;
  private final FindUpdate find;
  private final Pauses pauses;

  CreateUpdate(SaveUpdate save, FindUpdate find, Pauses pauses) {
    this.save = save;
    this.find = find;
    this.pauses = pauses;
  }

  List<Update> create(NewUpdate wanted) {
    @Nullable BodhiException unknown = null;
    for (int attempt = 1; ; attempt++) {
      BodhiException failure = null;
      try {
        return save.create(wanted);
      } catch (BodhiRejectedException e) {
        if (e.has(BodhiProblem.Kind.ALREADY_EXISTS)) {
          return ours(wanted, e, unknown != null);
        }
        if (e.status() < 500) {
          throw e;
        }
        failure = e;
      } catch (BodhiException e) {
        if (!isOutcomeUnknown(e)) {
          throw e;
        }
        failure = e;
      }
      unknown = failure;
      List<Update> made = lookUp(wanted, failure);
      if (!made.isEmpty()) {
        return made;
      }
      if (!failure.mayPassByItself() || !pauses.allowAfter(attempt)) {
        throw failure;
      }
      pause(attempt, failure);
    }
  }

  /** No answer, trouble on the way, or an answer that is not Bodhi's. */
  private static boolean isOutcomeUnknown(BodhiException e) {
    return e.mayPassByItself() || e.getCause() instanceof HttpContentException;
  }

  /** The update made by an earlier attempt of ours, else the refusal with what is in the way. */
  private List<Update> ours(NewUpdate wanted, BodhiRejectedException refusal, boolean triedBefore) {
    if (triedBefore) {
      List<Update> made = lookUp(wanted, refusal);
      if (!made.isEmpty()) {
        return made;
      }
    }
    Update existing = null;
    try {
      existing = find.inTheWayOf(wanted).orElse(null);
    } catch (BodhiException e) {
      refusal.addSuppressed(e);
    }
    UpdateExistsException exists =
        new UpdateExistsException(
            "create an update of " + SaveUpdate.subject(wanted),
            refusal.status(),
            refusal.problems(),
            existing);
    for (Throwable suppressed : refusal.getSuppressed()) {
      exists.addSuppressed(suppressed);
    }
    throw exists;
  }

  private List<Update> lookUp(NewUpdate wanted, BodhiException failure) {
    try {
      return find.madeFrom(wanted);
    } catch (BodhiException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }

  private void pause(int attempt, BodhiException failure) {
    try {
      pauses.after(attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.addSuppressed(e);
      throw failure;
    }
  }
}
