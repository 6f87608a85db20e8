package io.github.packit4j.core.internal.execute;

import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.UpdateType;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.Parameters;
import io.github.packit4j.core.JobPlan;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the updates of jobs are made with. */
final class NewUpdates {

  private NewUpdates() {}

  /**
   * Makes what Bodhi is asked for. The job's {@code bodhi_extra_params} are the base, over which
   * builds and notes win.
   *
   * @param plan the update
   * @throws IllegalArgumentException if Bodhi would refuse it in any case
   */
  static NewUpdate of(JobPlan.Update plan) {
    NewUpdate.Builder update =
        NewUpdate.builder()
            .type(UpdateType.ENHANCEMENT)
            .bugs(plan.bugs())
            .extraParams(plan.parameters().values());
    update.builds(plan.builds()).notes(plan.notes());
    plan.sideTag().map(JobPlan.SideTag::name).ifPresent(update::fromTag);
    return update.build();
  }

  /** A plan that Bodhi would refuse is none. */
  static void requirePossible(JobPlan.Update plan) {
    of(plan);
  }

  /** A parameter that is null was switched off on the way from the top level to the job. */
  static Parameters parameters(PackageSettings settings) {
    Map<String, Object> present = new LinkedHashMap<>();
    settings
        .bodhiExtraParams()
        .values()
        .forEach(
            (name, value) -> {
              if (value != null) {
                present.put(name, value);
              }
            });
    return new Parameters(present);
  }
}
