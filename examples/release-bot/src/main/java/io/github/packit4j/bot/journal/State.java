package io.github.packit4j.bot.journal;

/** How an event, a job, a step or a plan stands. */
public enum State {
  /** An event is yet to be handled, or a plan to be decided on. */
  WAITING,
  /** It is being worked on. */
  RUNNING,
  /** It has ended well. */
  DONE,
  /** There was nothing to do, for a reason that is told. */
  SKIPPED,
  /** It has failed. */
  FAILED,
  /** Nobody has told how it ended: the bot died, and another one has begun anew. */
  LOST,
  /** Somebody has agreed to a plan, and it is about to be carried out. */
  APPROVED,
  /** Somebody has said no to a plan. */
  DECLINED
}
