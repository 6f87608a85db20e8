package io.github.packit4j.sandbox.internal.bodhi;

import java.util.List;

/** Raises what a client asked of an update to what its release asks at least. */
final class Thresholds {

  private Thresholds() {}

  /**
   * Returns the terms with enough days and karma.
   *
   * @param how {@code set} or {@code raised}
   * @param caveats gets what was changed
   */
  static Terms raise(Terms terms, ReleaseRow release, String how, List<Caveat> caveats) {
    int days = release.settings().mandatoryDaysInTesting();
    int karma = release.settings().minKarma();
    AutoPush push = terms.autoPush();
    if (push.stableDays() < days) {
      push = push.withStableDays(days);
      caveats.add(
          new Caveat(
              "stable days",
              "The number of stable days required was %s to the mandatory release value of %d days"
                  .formatted(how, days)));
    }
    if (push.stableKarma() < karma) {
      push = push.withStableKarma(karma);
      caveats.add(
          new Caveat(
              "stable karma",
              "The stable karma required was %s to the mandatory release value of %d"
                  .formatted(how, karma)));
    }
    return terms.with(push);
  }
}
