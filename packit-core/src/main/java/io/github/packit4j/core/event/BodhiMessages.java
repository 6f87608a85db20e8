package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.UpdateChanged;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;
import java.util.List;

/** What Bodhi tells of updates on Fedora's bus. */
final class BodhiMessages {

  private BodhiMessages() {}

  /** One that has lost its builds to another update meanwhile is nobody's concern. */
  static PackitEvent tested(Payload payload) {
    Payload update = payload.below("update");
    List<String> builds = update.nvrs("builds");
    return builds.isEmpty()
        ? payload.ignored("another update has the builds")
        : new UpdateTested(update.text("alias"), update.text("user.name"), builds, update.origin());
  }

  static PackitEvent changed(String change, Payload payload) {
    // A comment has its update within it.
    Payload update = payload.below(payload.at("update").isObject() ? "update" : "comment.update");
    return new UpdateChanged(
        update.text("alias"),
        change,
        update.text("user.name"),
        update.nvrs("builds"),
        update.origin());
  }
}
