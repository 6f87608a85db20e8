package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.model.Update;

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
   * @param hold what keeps it
   * @param reason what is missing, for people
   */
  record Waiting(Update update, Hold hold, String reason) implements PushOutcome {}

  /** What keeps an update from being pushed. */
  enum Hold {
    /** It is not in testing. */
    NOT_IN_TESTING,
    /** Something is requested for it already. */
    REQUESTED,
    /** A compose holds it. */
    LOCKED,
    /** It has lost its builds to another update. */
    EMPTIED,
    /** Bodhi moves the updates of its release by itself. */
    AUTOMATIC,
    /** Tests have failed or are not done. */
    GATING,
    /** The policy of its release wants more testing. */
    POLICY,
    /** Its owner wants more testing. */
    OWNER
  }

  /**
   * Bodhi refused the push.
   *
   * @param update the update
   * @param cause Bodhi's reasons
   */
  record Refused(Update update, BodhiRejectedException cause) implements PushOutcome {}
}
