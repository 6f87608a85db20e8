package io.github.packit4j.core.internal;

import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.internal.work.Gate;
import java.util.List;

/** A job that an event starts. It can be planned, or run, which plans it and carries that out. */
public interface Started {

  /**
   * Plans it.
   *
   * @return what it will do; a failure to plan it is one of the elements
   */
  List<JobPlan> plan();

  /**
   * Runs it.
   *
   * @param gate lets its plans through
   * @return what became of it
   */
  List<JobOutcome> run(Gate gate);

  /**
   * Gives a job that has ended already.
   *
   * @param outcome how
   * @return the job
   */
  static Started settled(JobOutcome outcome) {
    return new Started() {
      @Override
      public List<JobPlan> plan() {
        return List.of(new JobPlan.Settled(outcome));
      }

      @Override
      public List<JobOutcome> run(Gate gate) {
        return List.of(outcome);
      }
    };
  }
}
