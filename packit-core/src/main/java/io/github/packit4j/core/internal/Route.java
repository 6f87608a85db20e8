package io.github.packit4j.core.internal;

import io.github.packit4j.core.JobOutcome;
import java.util.List;

/** Where an event goes. */
public sealed interface Route {

  /**
   * It may start something there.
   *
   * @param tracks at least one
   */
  record To(List<Track> tracks) implements Route {

    /** Copies the list. */
    public To {
      tracks = List.copyOf(tracks);
    }
  }

  /**
   * It goes nowhere, as it is for none of the dist-gits, or nothing says for which.
   *
   * @param outcome why
   */
  record Nowhere(JobOutcome outcome) implements Route {}
}
