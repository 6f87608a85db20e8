package io.github.packit4j.bodhi;

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
   * An update with all the builds was there; nothing was done.
   *
   * @param update the update
   */
  record Present(Update update) implements UpdateOutcome {}
}
