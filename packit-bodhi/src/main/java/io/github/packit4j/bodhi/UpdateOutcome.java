package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.model.Update;
import java.util.Optional;

/** What submitting an update came to. */
public sealed interface UpdateOutcome {

  /** The update as it is now. */
  Update update();

  /**
   * It was created.
   *
   * @param update the update
   */
  record Created(Update update) implements UpdateOutcome {}

  /**
   * The update of the side tag was there and got the builds that were missing.
   *
   * @param update the update
   */
  record Edited(Update update) implements UpdateOutcome {}

  /**
   * An update with all the builds was there, or somebody else made one at the same moment.
   *
   * @param update the update
   * @param emptied the alias of the update that was made here at that same moment and lost its
   *     builds to the other; it stays, without builds, until somebody makes it obsolete
   */
  record Present(Update update, Optional<String> emptied) implements UpdateOutcome {}
}
