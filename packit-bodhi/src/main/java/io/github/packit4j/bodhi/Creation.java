package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.UpdateSplitException;
import io.github.packit4j.bodhi.model.Update;
import java.util.List;

/**
 * What a request to create updates came to.
 *
 * @param updates the updates that hold the builds, one for each release
 * @param emptied aliases of updates that were made by the request and lost their builds at once to
 *     updates that somebody else made at the same moment; those are then among {@code updates}
 */
record Creation(List<Update> updates, List<String> emptied) {
  Creation {
    updates = List.copyOf(updates);
    emptied = List.copyOf(emptied);
  }

  /**
   * The only update.
   *
   * @throws UpdateSplitException if there are several
   */
  Update single() {
    if (updates.size() > 1) {
      throw new UpdateSplitException(updates);
    }
    return updates.get(0);
  }
}
