package io.github.packit4j.core.internal;

import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildUntagged;
import io.github.packit4j.core.event.PackitEvent.CheckRerun;
import io.github.packit4j.core.event.PackitEvent.CommitCommented;
import io.github.packit4j.core.event.PackitEvent.Ignored;
import io.github.packit4j.core.event.PackitEvent.PullRequestClosed;
import io.github.packit4j.core.event.PackitEvent.UpdateChanged;
import io.github.packit4j.core.event.PackitEvent.VersionsDropped;

/** What happens beside the way of a release, and starts nothing. */
final class Bystanders {

  /** Stands for the job where there is none. */
  private static final String NO_JOB = "none";

  private Bystanders() {}

  static Started settled(PackitEvent event) {
    return Started.settled(
        new JobOutcome.NotRun(
            NO_JOB, event.subject().name(), Reason.STARTS_NOTHING, message(event)));
  }

  private static String message(PackitEvent event) {
    if (event instanceof PullRequestClosed closed) {
      return "pull request %d was %s; what is merged is told as a push"
          .formatted(closed.number(), closed.merged() ? "merged" : "closed");
    }
    if (event instanceof CommitCommented commented) {
      return "comments on commits hold no commands, not even that of " + commented.author();
    }
    if (event instanceof CheckRerun rerun) {
      return "checks are run again by the app %s that has made them"
          .formatted(rerun.app().orElse(""));
    }
    if (event instanceof BuildUntagged untagged) {
      return "%s is no longer in %s".formatted(untagged.nvr(), untagged.tag());
    }
    if (event instanceof UpdateChanged update) {
      return "the update %s has changed: %s".formatted(update.alias(), update.change());
    }
    if (event instanceof VersionsDropped dropped) {
      return "the versions %s were dropped: %s".formatted(dropped.versions(), dropped.reason());
    }
    return event instanceof Ignored ignored
        ? "%s: %s".formatted(ignored.kind(), ignored.reason())
        : "nothing here reacts to it";
  }
}
