package io.github.packit4j.bodhi.failure;

import io.github.packit4j.bodhi.Updates;

/**
 * The update is stable, and making it obsolete would take its builds out of the stable tag; Bodhi
 * was not asked to. {@link Updates#obsoleteStable} does so.
 */
public class StableUpdateException extends BodhiException {
  private static final long serialVersionUID = 1L;

  private final String alias;

  /**
   * A refusal.
   *
   * @param alias the update
   */
  public StableUpdateException(String alias) {
    super(
        ("Tried to make the update %s obsolete but failed because: it is stable, and its builds"
                + " would lose the stable tag; call obsoleteStable if that is meant")
            .formatted(alias),
        false,
        null);
    this.alias = alias;
  }

  /** The stable update. */
  public String alias() {
    return alias;
  }
}
