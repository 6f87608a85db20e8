package io.github.packit4j.core.internal.work;

import io.github.packit4j.core.Approval;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobPlan;
import java.util.Objects;
import java.util.Optional;

/**
 * The seam between planning and doing: the program may say no to a plan.
 *
 * @param approval is asked; empty if everything goes
 */
public record Gate(Optional<Approval> approval) {

  /**
   * Gives a seam that lets everything through.
   *
   * @return the seam of a caller who wants it done
   */
  public static Gate open() {
    return new Gate(Optional.empty());
  }

  /** Carries out a plan. */
  @FunctionalInterface
  public interface Doing {

    /**
     * Does what the plan says.
     *
     * @param justPlanned whether nobody has had the time to change anything since the plan was
     *     made, but for who works at the very same moment
     * @return what became of it
     */
    JobOutcome run(boolean justPlanned);
  }

  /**
   * Carries a plan out, if it may be.
   *
   * @param plan the plan, which has just been made
   * @param doing carries it out
   * @return what became of it, or that it was refused
   */
  public JobOutcome pass(JobPlan plan, Doing doing) {
    if (plan instanceof JobPlan.Settled settled) {
      return settled.outcome();
    }
    if (approval.isEmpty() || plan.changesNothing()) {
      return doing.run(true);
    }
    Approval.Answer answer =
        Objects.requireNonNull(approval.get().ask(plan), "Approval.ask has given no answer");
    return answer instanceof Approval.Refuse refused
        ? new JobOutcome.NotRun(
            plan.job(), plan.packageName(), Reason.NOT_APPROVED, refused.reason())
        : doing.run(false);
  }
}
