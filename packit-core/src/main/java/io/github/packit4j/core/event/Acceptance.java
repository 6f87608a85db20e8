package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.Ignored;
import io.github.packit4j.core.event.PackitEvent.VersionsFound;
import java.util.function.Predicate;

/**
 * Leaves out the events of subjects that a program does not accept.
 *
 * @param wanted tells which it does
 */
record Acceptance(Predicate<Subject> wanted) {

  static final Acceptance OF_ALL = new Acceptance(subject -> true);

  Acceptance and(Predicate<Subject> further) {
    return new Acceptance(wanted.and(further));
  }

  PackitEvent of(PackitEvent event) {
    if (event instanceof Ignored) {
      return event;
    }
    if (event instanceof VersionsFound found && !found.packages().isEmpty()) {
      VersionsFound rest = found.with(mapping -> wanted.test(mapping.subject()));
      return rest.packages().isEmpty() ? ignored(event) : rest;
    }
    return event.subjects().stream().anyMatch(wanted) ? event : ignored(event);
  }

  private static Ignored ignored(PackitEvent event) {
    return new Ignored(
        event.getClass().getSimpleName(),
        "the program accepts no events of " + event.subject().name(),
        event.origin());
  }
}
