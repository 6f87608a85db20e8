package io.github.packit4j.bot;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;

/** What an event is about: those of one subject are handled one after the other. */
final class Subject {

  private static final int MOST = 200;

  private Subject() {}

  /** Gives a short text that a database takes. */
  static String of(PackitEvent event) {
    String subject = text(event);
    return subject.length() <= MOST && subject.chars().allMatch(c -> c > ' ' && c < 127)
        ? subject
        : Fingerprint.of(subject);
  }

  private static String text(PackitEvent event) {
    if (event instanceof ReleasePublished release) {
      return release.project().toString();
    }
    if (event instanceof NewVersions versions) {
      return versions.packageName();
    }
    if (event instanceof DistGitPush push) {
      return push.packageName();
    }
    if (event instanceof BuildStateChanged build) {
      return build.nvr().replaceFirst("-[^-]*-[^-]*$", "");
    }
    if (event instanceof BuildTagged tagged) {
      return tagged.packageName();
    }
    if (event instanceof PullRequestChanged changed) {
      return changed.project().toString();
    }
    if (event instanceof ScratchBuildChanged scratch) {
      return scratch.source();
    }
    return event instanceof UpdateTested tested
        ? tested.alias()
        : ((CommentPosted) event).project().toString();
  }
}
