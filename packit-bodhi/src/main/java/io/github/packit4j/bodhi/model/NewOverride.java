package io.github.packit4j.bodhi.model;

import java.time.Instant;

/**
 * A buildroot override to be made.
 *
 * @param nvr the build, which must be in its release's candidate tag
 * @param notes why it is needed, at least 2 characters
 * @param expiresAt when it is to end: from tomorrow to 31 days ahead
 */
public record NewOverride(String nvr, String notes, Instant expiresAt) {
  /** Refuses what Bodhi would refuse in any case. */
  public NewOverride {
    if (nvr.isBlank()) {
      throw new IllegalArgumentException("A buildroot override needs a build");
    }
    if (notes.strip().length() < 2) {
      throw new IllegalArgumentException(
          "The notes of the buildroot override of %s need at least 2 characters".formatted(nvr));
    }
  }
}
