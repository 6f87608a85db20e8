package io.github.packit4j.bot;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.distgit.forge.ForgeProject;
import java.util.Optional;

/** What may have been missed of an upstream project. */
final class SweptProject {

  private SweptProject() {}

  static Optional<PackitEvent> of(ForgeProject project) {
    return project
        .releases()
        .latest()
        .map(release -> new ReleasePublished(project.webUrl(), release.tag()));
  }
}
