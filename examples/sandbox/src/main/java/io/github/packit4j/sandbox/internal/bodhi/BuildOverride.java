package io.github.packit4j.sandbox.internal.bodhi;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A build that is in the buildroot before it is stable. Guarded by the state lock. */
final class BuildOverride {

  private final BuildRow build;
  private String submitter;
  private String notes;
  private Instant submitted;
  private Instant expiration;
  private @Nullable Instant expired;

  BuildOverride(
      BuildRow build, String submitter, String notes, Instant submitted, Instant expiration) {
    this.build = build;
    this.submitter = submitter;
    this.notes = notes;
    this.submitted = submitted;
    this.expiration = expiration;
  }

  BuildRow build() {
    return build;
  }

  String submitter() {
    return submitter;
  }

  String notes() {
    return notes;
  }

  Instant submitted() {
    return submitted;
  }

  void resubmit(Instant time) {
    submitted = time;
  }

  Instant expiration() {
    return expiration;
  }

  void edit(String newSubmitter, String newNotes, Instant newExpiration) {
    submitter = newSubmitter;
    notes = newNotes;
    expiration = newExpiration;
  }

  /** When it ended; empty while it is good. */
  Optional<Instant> expired() {
    return Optional.ofNullable(expired);
  }

  void expired(@Nullable Instant time) {
    expired = time;
  }
}
