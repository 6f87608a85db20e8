package io.github.packit4j.core.internal.execute;

import io.github.packit4j.bodhi.NewUpdate;
import io.github.packit4j.bodhi.UpdateType;
import io.github.packit4j.bodhi.notes.UpdateNotes;
import io.github.packit4j.config.Parameters;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the updates of jobs are made with. */
final class NewUpdates {

  private NewUpdates() {}

  /**
   * Starts an update of builds.
   *
   * @param params the job's {@code bodhi_extra_params}: the base, over which all else wins
   */
  static NewUpdate.Builder of(Collection<String> builds, UpdateNotes notes, Parameters params) {
    return NewUpdate.builder()
        .type(UpdateType.ENHANCEMENT)
        .bugs(notes.bugs())
        .extraParams(present(params))
        .builds(builds)
        .notes(notes.text());
  }

  /** A parameter that is null was switched off on the way from the top level to the job. */
  private static Map<String, Object> present(Parameters parameters) {
    Map<String, Object> present = new LinkedHashMap<>();
    parameters
        .values()
        .forEach(
            (name, value) -> {
              if (value != null) {
                present.put(name, value);
              }
            });
    return present;
  }
}
