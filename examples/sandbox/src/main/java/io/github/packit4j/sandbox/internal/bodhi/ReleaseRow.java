package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.BodhiRelease;
import java.util.List;

/** A release as Bodhi keeps it: its settings may change. Guarded by the state lock. */
final class ReleaseRow {

  private final int id;
  private BodhiRelease settings;

  ReleaseRow(int id, BodhiRelease settings) {
    this.id = id;
    this.settings = settings;
  }

  int id() {
    return id;
  }

  BodhiRelease settings() {
    return settings;
  }

  void settings(BodhiRelease newSettings) {
    settings = newSettings;
  }

  String name() {
    return settings.name();
  }

  boolean isComposed() {
    return settings.composedByBodhi();
  }

  boolean isIn(String state) {
    return settings.state().equals(state);
  }

  /** Returns the tags that Bodhi knows a build of this release by. */
  List<String> knownTags() {
    return List.of(
        settings.candidateTag(),
        settings.testingTag(),
        settings.stableTag(),
        settings.overrideTag(),
        settings.pendingTestingTag(),
        settings.pendingStableTag());
  }
}
