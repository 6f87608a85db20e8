package io.github.packit4j.sandbox.internal.bodhi;

import java.time.Clock;

/** What an update needs before anybody may push it to stable. */
final class StablePolicy {

  private static final String UNTESTED =
      "This update has not yet met the minimum testing requirements defined in the <a href=\"%s\">"
          + "%s</a>";

  private final Clock clock;
  private final Gating gating;

  StablePolicy(Clock clock, Gating gating) {
    this.clock = clock;
    this.gating = gating;
  }

  /**
   * Whether an update has been tested enough.
   *
   * @param met whether it has
   * @param reason why, or why not
   */
  record Verdict(boolean met, String reason) {}

  Verdict judge(Update update) {
    Verdict tests = gating.judge(update);
    if (!tests.met()) {
      return tests;
    }
    int karma = update.release().settings().minKarma();
    int days = update.release().settings().mandatoryDaysInTesting();
    String start = tests.reason();
    if (Karma.of(update).total() >= karma) {
      return new Verdict(true, start + " and the update has at least " + karma + " karma.");
    }
    if (days == 0) {
      return new Verdict(true, start + " and there is no minimum wait set.");
    }
    if (update.dates().daysInTesting(clock.instant()) >= days) {
      return new Verdict(true, start + " and update meets the wait time requirement.");
    }
    return new Verdict(
        false,
        "%s but update has less than %d karma and has been in testing less than %d days."
            .formatted(start, karma, days));
  }

  boolean isMet(Update update) {
    return judge(update).met();
  }

  /** Returns what Bodhi says of an update that has not been tested enough. */
  static String refusal(Update update, Verdict verdict) {
    boolean epel = update.release().settings().idPrefix().equals("FEDORA-EPEL");
    String text =
        epel
            ? UNTESTED.formatted(
                "https://fedoraproject.org/wiki/EPEL_Updates_Policy", "EPEL Update Policy")
            : UNTESTED.formatted(
                "https://fedoraproject.org/wiki/Package_update_acceptance_criteria",
                "Package Update Acceptance Criteria");
    return text + ": " + verdict.reason();
  }
}
