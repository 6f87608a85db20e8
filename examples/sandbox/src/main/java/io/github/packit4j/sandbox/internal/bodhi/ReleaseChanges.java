package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.BodhiRelease;
import java.util.List;

/** Adds releases and changes their state, which reaches their updates. */
final class ReleaseChanges {

  private final Releases releases;
  private final UpdateTable updates;
  private final Comments comments;

  ReleaseChanges(Releases releases, UpdateTable updates, Comments comments) {
    this.releases = releases;
    this.updates = updates;
    this.comments = comments;
  }

  void put(BodhiRelease settings) {
    String before = releases.named(settings.name()).map(row -> row.settings().state()).orElse("");
    boolean changes = !before.isEmpty() && !before.equals(settings.state());
    if (changes && settings.state().equals(Choices.ARCHIVED)) {
      archive(updatesOf(settings));
    } else if (changes && settings.state().equals(Choices.FROZEN)) {
      freeze(updatesOf(settings));
    }
    releases.put(settings);
  }

  private List<Update> updatesOf(BodhiRelease settings) {
    return updates.all().stream()
        .filter(update -> update.release().name().equals(settings.name()))
        .toList();
  }

  private void archive(List<Update> its) {
    its.stream()
        .filter(Update::isOpen)
        .forEach(
            update -> {
              update.status(UpdateStatus.OBSOLETE);
              update.request(null);
              comments.byRobot(
                  update,
                  "This update is marked obsolete because the %s release is archived."
                      .formatted(update.release().name()));
            });
  }

  private void freeze(List<Update> its) {
    its.stream()
        .filter(update -> update.asksFor(UpdateRequest.STABLE) && !update.isLocked())
        .forEach(
            update ->
                comments.byRobot(
                    update,
                    "There is an ongoing freeze; this will be pushed to stable after the freeze is"
                        + " over."));
  }
}
