package io.github.packit4j.sandbox.internal.bodhi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When what happened to an update. Guarded by the state lock. */
final class UpdateDates {

  private final Instant submitted;
  private @Nullable Instant modified;
  private @Nullable Instant approved;
  private @Nullable Instant testing;
  private @Nullable Instant stable;

  UpdateDates(Instant submitted) {
    this.submitted = submitted;
  }

  Instant submitted() {
    return submitted;
  }

  Optional<Instant> modified() {
    return Optional.ofNullable(modified);
  }

  void modified(Instant time) {
    modified = time;
  }

  Optional<Instant> approved() {
    return Optional.ofNullable(approved);
  }

  /** Notes when it could have been pushed for the first time. */
  void approved(Instant time) {
    if (approved == null) {
      approved = time;
    }
  }

  Optional<Instant> testing() {
    return Optional.ofNullable(testing);
  }

  void testing(@Nullable Instant time) {
    testing = time;
  }

  Optional<Instant> stable() {
    return Optional.ofNullable(stable);
  }

  void stable(Instant time) {
    stable = time;
  }

  /** Returns when it came into a repository last. */
  Optional<Instant> pushed() {
    return stable().or(this::testing);
  }

  /** Returns the whole days in testing so far. */
  long daysInTesting(Instant now) {
    return testing().map(since -> Duration.between(since, now).toDays()).orElse(0L);
  }
}
