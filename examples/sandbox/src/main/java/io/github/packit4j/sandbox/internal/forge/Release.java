package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.UpstreamRelease;
import java.time.Instant;
import java.util.Optional;

/**
 * A release at one moment.
 *
 * @param id its number in the forge
 * @param content what people see
 * @param author who made it
 * @param created when it was made
 * @param published when it was published, if it was
 */
public record Release(
    int id, UpstreamRelease content, String author, Instant created, Optional<Instant> published) {

  /** Returns the tag. */
  public String tag() {
    return content.tag();
  }

  /** Tells whether it is a draft. */
  public boolean draft() {
    return content.draft();
  }

  Release with(UpstreamRelease newContent, Instant now) {
    Optional<Instant> since =
        newContent.draft() ? Optional.empty() : Optional.of(published.orElse(now));
    return new Release(id, newContent, author, created, since);
  }
}
