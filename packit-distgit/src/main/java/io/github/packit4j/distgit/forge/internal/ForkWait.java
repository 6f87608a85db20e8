package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.http.support.Sleeper;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

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

  /**
   * Asks until the fork is there.
   *
   * @param ready gives the fork once it can be used
   * @param name what to call it in messages
   */
  <T> T until(Supplier<Optional<T>> ready, String name) throws InterruptedException {
    Duration waited = Duration.ZERO;
    Duration pause = FIRST;
    while (true) {
      String last = "the forge knows no such fork, or its git is still empty";
      try {
        Optional<T> fork = ready.get();
        if (fork.isPresent()) {
          return fork.get();
        }
      } catch (ForgeException e) {
        if (!isNotYet(e)) {
          throw e;
        }
        last = String.valueOf(e.getMessage());
      }
      if (waited.plus(pause).compareTo(timeout) > 0) {
        throw new ForgeException(
            Reason.NOT_READY,
            "Tried to fork into "
                + name
                + " but failed because: its git did not work after "
                + timeout.toSeconds()
                + " seconds; try again later. Last: "
                + last);
      }
      sleeper.sleep(pause);
      waited = waited.plus(pause);
      pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    }
  }

  private static boolean isNotYet(ForgeException e) {
    return switch (e.reason()) {
      case SERVER, NOT_FOUND, CONFLICT -> true;
      default -> false;
    };
  }
}
