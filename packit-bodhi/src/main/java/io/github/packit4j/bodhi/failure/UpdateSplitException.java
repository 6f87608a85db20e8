package io.github.packit4j.bodhi.failure;

import io.github.packit4j.bodhi.Updates;
import io.github.packit4j.bodhi.model.Update;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The builds are of several releases, so Bodhi made one update for each, although one was asked
 * for. Nothing is wrong with them; {@link Updates#createAll} is the call that expects several.
 */
public class UpdateSplitException extends BodhiException {
  private static final long serialVersionUID = 1L;

  private final transient List<Update> updates;

  /**
   * A split.
   *
   * @param updates what was made
   */
  public UpdateSplitException(List<Update> updates) {
    super(
        "Tried to create one update but Bodhi made "
            + updates.stream().map(Update::alias).collect(Collectors.joining(", "))
            + " because the builds are of several releases; use createAll",
        false,
        null);
    this.updates = List.copyOf(updates);
  }

  /** The updates that were made; empty after Java serialization. */
  public List<Update> updates() {
    return updates == null ? List.of() : updates;
  }
}
