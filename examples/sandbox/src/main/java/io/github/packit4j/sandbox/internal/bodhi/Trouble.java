package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.BodhiTrouble;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What goes wrong behind Bodhi at present. Guarded by the state lock. */
final class Trouble implements BodhiTrouble {

  private final StateLock state;
  private final Supplier<Set<String>> takenBuilds;
  private boolean kojiFails;
  private int pagureStatus;
  private @Nullable Set<String> takenBeforeTheRace;

  /**
   * Creates a trouble that has not begun.
   *
   * @param takenBuilds the builds that are in an update which keeps others from using them
   */
  Trouble(StateLock state, Supplier<Set<String>> takenBuilds) {
    this.state = state;
    this.takenBuilds = takenBuilds;
  }

  @Override
  public void kojiFails() {
    state.run(() -> kojiFails = true);
  }

  @Override
  public void pagureAnswers(int status) {
    state.run(() -> pagureStatus = status);
  }

  @Override
  public void createsRace() {
    state.run(() -> takenBeforeTheRace = new HashSet<>(takenBuilds.get()));
  }

  @Override
  public void end() {
    state.run(
        () -> {
          kojiFails = false;
          pagureStatus = 0;
          takenBeforeTheRace = null;
        });
  }

  boolean isKojiDown() {
    return kojiFails;
  }

  OptionalInt pagureStatus() {
    return pagureStatus == 0 ? OptionalInt.empty() : OptionalInt.of(pagureStatus);
  }

  /** Tells whether a request that creates an update does not see yet that a build is taken. */
  boolean overlooks(String nvr) {
    return takenBeforeTheRace != null && !takenBeforeTheRace.contains(nvr);
  }
}
