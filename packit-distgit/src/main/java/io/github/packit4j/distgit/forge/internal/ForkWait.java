package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.http.support.Sleeper;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Waits until a fork is usable. A forge answers for a fork before its git exists (distgit.md, 1.5),
 * so failures of the server count as "not yet" meanwhile.
 *
 * @param sleeper waits
 * @param timeout how long at most
 */
record ForkWait(Sleeper sleeper, Duration timeout) {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  void until(BooleanSupplier ready, String fork) throws InterruptedException {
    Duration waited = Duration.ZERO;
    Duration pause = FIRST;
    while (true) {
      Optional<String> notYet = notYet(ready);
      if (notYet.isEmpty()) {
        return;
      }
      if (waited.plus(pause).compareTo(timeout) > 0) {
        throw new ForgeException(
            Reason.NOT_READY,
            "Tried to fork into "
                + fork
                + " but failed because: its git did not work after "
                + timeout.toSeconds()
                + " seconds; try again later. Last: "
                + notYet.get());
      }
      sleeper.sleep(pause);
      waited = waited.plus(pause);
      pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    }
  }

  /** Says why the fork cannot be used yet; empty once it can. */
  private static Optional<String> notYet(BooleanSupplier ready) {
    try {
      return ready.getAsBoolean()
          ? Optional.empty()
          : Optional.of("the forge knows no such fork, or its git is still empty");
    } catch (ForgeException e) {
      if (e.reason() == Reason.SERVER
          || e.reason() == Reason.NOT_FOUND
          || e.reason() == Reason.CONFLICT) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }
}
