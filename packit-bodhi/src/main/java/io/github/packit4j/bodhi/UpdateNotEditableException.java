package io.github.packit4j.bodhi;

/** The update cannot be changed any more; Bodhi was not asked to. */
public class UpdateNotEditableException extends BodhiException {
  private static final long serialVersionUID = 1L;

  private final String alias;

  /**
   * A refusal.
   *
   * @param alias the update
   * @param reason why it cannot be changed
   */
  public UpdateNotEditableException(String alias, String reason) {
    super(
        "Tried to edit the update %s but failed because: %s".formatted(alias, reason), false, null);
    this.alias = alias;
  }

  /** The update that was to be changed. */
  public String alias() {
    return alias;
  }
}
