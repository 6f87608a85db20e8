package io.github.packit4j.bodhi;

/** What became of an update that was to be pushed to stable. */
public sealed interface PushOutcome {

  /** The update. */
  Update update();

  /**
   * The push was asked for.
   *
   * @param update the update afterwards
   */
  record Requested(Update update) implements PushOutcome {}

  /**
   * The push was not asked for, because Bodhi would refuse it or its owner wants more testing.
   *
   * @param update the update
   * @param reason what is missing
   */
  record Waiting(Update update, String reason) implements PushOutcome {}

  /**
   * Bodhi refused the push.
   *
   * @param update the update
   * @param cause Bodhi's reasons
   */
  record Refused(Update update, BodhiRejectedException cause) implements PushOutcome {}
}
