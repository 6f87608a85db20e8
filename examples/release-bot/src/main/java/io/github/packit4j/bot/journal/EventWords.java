package io.github.packit4j.bot.journal;

import io.github.packit4j.core.event.PackitEvent;
import java.net.URI;
import java.util.Optional;

/** What happened, in a few words. */
final class EventWords {

  private static final int SHORT_HASH = 8;

  private EventWords() {}

  static String of(PackitEvent event) {
    if (event instanceof PackitEvent.ReleasePublished release) {
      return "Release %s of %s".formatted(release.tag(), project(release.project()));
    }
    if (event instanceof PackitEvent.NewVersions versions) {
      return "Version %s of %s"
          .formatted(String.join(", ", versions.versions()), versions.packageName());
    }
    if (event instanceof PackitEvent.DistGitPush push) {
      return "Push of %s to %s, %s"
          .formatted(shortHash(push.commit()), push.packageName(), push.branch());
    }
    if (event instanceof PackitEvent.BuildStateChanged build) {
      return "Build %s %s".formatted(build.nvr(), state(build.state()));
    }
    if (event instanceof PackitEvent.BuildTagged tagged) {
      return "Build %s tagged into %s".formatted(tagged.nvr(), tagged.tag());
    }
    if (event instanceof PackitEvent.PullRequestChanged changed) {
      return "Pull request %d of %s".formatted(changed.number(), project(changed.project()));
    }
    if (event instanceof PackitEvent.ScratchBuildChanged scratch) {
      return "Scratch build %d %s".formatted(scratch.task(), scratch.state());
    }
    if (event instanceof PackitEvent.UpdateTested tested) {
      return "Update %s tested".formatted(tested.alias());
    }
    if (event instanceof PackitEvent.CommentPosted comment) {
      return "Comment of %s on %s, %d"
          .formatted(comment.author(), project(comment.project()), comment.number());
    }
    return ofNews(event);
  }

  /** What starts no job by itself. */
  private static String ofNews(PackitEvent event) {
    if (event instanceof PackitEvent.VersionsFound found) {
      return "Version %s of %s found".formatted(String.join(", ", found.versions()), found.name());
    }
    if (event instanceof PackitEvent.VersionsDropped dropped) {
      return "Version %s of %s left out"
          .formatted(String.join(", ", dropped.versions()), dropped.packageName());
    }
    if (event instanceof PackitEvent.BuildUntagged untagged) {
      return "Build %s taken out of %s".formatted(untagged.nvr(), untagged.tag());
    }
    if (event instanceof PackitEvent.UpdateChanged changed) {
      return "Update %s: %s".formatted(changed.alias(), changed.change());
    }
    if (event instanceof PackitEvent.PullRequestClosed closed) {
      return "Pull request %d of %s %s"
          .formatted(
              closed.number(), project(closed.project()), closed.merged() ? "merged" : "closed");
    }
    if (event instanceof PackitEvent.CommitCommented comment) {
      return "Comment of %s on %s, %s"
          .formatted(comment.author(), project(comment.project()), shortHash(comment.commit()));
    }
    if (event instanceof PackitEvent.CheckRerun rerun) {
      return "Check of %s in %s asked for again by %s"
          .formatted(shortHash(rerun.commit()), project(rerun.project()), rerun.author());
    }
    return "Something about " + event.subject().name();
  }

  private static String state(int state) {
    return switch (state) {
      case 0 -> "started";
      case 1 -> "complete";
      case 2 -> "deleted";
      case 3 -> "failed";
      case 4 -> "canceled";
      default -> "in state " + state;
    };
  }

  private static String project(URI page) {
    return Optional.ofNullable(page.getPath())
        .map(path -> path.replaceFirst("^/+", ""))
        .filter(path -> !path.isEmpty())
        .orElse(page.toString());
  }

  private static String shortHash(String commit) {
    return commit.substring(0, Math.min(SHORT_HASH, commit.length()));
  }
}
