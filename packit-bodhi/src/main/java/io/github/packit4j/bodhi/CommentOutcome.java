package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.model.Caveat;
import io.github.packit4j.bodhi.model.Comment;
import java.util.List;

/**
 * What commenting came to.
 *
 * @param comment the comment as Bodhi keeps it; its karma is 0 where the vote did not count
 * @param caveats what Bodhi did differently, such as {@link Caveat.Kind#OWN_KARMA}
 */
public record CommentOutcome(Comment comment, List<Caveat> caveats) {
  /** Copies the caveats. */
  public CommentOutcome {
    caveats = List.copyOf(caveats);
  }

  /**
   * Whether one of the caveats is of this kind.
   *
   * @param kind the kind
   */
  public boolean has(Caveat.Kind kind) {
    return caveats.stream().anyMatch(caveat -> caveat.kind() == kind);
  }
}
