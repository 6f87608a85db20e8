package io.github.packit4j.core;

/**
 * Looks at what a job will do, before {@link ReleaseWorkflow#handle} does it, and may say no.
 *
 * <pre>{@code
 * Approval notOnFridays =
 *     plan ->
 *         plan instanceof JobPlan.Update && LocalDate.now(clock).getDayOfWeek() == DayOfWeek.FRIDAY
 *             ? Approval.refuse("no updates on Fridays")
 *             : Approval.go();
 * }</pre>
 *
 * <p>It is asked once a job, and not about one that changes nothing; about the update of a side tag
 * again where that has become another one meanwhile. While it is asked about a release, nobody else
 * works on the package; so an answer that people have to give is better waited for between {@link
 * ReleaseWorkflow#plan(io.github.packit4j.core.event.PackitEvent)} and {@link
 * ReleaseWorkflow#execute(EventPlan)}. What has changed while it was thinking is found like what
 * changed before a plan is carried out late. An exception of it fails the job.
 */
@FunctionalInterface
public interface Approval {

  /**
   * Decides on a job.
   *
   * @param plan what it will do
   * @return whether it does
   */
  Answer ask(JobPlan plan);

  /** Whether a job is carried out. */
  sealed interface Answer {}

  /** It is. */
  record Go() implements Answer {}

  /**
   * It is not.
   *
   * @param reason why, for people
   */
  record Refuse(String reason) implements Answer {}

  /**
   * Lets a job run.
   *
   * @return the answer
   */
  static Answer go() {
    return new Go();
  }

  /**
   * Keeps a job from running: it ends as {@link JobOutcome.NotRun} with {@link
   * JobOutcome.Reason#NOT_APPROVED}.
   *
   * @param reason why, for people
   * @return the answer
   */
  static Answer refuse(String reason) {
    return new Refuse(reason);
  }
}
