package io.github.packit4j.bodhi.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A build that other builds may use before its update is stable.
 *
 * @param nvr the build
 * @param notes why it is needed
 * @param submittedAt when it was asked for
 * @param expiresAt when it ends
 * @param expiredAt when it ended; empty while it is active
 * @param submitter who asked for it
 * @param caveats what Bodhi did differently; only in the answer to a create or an edit
 */
public record BuildrootOverride(
    String nvr,
    String notes,
    Optional<Instant> submittedAt,
    Optional<Instant> expiresAt,
    Optional<Instant> expiredAt,
    Optional<BodhiUser> submitter,
    List<Caveat> caveats) {

  /** Copies the caveats. */
  public BuildrootOverride {
    caveats = List.copyOf(caveats);
  }

  /** Whether it has not ended. */
  public boolean isActive() {
    return expiredAt.isEmpty();
  }
}
