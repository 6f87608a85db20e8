package io.github.packit4j.bodhi.failure;

import io.github.packit4j.bodhi.model.Update;

/** The update cannot be changed any more; Bodhi was not asked to. */
public class UpdateNotEditableException extends BodhiException {
  private static final long serialVersionUID = 1L;

  private final String alias;
  private final Reason reason;

  /**
   * A refusal.
   *
   * @param alias the update
   * @param reason why it cannot be changed
   */
  public UpdateNotEditableException(String alias, Reason reason) {
    super(
        "Tried to edit the update %s but failed because: %s".formatted(alias, reason.text),
        false,
        null);
    this.alias = alias;
    this.reason = reason;
  }

  /** The update that was to be changed. */
  public String alias() {
    return alias;
  }

  /** Why it cannot be changed. */
  public Reason reason() {
    return reason;
  }

  /** Why an update cannot be changed. */
  public enum Reason {
    /** There is no such update. */
    MISSING("there is no such update"),
    /** It is stable. */
    STABLE("it is stable; make a new update with new builds"),
    /** It is obsolete. */
    OBSOLETE("it is obsolete; make a new update with new builds"),
    /** It has lost its builds to another update; see {@link Update#isEmptied()}. */
    EMPTIED("it has no builds any more; edit the update that has them");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }
}
