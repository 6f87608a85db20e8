package io.github.packit4j.bot.journal;

import io.github.packit4j.core.Step;

/**
 * A job that this bot is at work on, or has worked on last.
 *
 * @param number its number in the database
 * @param steps how many steps it has had
 * @param branch whether a whole branch is carried out, whose end is told
 * @param planned whether all that was done is a plan, which may be carried out next
 * @param over whether it has ended, as far as one knows
 * @param note how
 */
record OpenJob(long number, int steps, boolean branch, boolean planned, boolean over, String note) {

  static OpenJob of(long number) {
    return new OpenJob(number, 0, false, false, false, "");
  }

  /** Tells whether a step belongs to it, and not to a job of its own. */
  boolean takes(Step step) {
    return branch || planned && step != Step.PLAN;
  }

  OpenJob wholeBranch() {
    return new OpenJob(number, steps, true, false, false, note);
  }

  OpenJob next(Step step) {
    return new OpenJob(number, steps + 1, branch, !branch && step == Step.PLAN, false, note);
  }

  OpenJob ended(String how) {
    return new OpenJob(number, steps, false, planned, true, how);
  }
}
