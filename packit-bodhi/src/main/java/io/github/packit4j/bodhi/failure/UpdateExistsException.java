package io.github.packit4j.bodhi.failure;

import io.github.packit4j.bodhi.model.Update;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The build or the side tag already has an update. Usually the work is done; not so when {@link
 * #existing()} is obsolete, because an obsolete update keeps its builds from being used again.
 */
public class UpdateExistsException extends BodhiRejectedException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Update existing;

  /**
   * A refusal.
   *
   * @param action what was tried
   * @param status the HTTP status
   * @param problems the reasons
   * @param existing the update that is in the way, or null when it could not be found
   */
  public UpdateExistsException(
      String action, int status, List<BodhiProblem> problems, @Nullable Update existing) {
    super(action, status, problems);
    this.existing = existing;
  }

  /** The update that is in the way, where it could be found. */
  public Optional<Update> existing() {
    return Optional.ofNullable(existing);
  }
}
