package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.failure.BodhiProblem;
import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.failure.UpdateExistsException;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.http.HttpContentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates updates once. A time-out of the gateway in front of Bodhi often means that the update was
 * made, so an unknown outcome is looked up before anything is sent again. Of two requests at the
 * same moment Bodhi may take both, which leaves one of the updates without builds; so what was made
 * is looked up too.
 */
final class CreateUpdate {
  private static final Logger LOG = LoggerFactory.getLogger(CreateUpdate.class);

  private final SaveUpdate save;
  private final FindUpdate find;
  private final Pauses pauses;

  CreateUpdate(SaveUpdate save, FindUpdate find, Pauses pauses) {
    this.save = save;
    this.find = find;
    this.pauses = pauses;
  }

  Creation create(NewUpdate wanted) {
    @Nullable BodhiException unknown = null;
    for (int attempt = 1; ; attempt++) {
      BodhiException failure = null;
      try {
        return settled(save.create(wanted));
      } catch (BodhiRejectedException e) {
        if (e.has(BodhiProblem.Kind.ALREADY_EXISTS)) {
          return new Creation(ours(wanted, e, unknown != null), List.of());
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
        return new Creation(made, List.of());
      }
      if (!failure.mayPassByItself() || !pauses.allowAfter(attempt)) {
        throw failure;
      }
      pause(attempt, failure);
    }
  }

  /** Looks which updates have the builds of those just made. */
  Creation settled(List<Update> made) {
    List<Update> holders = new ArrayList<>();
    List<String> emptied = new ArrayList<>();
    for (Update update : made) {
      Optional<Update> other = holderOf(update.nvrs()).filter(holder -> !same(holder, update));
      holders.add(other.orElse(update));
      other.ifPresent(holder -> emptied.add(update.alias()));
    }
    return new Creation(holders, emptied);
  }

  /**
   * Empty also where Bodhi does not tell: the update was made, which is worth more than the look.
   */
  private Optional<Update> holderOf(List<String> nvrs) {
    try {
      return nvrs.stream()
          .findFirst()
          .flatMap(find::ofBuild)
          .filter(holder -> holder.isActive() && holder.holds(nvrs));
    } catch (BodhiException e) {
      LOG.debug("Could not look up which update has {}", nvrs, e);
      return Optional.empty();
    }
  }

  private static boolean same(Update one, Update other) {
    return one.alias().equals(other.alias());
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
