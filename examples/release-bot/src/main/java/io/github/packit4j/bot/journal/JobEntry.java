package io.github.packit4j.bot.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was done on a branch of a package.
 *
 * @param number its place in the order of all
 * @param packageName the dist-git package
 * @param branch its branch
 * @param state how it stands; never {@link State#WAITING}
 * @param started when it began
 * @param ended when it ended, if it has
 * @param note how it ended, for people
 * @param link the pull request, the task in Koji or the update in Bodhi
 * @param steps what was done, in order
 */
public record JobEntry(
    long number,
    String packageName,
    String branch,
    State state,
    Instant started,
    Optional<Instant> ended,
    String note,
    Optional<WebLink> link,
    List<StepEntry> steps) {

  /** Copies the list. */
  public JobEntry {
    steps = List.copyOf(steps);
  }

  JobEntry with(List<StepEntry> found) {
    return new JobEntry(number, packageName, branch, state, started, ended, note, link, found);
  }

  /**
   * A step of a job.
   *
   * @param name a {@link io.github.packit4j.core.Step}
   * @param state {@link State#RUNNING}, {@link State#DONE} or {@link State#FAILED}
   * @param started when it began
   * @param millis how long it took, if it has ended
   * @param bytes how much was downloaded or uploaded
   * @param detail what it did, or what went wrong
   */
  public record StepEntry(
      String name,
      State state,
      Instant started,
      Optional<Long> millis,
      long bytes,
      String detail) {}
}
