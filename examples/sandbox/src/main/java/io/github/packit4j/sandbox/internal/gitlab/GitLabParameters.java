package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import java.util.List;
import java.util.Optional;

/** Checks parameters as GitLab declares them, in the words of its framework. */
final class GitLabParameters {

  private static final int MAX_TITLE = 255;
  private static final List<String> EVENTS = List.of("close", "reopen");

  private GitLabParameters() {}

  /** Returns the event that changes the state, if any. */
  static Optional<String> stateEvent(ApiCall call) {
    Optional<String> event = call.text("state_event");
    if (event.isPresent() && !EVENTS.contains(event.get())) {
      throw ForgeRefusal.malformed("state_event does not have a valid value");
    }
    return event;
  }

  /** Refuses a change that changes nothing that is known. */
  static void requireAny(ApiCall call, List<String> names) {
    if (names.stream().noneMatch(call.body()::has)) {
      throw ForgeRefusal.malformed(
          String.join(", ", names) + " are missing, at least one parameter must be provided");
    }
  }

  /** Refuses a title that is too long. */
  static void checkTitle(ApiCall call) {
    String title = call.text("title").orElse("");
    if (title.codePointCount(0, title.length()) > MAX_TITLE) {
      throw ForgeRefusal.invalid("title", "is too long (maximum is 255 characters)");
    }
  }
}
