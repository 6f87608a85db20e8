package io.github.packit4j.koji.internal;

import io.github.packit4j.koji.model.KojiValue;
import java.util.Optional;

/** Finds on the hub what a call did whose answer got lost. */
@FunctionalInterface
public interface LostAnswer {
  /**
   * Looks for the result.
   *
   * @param executed true if the hub said that the call was executed, false if it may have been
   * @return the result, empty if it cannot be told
   */
  Optional<KojiValue> find(boolean executed);

  /**
   * For calls that answer nil: being executed is all there is to know.
   *
   * @return nil for executed calls
   */
  static LostAnswer nil() {
    return executed -> executed ? Optional.of(KojiValue.of(null)) : Optional.empty();
  }

  /**
   * For calls of which nothing can be found out.
   *
   * @return never an answer
   */
  static LostAnswer unknown() {
    return executed -> Optional.empty();
  }
}
