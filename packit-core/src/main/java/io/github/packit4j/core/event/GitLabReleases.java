package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import java.time.Clock;

/** Releases of GitLab. */
final class GitLabReleases {

  private static final String RELEASED = "released_at";

  private final Clock clock;

  GitLabReleases(Clock clock) {
    this.clock = clock;
  }

  PackitEvent read(Payload payload) {
    if (!payload.anyText("action").equals("create")) {
      return payload.ignored("the release was not published");
    }
    if (isUpcoming(payload)) {
      return payload.ignored("the release is yet to come");
    }
    return new ReleasePublished(
        payload.webUrl("project.web_url"), payload.text("tag"), payload.origin(RELEASED));
  }

  /** Clocks differ a little, and most releases have the date at which they were created. */
  private boolean isUpcoming(Payload payload) {
    String date = payload.anyText(RELEASED);
    return !date.isEmpty()
        && Times.ofDate(date)
            .orElseThrow(() -> payload.refused("the field '%s' is no date".formatted(RELEASED)))
            .isAfter(clock.instant().plus(StandardSignature.TOLERANCE));
  }
}
